"""Files of facilities, read, cleaned, placed and put into the local directory."""
