"""Whether somebody wrote of distress where the form asks for a place. Nothing typed is kept."""
