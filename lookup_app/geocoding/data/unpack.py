"""Unpacking the shipped gazetteer on first start, once, whole, however many workers start."""

import hashlib
import lzma
import os
import tempfile
from pathlib import Path

from lookup_app.geocoding.outcomes import GeocoderUnavailable


def unpacked(compressed: Path, checksum: Path, folder: Path) -> Path:
    """The path of the ready database, unpacked into the folder where it is not there yet.

    The file is written beside its place and moved there in one step, so that no worker ever opens
    half a file. Its name carries its checksum: a new release unpacks a new file.
    """
    try:
        expected = checksum.read_text("ascii").split()[0]
        ready = folder / f"gazetteer-{expected[:16]}.sqlite"
        if not ready.exists():
            _unpack(compressed, expected, ready)
    except (OSError, lzma.LZMAError, IndexError) as error:
        raise GeocoderUnavailable(f"gazetteer: {type(error).__name__}") from error
    return ready


def _unpack(compressed: Path, expected: str, ready: Path) -> None:
    content = lzma.decompress(compressed.read_bytes())
    if hashlib.sha256(content).hexdigest() != expected:
        raise GeocoderUnavailable("gazetteer: the unpacked file has the wrong checksum")
    ready.parent.mkdir(parents=True, exist_ok=True)
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
    for old in ready.parent.glob("gazetteer-*.sqlite"):
        if old != ready:
            old.unlink(missing_ok=True)
