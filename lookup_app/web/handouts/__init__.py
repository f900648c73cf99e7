"""What a counselor hands over: the builder, the sheet to print, and the same to take along."""
