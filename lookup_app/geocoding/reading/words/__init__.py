"""The words that people say around places, and taking them off."""
