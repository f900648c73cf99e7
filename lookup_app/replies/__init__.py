"""Replies to the article and reports of what is wrong: read by a moderator before anybody else."""
