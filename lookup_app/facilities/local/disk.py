"""Files that an import writes beside their place, and what killed imports left of them."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Make the file and hold it, so that nobody sweeps it; it is gone afterwards."""
    try:
        with path.open("wb") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield
    finally:
        _remove(path)


def sweep(path: Path, beside: str) -> None:
    """Remove what killed imports left beside the path: files of that pattern that nobody holds."""
    for left in path.parent.glob(beside):
        with suppress(OSError), left.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            _remove(left)


def _remove(path: Path) -> None:
    for one in path, path.with_name(f"{path.name}-journal"):
        one.unlink(missing_ok=True)
