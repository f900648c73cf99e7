"""What the pages people read, the feed and the sitemap get to show, passed as ``page``."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from lookup_app.guidance.changes import FeedEntry
from lookup_app.guidance.line import Line
from lookup_app.library.article import Article
from lookup_app.library.pages import Page, Topic
from lookup_app.library.studies import Study
from lookup_app.library.web_links import Link
from lookup_app.replies.reply import PublicReply
from lookup_app.web.forms import LocationForm


@dataclass(frozen=True, slots=True)
class ResultsBehind:
    """The results that the reader came from: of which place, and which points have a step there.

    ``abroad`` where US numbers are not known to work.
    """

    place_id: str
    points: frozenset[str]
    abroad: bool


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """The article beside the form, its newest replies, and the same for programs (``json_ld``)."""

    article: Article
    form: LocationForm
    json_ld: dict[str, Any]
    near: ResultsBehind | None = None
    replies: tuple[PublicReply, ...] = ()

    @property
    def outside_us(self) -> bool:
        """Whether the reader came from a place where US numbers are not known to work."""
        return bool(self.near and self.near.abroad)


@dataclass(frozen=True, slots=True)
class ReadingPage:
    """A page of plain reading. ``lines`` are the help lines that may be shown today, by id."""

    page: Page
    lines: Mapping[str, Line]


@dataclass(frozen=True, slots=True)
class HelpNowPage:
    """Who to reach now, and for what."""

    page: Page
    lines: Mapping[str, Line]
    json_ld: dict[str, Any]

    def lines_of(self, topic: Topic) -> tuple[Line, ...]:
        """The lines of a topic that may be shown today, in its order."""
        return tuple(self.lines[key] for key in topic.lines if key in self.lines)


@dataclass(frozen=True, slots=True)
class SourcesPage:
    """Every study, the cited ones first, and every page that the advice rests on."""

    page: Page
    cited: tuple[Study, ...]
    also_read: tuple[Study, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class FeedPage:
    """Changes to the help lines, for the Atom feed."""

    address: str
    entries: tuple[FeedEntry, ...]
    updated: date


@dataclass(frozen=True, slots=True)
class MappedPage:
    """A page in the sitemap: its address in each language, and when it was last updated."""

    addresses: Mapping[str, str]
    updated: date
