"""The site's secret key: made once, and kept in the instance folder."""

import os
import secrets
import tempfile
from pathlib import Path

SHORTEST = 32
"""The fewest characters that a key may have."""


def new_secret_key() -> str:
    """A key that nobody can guess."""
    return secrets.token_urlsafe(48)


def make_secret_key(instance: Path) -> None:
    """Write ``instance/secret_key``, readable by its owner only, unless one is there.

    An empty file, as a full disk leaves it, is no key. The file is written beside its place and
    moved there, so that it is there whole or not at all.
    """
    instance.mkdir(parents=True, exist_ok=True)
    file = key_file(instance)
    if file.exists() and file.stat().st_size:
        return
    handle, beside = tempfile.mkstemp(dir=instance, prefix=".secret_key-")
    try:
        with os.fdopen(handle, "w") as written:
            written.write(new_secret_key())
            written.flush()
            os.fsync(written.fileno())
        Path(beside).replace(file)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


def read_secret_key(instance: Path) -> str:
    """The key that was kept, or "". Raises OSError or UnicodeDecodeError for a file at fault."""
    file = key_file(instance)
    return file.read_text("ascii").strip() if file.exists() else ""


def key_file(instance: Path) -> Path:
    """Where the key is kept."""
    return instance / "secret_key"
