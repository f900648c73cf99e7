"""geopy's geocoders, asked about street addresses where the operator switched them on."""
