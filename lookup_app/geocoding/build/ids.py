"""Giving each place its id, by the grammar that addresses and printed QR codes rely on."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from lookup_app.folding import slug
from lookup_app.geocoding.build.rows import Draft, km
from lookup_app.places import RESERVED_SLUGS


class ReservedSlug(Exception):
    """A place would take a word that addresses need."""


def with_ids(
    drafts: Iterable[Draft], zips: list[Draft]
) -> tuple[list[Draft], dict[str, tuple[str, ...]]]:
    """The places under their ids, and the shared bare slugs with the ids that share them."""
    done = [draft for draft in drafts if draft.id]
    bare: dict[str, list[Draft]] = defaultdict(list)
    for draft in (draft for draft in drafts if not draft.id and draft.kind == "city"):
        bare[_bare_id(draft)].append(draft)
    shared = {}
    for place_id, group in bare.items():
        if len(group) == 1:
            done.append(group[0].with_id(place_id))
            continue
        named = _by_county(place_id, group, zips)
        shared[place_id] = tuple(draft.id for draft in named)
        done += named
    done += _others(drafts, {draft.id for draft in done} | set(shared))
    _check(done, shared)
    return done, shared


def _bare_id(draft: Draft) -> str:
    return f"{draft.state.lower()}/{slug(draft.name)}"


def _by_county(place_id: str, group: list[Draft], zips: list[Draft]) -> list[Draft]:
    """Places that share a slug, largest first, told apart by county, then by nearest ZIP."""
    ids = [f"{place_id}-{slug(draft.county)}" if draft.county else place_id for draft in group]
    times = Counter(ids)
    named = []
    for draft, own in zip(group, ids, strict=True):
        if times[own] > 1 or own == place_id:
            own = f"{own}-{_nearest_zip(draft, zips)}"
        named.append(draft.with_id(own))
    return sorted(named, key=lambda draft: -(draft.population or 0))


def _nearest_zip(draft: Draft, zips: list[Draft]) -> str:
    point = draft.latitude, draft.longitude
    return min(zips, key=lambda zip_: km(point, (zip_.latitude, zip_.longitude))).id


def _others(drafts: Iterable[Draft], taken: set[str]) -> list[Draft]:
    """Counties, neighborhoods and metros; where a town has the slug, they give way."""
    done = []
    for draft in drafts:
        if draft.id or draft.kind == "city":
            continue
        place_id = _other_id(draft)
        if place_id in taken:
            place_id = f"{place_id}-{draft.kind}"
        taken.add(place_id)
        done.append(draft.with_id(place_id))
    return done


def _other_id(draft: Draft) -> str:
    if draft.kind == "metro":
        return f"metro/{slug(draft.name.removesuffix(' metro area'))}"
    if draft.kind == "neighborhood":
        return f"{draft.state.lower()}/{slug(draft.city or '')}-{slug(draft.name)}"
    return _bare_id(draft)


def _check(drafts: list[Draft], shared: dict[str, tuple[str, ...]]) -> None:
    times = Counter(draft.id for draft in drafts) + Counter(list(shared))
    twice = [place_id for place_id, count in times.items() if count > 1]
    if twice:
        raise ValueError(f"ids given twice: {twice[:10]}")
    for place_id in times:
        if place_id.rpartition("/")[2] in RESERVED_SLUGS:
            raise ReservedSlug(place_id)
