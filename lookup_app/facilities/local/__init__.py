"""The directory that the operator filled, kept in a database and answered from memory."""
