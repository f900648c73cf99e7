"""What people see, a page at a time."""
