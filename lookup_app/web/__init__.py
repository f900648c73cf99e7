"""How the site speaks: the only room that knows Flask."""
