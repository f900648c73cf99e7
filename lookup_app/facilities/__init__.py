"""Treatment facilities near a place."""
