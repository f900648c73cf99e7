"""Downloads the published lists; one that cannot be had costs only itself."""

import fcntl
import hashlib
import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from lookup_app.facilities.importing.list_files import ListFile
from lookup_app.facilities.importing.reading.files import read_rows
from lookup_app.facilities.importing.reading.tables import UnreadableFile
from lookup_app.outbound import Outbound, Unavailable

# What a file is by its first bytes, where its address does not say.
_ENDINGS = ((b"PK\x03\x04", ".xlsx"), (b"\x1f\x8b", ".csv.gz"), (b"{", ".json"), (b"[", ".json"))
_NAMED = (".csv", ".xlsx", ".json", ".gz", ".tsv", ".txt")
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_MARKUP = (b"<!doctype", b"<html")

Told = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class NotHad:
    """A list that could not be had, and why in a few words."""

    name: str
    reason: str


class NothingFetched(Exception):
    """No list could be had. Says why, list by list, or once where it is one reason."""


class AlreadyFetching(Exception):
    """Somebody else is fetching into the same folder."""


def fetch_lists(
    addresses: Sequence[str], folder: Path, outbound: Outbound, today: date, tell: Told
) -> tuple[list[ListFile], list[NotHad]]:
    """Download each list into the folder, and see that it is one; raises ``NothingFetched``."""
    had: list[ListFile] = []
    missing: list[NotHad] = []
    for number, address in enumerate(addresses, start=1):
        name = Path(urlsplit(address).path).name or "list"
        tell(f"downloading {name} ({number} of {len(addresses)})")
        # Each in a folder of its own: two files may have one name.
        place = folder / str(number)
        place.mkdir()
        try:
            had.append(_fetch(address, place / name, outbound, today))
        except (Unavailable, UnreadableFile) as error:
            missing.append(NotHad(name, str(error).removeprefix(f"{name}: ")))
    if not had:
        raise NothingFetched(_why(missing))
    return had, missing


@contextmanager
def download_folder(folder: Path) -> Iterator[Path]:
    """The folder, empty before and afterwards; raises ``AlreadyFetching`` where it is in use."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder.parent / f".{folder.name}-lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AlreadyFetching("the lists are being fetched already") from None
        shutil.rmtree(folder)
        folder.mkdir()
        try:
            yield folder
        finally:
            shutil.rmtree(folder)


def _fetch(address: str, path: Path, outbound: Outbound, today: date) -> ListFile:
    day = outbound.download(address, path)
    path = _named_as_it_is(path)
    next(read_rows(path, _pass_over), None)
    believed = day if day and day <= today and _is_of_its_time(path.name, day) else None
    return ListFile(path, _own_key(address), last_modified=believed, address=address)


def _is_of_its_time(name: str, day: date) -> bool:
    """Whether a list named after a year was published in that year or the next.

    A later day is that of a copy: it says nothing of the list.
    """
    years = [int(year) for year in _YEAR.findall(name)]
    return not years or day.year <= max(years) + 1


def _own_key(address: str) -> str:
    """The key of a list that an operator chose: each address is renewed by itself."""
    return f"list-{hashlib.sha256(address.encode()).hexdigest()[:12]}"


def _named_as_it_is(path: Path) -> Path:
    """The file under a name that says what it is: some addresses end in none."""
    with path.open("rb") as file:
        start = file.read(64).lstrip()
    if start.lower().startswith(_MARKUP):
        raise UnreadableFile("the answer is a web page and no list")
    if path.suffix.lower() in _NAMED:
        return path
    ending = next((ending for mark, ending in _ENDINGS if start.startswith(mark)), ".csv")
    return path.rename(path.with_name(path.name + ending))


def _pass_over(_note: str) -> None:
    """The import itself notes what it leaves out."""


def _why(missing: Sequence[NotHad]) -> str:
    reasons = {one.reason for one in missing}
    if len(reasons) == 1:
        return f"no list could be downloaded: {reasons.pop()}"
    said = "; ".join(f"{one.name}: {one.reason}" for one in missing)
    return f"no list could be downloaded: {said}"
