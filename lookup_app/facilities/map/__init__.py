"""The small map beside the list, drawn by us."""
