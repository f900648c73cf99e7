"""How places, facilities and lines are said in the reader's language."""
