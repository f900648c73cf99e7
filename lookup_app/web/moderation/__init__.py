"""The rooms of moderators, in English: signing in, the queue, the log."""

from lookup_app.web.moderation import desk, reports, signing_in
from lookup_app.web.moderation.access import moderation

__all__ = ["desk", "moderation", "reports", "signing_in"]
