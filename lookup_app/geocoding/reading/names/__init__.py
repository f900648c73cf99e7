"""Names looked up: what may be called so, and which of those is meant."""
