"""Rows that are one place made one: a substance use row and a mental health row, mostly.

Nothing that one of the rows knows is lost, and no row's "only" speaks for the others.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import reduce
from itertools import chain
from operator import and_, or_

from lookup_app.facilities import service_codes
from lookup_app.facilities.importing.cleaning import phones_in_order
from lookup_app.facilities.importing.records import Record
from lookup_app.facilities.importing.same_place import (
    Likeness,
    likeness,
    same_name,
    same_place,
)
from lookup_app.facilities.streets import without_unit

_Compared = tuple[Likeness, Record]


def merge(records: Iterable[Record]) -> list[Record]:
    """One record a place, in the order in which the places come first."""
    alike: dict[tuple[str, ...], list[_Compared]] = defaultdict(list)
    for record in records:
        compared = likeness(record)
        alike[compared.key].append((compared, record))
    return [_one(group) for rows in alike.values() for group in _grouped(rows)]


def _grouped(rows: Sequence[_Compared]) -> Iterator[list[Record]]:
    """The rows parted into places: each row of a place is the same place as every other of it.

    Longer names come first. A shorter one that two programs of a house go on from belongs to
    neither for certain, and so to none.
    """
    groups: list[list[_Compared]] = []
    for row in sorted(rows, key=lambda row: -len(row[0].name)):
        fitting = [group for group in groups if all(same_place(row[0], one) for one, _ in group)]
        certain = [group for group in fitting if same_name(row[0], group[0][0])]
        if certain or len(fitting) == 1:
            (certain or fitting)[0].append(row)
        else:
            groups.append([row])
    order = {id(record): place for place, (_, record) in enumerate(rows)}
    for group in groups:
        yield sorted((record for _, record in group), key=lambda record: order[id(record)])


def _one(rows: Sequence[Record]) -> Record:
    """What the rows of one place say together."""
    if len(rows) == 1:
        return rows[0]
    named = max(rows, key=lambda row: len(row.whole_name))
    return replace(
        named,
        ids=tuple(dict.fromkeys(chain.from_iterable(row.ids for row in _own_first(named, rows)))),
        street=min((row.street for row in rows), key=len),
        street2=_units(rows),
        city=next((row.city for row in rows if row.city), ""),
        county=next((row.county for row in rows if row.county), None),
        point=next((row.point for row in rows if row.point), None),
        phones=phones_in_order(chain.from_iterable(row.phones for row in rows)),
        website=next((row.website for row in rows if row.website), None),
        code_mask=_codes([row.code_mask for row in rows]),
        labels=tuple(dict.fromkeys(chain.from_iterable(row.labels for row in rows))),
        sources=tuple(dict.fromkeys(chain.from_iterable(row.sources for row in rows))),
        rows=tuple(rows),
    )


def _own_first(named: Record, rows: Sequence[Record]) -> Sequence[Record]:
    return [named, *(row for row in rows if row is not named)]


def _units(rows: Sequence[Record]) -> str:
    """The suite or floor that the rows name; both where they name two."""
    by_words: dict[tuple[str, ...], str] = {}
    for row in rows:
        unit = likeness(row).unit
        if unit:
            by_words.setdefault(unit, row.street2 or row.street[len(without_unit(row.street)) :])
    return " / ".join(text.strip(" ,") for text in by_words.values())


def _codes(masks: Sequence[int]) -> int:
    """The codes of any row, but those that exclude only where every row has them."""
    return reduce(or_, masks) & ~service_codes.EXCLUDING | reduce(and_, masks)
