"""Rows laid aside on the disk and taken up again one ZIP after the other.

So an import needs the memory of one ZIP, however many rows there are. What it knows of the last
edition lies beside them: which place had which id.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import fields
from itertools import groupby
from operator import itemgetter
from types import TracebackType

from lookup_app.database.failures import reason_of
from lookup_app.facilities.directory import DirectoryUnavailable
from lookup_app.facilities.facility import Facility, Phone
from lookup_app.facilities.importing.keeping_ids import Known, Settled, as_record
from lookup_app.facilities.importing.records import Record
from lookup_app.facilities.importing.same_place import Likeness, area, likeness
from lookup_app.facilities.sources import Source

_TABLES = """
    PRAGMA journal_mode = OFF;
    CREATE TABLE laid (area TEXT, old INTEGER, record TEXT);
    CREATE TABLE own (id TEXT PRIMARY KEY) WITHOUT ROWID;
    CREATE TABLE moved (old TEXT PRIMARY KEY, new TEXT) WITHOUT ROWID;
    CREATE TABLE moved_before (old TEXT PRIMARY KEY, new TEXT) WITHOUT ROWID;
    CREATE TABLE gone (id TEXT, called TEXT, number TEXT);
    CREATE TABLE come (id TEXT, called TEXT, number TEXT);
    CREATE TABLE kept (record TEXT);
"""
# Where one who is gone and one who is new have the name and a number in common, they are one that
# moved house.
_MOVED_HOUSE = """
    CREATE INDEX by_number ON come (number, called);
    INSERT OR IGNORE INTO moved
    SELECT gone.id, min(come.id) FROM gone JOIN come USING (number, called)
    GROUP BY gone.id HAVING count(DISTINCT come.id) = 1;
"""
# Ids of the last edition first: what they led to goes on from there.
_ALL_MOVED = """
    SELECT before.old, coalesce(moved.new, before.new) FROM moved_before AS before
    LEFT JOIN moved ON moved.old = before.new
    WHERE before.old NOT IN (SELECT id FROM own)
    UNION ALL
    SELECT old, new FROM moved
    WHERE old NOT IN (SELECT old FROM moved_before) AND old NOT IN (SELECT id FROM own)
"""

_BATCH = 500
# A row is merged of no others.
_FIELDS = [one.name for one in fields(Record) if one.name != "rows"]


class Staging:
    """A database of its own that lives as long as the import and leaves nothing behind."""

    def __init__(self) -> None:
        # An empty name is a file that SQLite makes where temporary files go, and has unlinked.
        self._file = sqlite3.connect("", isolation_level=None)
        self._file.executescript(_TABLES)
        self._file.execute("BEGIN")
        self._sources: dict[Source, int] = {}
        self._waiting: list[tuple[str, bool, str]] = []
        self._remembers = False

    def __enter__(self) -> "Staging":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()
        if isinstance(error, sqlite3.Error):
            raise DirectoryUnavailable(f"temporary files: {reason_of(error)}") from None

    def lay(self, record: Record) -> None:
        """Lay a row aside."""
        self._lay(record, old=False)

    def remember(self, facility: Facility) -> None:
        """Remember a facility of the last edition."""
        self._remembers = True
        self._lay(as_record(facility), old=True)

    def remember_moves(self, moves: Iterable[tuple[str, str]]) -> None:
        """Remember which id led where."""
        self._file.executemany("INSERT INTO moved_before VALUES (?, ?)", moves)

    def areas(self) -> Iterator[tuple[list[Record], list[Known]]]:
        """The rows of each ZIP (or town), in the order they were laid, and who was there before."""
        self._lay_down()
        laid = self._file.execute("SELECT area, old, record FROM laid ORDER BY area, old, rowid")
        for _, rows in groupby(laid, itemgetter(0)):
            now: list[Record] = []
            before: list[Known] = []
            for _, old, text in rows:
                record = self._read(text)
                if old:
                    before.append(Known(record.ids[0], record.state, likeness(record)))
                else:
                    now.append(record)
            yield now, before

    def claim(self, facility_id: str) -> bool:
        """Take the id; whether it was still free."""
        took = self._file.execute("INSERT OR IGNORE INTO own VALUES (?)", (facility_id,))
        return took.rowcount == 1

    def note(self, settled: Settled) -> None:
        """Note which ids lead where, who is gone and who is new."""
        self._file.executemany("INSERT OR IGNORE INTO moved VALUES (?, ?)", settled.moved.items())
        gone = ((old.id, old.likeness, old.state) for old in settled.gone)
        self._file.executemany("INSERT INTO gone VALUES (?, ?, ?)", _called(gone))
        if self._remembers:
            come = ((place.ids[0], likeness(place), place.state) for place in settled.new)
            self._file.executemany("INSERT INTO come VALUES (?, ?, ?)", _called(come))

    def keep(self, rows: Iterable[str]) -> None:
        """Keep rows as they are written, for the next import."""
        self._file.executemany("INSERT INTO kept VALUES (?)", zip(rows))

    def kept_rows(self) -> Iterator[str]:
        """The rows kept; to be asked once all areas are noted."""
        yield from (row for (row,) in self._file.execute("SELECT record FROM kept"))

    def moves(self) -> Iterator[tuple[str, str]]:
        """Every id that leads to another, and which; to be asked once all areas are noted."""
        self._file.executescript(_MOVED_HOUSE)
        yield from self._file.execute(_ALL_MOVED)

    def _lay(self, record: Record, *, old: bool) -> None:
        where = area(record.zip, record.city, record.state)
        self._waiting.append((where, old, self._written(record)))
        if len(self._waiting) == _BATCH:
            self._lay_down()

    def _lay_down(self) -> None:
        self._file.executemany("INSERT INTO laid VALUES (?, ?, ?)", self._waiting)
        self._waiting.clear()

    def _written(self, record: Record) -> str:
        values = {name: getattr(record, name) for name in _FIELDS}
        values["phones"] = [(one.number, one.extension, one.kind) for one in record.phones]
        values["sources"] = [
            self._sources.setdefault(one, len(self._sources)) for one in record.sources
        ]
        return json.dumps(values)

    def _read(self, text: str) -> Record:
        values = json.loads(text)
        sources = tuple(self._sources)
        values["ids"] = tuple(values["ids"])
        values["labels"] = tuple(values["labels"])
        values["point"] = tuple(values["point"]) if values["point"] else None
        values["phones"] = tuple(Phone(*one) for one in values["phones"])
        values["sources"] = tuple(sources[number] for number in values["sources"])
        return Record(**values)


def _called(known: Iterable[tuple[str, Likeness, str]]) -> Iterator[tuple[str, str, str]]:
    """A row for each number, with the name and the state it is called by."""
    for facility_id, alike, state in known:
        called = " ".join((*alike.name, state))
        for number in alike.numbers:
            yield facility_id, called, number
