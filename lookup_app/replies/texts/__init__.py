"""What the words of a reply or a report say: danger, personal details, what is not taken."""
