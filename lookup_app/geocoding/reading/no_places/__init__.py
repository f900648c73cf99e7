"""What names no place: persons, things, other countries, nothing at all."""
