"""The gazetteer's data: the shipped file, the store that reads it, points and their states."""
