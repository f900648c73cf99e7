"""What programs ask: JSON, HSDS and health."""
