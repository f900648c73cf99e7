"""What people read: every page, each module of which registers its own on ``pages``."""

from lookup_app.web.pages import choosing, facility, feeds, journey, reading
from lookup_app.web.pages.blueprint import pages
from lookup_app.web.pages.sharing import embed, kept, oembed, share

__all__ = [
    "choosing",
    "embed",
    "facility",
    "feeds",
    "journey",
    "kept",
    "oembed",
    "pages",
    "reading",
    "share",
]
