"""From typed text to an outcome, one kind of reading a module."""
