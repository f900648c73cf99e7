"""Which facilities are near a place, under which filters, and how many there are of each kind."""
