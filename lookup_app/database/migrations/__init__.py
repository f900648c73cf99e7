"""The tables in each shape they ever had."""
