"""Names among other words: in sentences, in lists, of parts, two at once."""
