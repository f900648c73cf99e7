"""Help lines, national and by state, read once from the files in content/guidance."""

from lookup_app.guidance.arranging import NearbyLines, lifeline_id, lines_near
from lookup_app.guidance.changes import Change, FeedEntry, feed_entries
from lookup_app.guidance.guidance import Guidance
from lookup_app.guidance.hours import ReaderClock
from lookup_app.guidance.line import Checked, Contact, Line, Listed
from lookup_app.guidance.state_guidance import StateGuidance
from lookup_app.words import SourceDate, Words

__all__ = [
    "Change",
    "Checked",
    "Contact",
    "FeedEntry",
    "Guidance",
    "Line",
    "Listed",
    "NearbyLines",
    "ReaderClock",
    "SourceDate",
    "StateGuidance",
    "Words",
    "feed_entries",
    "lifeline_id",
    "lines_near",
]
