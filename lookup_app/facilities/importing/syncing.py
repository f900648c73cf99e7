"""Copies the locator API, page by page."""

import json
import time
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from lookup_app.facilities.live import findtreatment
from lookup_app.outbound import Outbound

# The middle of the contiguous states: any point serves, as the nearest of all are asked for.
_MIDDLE = (39.83, -98.58)
_PAGE_SIZE = 500
_PAUSE_SECONDS = 2.0

Told = Callable[[str], None]


def sync_pages(
    locator_address: str,
    folder: Path,
    outbound: Outbound,
    tell: Told,
    pause: Callable[[float], None] = time.sleep,
) -> list[Path]:
    """Save every page of the locator API in the folder, one request at a time, with pauses.

    Pages already there are not asked for again, so a run that broke off goes on where it stopped.
    Raises ``Unavailable`` and ``LocatorAnswerError``.
    """
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / "page-0001.json"]
    pages = _saved_pages(paths[0]) or _save_page(1, locator_address, paths[0], outbound)
    for number in range(2, pages + 1):
        path = folder / f"page-{number:04}.json"
        paths.append(path)
        if not path.exists():
            pause(_PAUSE_SECONDS)
            _save_page(number, locator_address, path, outbound)
        tell(f"page {number} of {pages}")
    return paths


def saved_on(paths: Sequence[Path]) -> date:
    """The day the oldest of the pages was asked for: a run that broke off began earlier."""
    return datetime.fromtimestamp(min(path.stat().st_mtime for path in paths), tz=UTC).date()


def _saved_pages(first: Path) -> int:
    return findtreatment.read_answer(json.loads(first.read_text())).pages if first.exists() else 0


def _save_page(number: int, locator_address: str, path: Path, outbound: Outbound) -> int:
    """Ask for one page, check that it is one, save it whole; the number of pages there are."""
    url = locator_address.rstrip("/") + findtreatment.PATH
    parameters = findtreatment.nearest_parameters(*_MIDDLE, _PAGE_SIZE, number)
    saved = outbound.get_json(url, parameters)
    pages = findtreatment.read_answer(saved).pages
    beside = path.with_suffix(".part")
    beside.write_text(json.dumps(saved))
    beside.replace(path)
    return pages
