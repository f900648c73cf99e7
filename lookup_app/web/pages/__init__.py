"""What people read: every page, each module of which registers its own on ``pages``."""

from lookup_app.web.pages import facility, feeds, journey, reading
from lookup_app.web.pages.blueprint import pages

__all__ = ["facility", "feeds", "journey", "pages", "reading"]
