"""Words that are one name: of a town, a state, a township, an institution."""
