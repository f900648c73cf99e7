"""Leave a Reply and New Report: the only pages of readers that write, and the only ones with a
cookie. Each module registers its own on ``pages``, which holds every page for readers after this.
"""

from lookup_app.web.pages.blueprint import pages
from lookup_app.web.replies import listing, new_reply, new_report, own_reply

__all__ = ["listing", "new_reply", "new_report", "own_reply", "pages"]
