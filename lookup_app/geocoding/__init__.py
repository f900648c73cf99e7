"""Turning what a person typed into a place."""
