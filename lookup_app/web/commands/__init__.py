"""What the operator types: ``flask --app lookup_app …``."""
