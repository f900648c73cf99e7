"""Unpacking the shipped gazetteer on first start, once, whole, however many workers start."""

import hashlib
import logging
import lzma
import os
import tempfile
from pathlib import Path
from zlib import crc32

from lookup_app.geocoding.outcomes import GeocoderUnavailable

_PIECE = 1 << 20
_log = logging.getLogger(__name__)


def unpacked(compressed: Path, checksum: Path, folder: Path) -> Path:
    """The path of the ready database, unpacked into the folder where it is not there yet.

    The file is written beside its place and moved there in one step, so that no worker ever opens
    half a file. Its name carries the release and a checksum of its own: a new release unpacks a
    new file, and a file that was damaged is unpacked again.
    """
    try:
        release = checksum.read_text("ascii").split()[0]
        kept = [*folder.glob(f"gazetteer-{release[:16]}-*.sqlite")]
        whole = next(filter(is_whole, kept), None)
        if kept and not whole:
            _log.warning("gazetteer: the unpacked file is damaged, and is unpacked again")
        return whole or _unpack(compressed, release, folder)
    except (OSError, lzma.LZMAError, IndexError) as error:
        raise GeocoderUnavailable(f"gazetteer: {type(error).__name__}") from error


def is_whole(path: Path) -> bool:
    """Whether an unpacked file still holds what it held at first; costs about 0.1 s."""
    checksum = 0
    try:
        with path.open("rb") as file:
            # Piece by piece: the whole file at once would be half of a worker's memory.
            while piece := file.read(_PIECE):
                checksum = crc32(piece, checksum)
    except OSError:
        return False
    return path.stem.endswith(f"-{checksum:08x}")


def _unpack(compressed: Path, release: str, folder: Path) -> Path:
    content = lzma.decompress(compressed.read_bytes())
    if hashlib.sha256(content).hexdigest() != release:
        raise GeocoderUnavailable("gazetteer: the unpacked file has the wrong checksum")
    ready = folder / f"gazetteer-{release[:16]}-{crc32(content):08x}.sqlite"
    folder.mkdir(parents=True, exist_ok=True)
    _write(content, ready)
    _remove_old(ready)
    return ready


def _write(content: bytes, ready: Path) -> None:
    handle, name = tempfile.mkstemp(dir=ready.parent, prefix=".gazetteer-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            # On the disk before its name is, or a power cut could leave the name with half a file.
            file.flush()
            os.fsync(file.fileno())
        # Public data: whoever serves the site may be another user than whoever first started it.
        Path(name).chmod(0o644)
        Path(name).replace(ready)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _remove_old(ready: Path) -> None:
    """Remove other releases but the last one, which a process started before may still serve."""
    others = [path for path in ready.parent.glob("gazetteer-*.sqlite") if path != ready]
    for old in sorted(others, key=lambda path: path.stat().st_mtime)[:-1]:
        old.unlink(missing_ok=True)
