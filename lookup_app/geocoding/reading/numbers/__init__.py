"""What numbers say: ZIP codes, coordinates, street addresses."""
