"""The pages everybody reads, each under one name.

A page's name is that of its content file (``help-now.md``), of a link to it (``page:help-now``),
of its address (``/help-now``) and of its view. The article is the front page.
"""

REPLY_PAGES = ("reply-policy",)
"""There only where there are replies."""

REPLY_TOPIC = "replies"
"""What a page says of replies, under this id: there only where there are replies, too."""

PLAIN_PAGES = ("about", "privacy", "accessibility", "developers", *REPLY_PAGES)
"""Text and help lines alone: one view and one template serve them all."""

PAGES = ("article", "help-now", "call-sheet", "sources", *PLAIN_PAGES)

LED_TO = ("share", "kept", "embed/code")
"""Pages without words of their own here, which the words of others may lead to."""


def path_of(page: str) -> str:
    """The address of a page in the first language."""
    return "/" if page == PAGES[0] else f"/{page}"
