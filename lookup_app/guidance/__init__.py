"""Help lines, national and by state, read once from the files in content/guidance."""
