"""How a page is passed on: sent to somebody."""
