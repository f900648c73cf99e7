"""What changed among the lines, for readers of the feed, and what to look at again."""

from dataclasses import dataclass
from datetime import date

from lookup_app.words import Words


@dataclass(frozen=True, slots=True)
class Change:
    """A dated notice about help lines. ``lines`` are the ids of the lines it is about."""

    id: str
    on: date
    title: Words
    text: Words
    source: Words
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Watch:
    """Something to look at again by a day, though no line has expired by then."""

    id: str
    due: date
    why: str


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry of the Atom feed, in one language. ``id`` is a tag URI that never changes."""

    id: str
    title: str
    summary: str
    updated: date


def feed_entries(changes: tuple[Change, ...], language: str) -> tuple[FeedEntry, ...]:
    """The notices as feed entries in this language, newest first."""
    return tuple(
        FeedEntry(
            id=f"tag:lookup-app,{change.on.isoformat()}:lines/{change.id}/{language[:2]}",
            title=change.title.text(language),
            summary=f"{change.text.text(language)} ({change.source.text(language)})",
            updated=change.on,
        )
        for change in sorted(changes, key=lambda change: change.on, reverse=True)
    )
