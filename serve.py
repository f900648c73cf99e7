"""Starts the site: ``make run`` and systemd run this file, and it becomes the server.

Makes the secret key on first use, and says in one line what stands in the way.
"""

import os
import sys
from collections.abc import MutableMapping
from pathlib import Path
from typing import NoReturn

from config import ROOT, Config, ConfigError
from secret_key import make_secret_key, new_secret_key
from setting_kinds import whole_number


def main() -> NoReturn:
    """Prepare what the server needs, then become it, so that every signal reaches it."""
    environ = os.environ.copy()
    try:
        port = _port(environ)
        _set_key(environ)
    except ConfigError as error:
        sys.exit(f"The site did not start. {error}")
    server = [sys.executable, "-m", "gunicorn", "--config", str(ROOT / "gunicorn.conf.py")]
    server += ["--chdir", str(ROOT), "--bind", f"127.0.0.1:{port}", "lookup_app.wsgi:app"]
    os.execve(server[0], server, environ)


def _port(environ: MutableMapping[str, str]) -> int:
    """The port to serve at. gunicorn reads the number of workers itself, and not as kindly."""
    if not environ.get("WEB_CONCURRENCY", "").strip():
        environ.pop("WEB_CONCURRENCY", None)
    elif _number(environ["WEB_CONCURRENCY"], 1, 1000) is None:
        raise ConfigError("WEB_CONCURRENCY must be a whole number from 1 to 1000.")
    port = _number(environ.get("PORT", "").strip() or "8000", 0, 65535)
    if port is None:
        raise ConfigError("PORT must be a whole number up to 65535.")
    return port


def _number(value: str, least: int, most: int) -> int | None:
    try:
        number = whole_number(value)
    except ValueError:
        return None
    return number if least <= number <= most else None


def _set_key(environ: MutableMapping[str, str]) -> None:
    """Make the key where none is set; for this run alone where the folder cannot be written."""
    config = Config.from_environ(environ)
    if config.SECRET_KEY:
        return
    print(f"2. Making {_shown(config.INSTANCE_PATH)}/secret_key (kept if it is there)", flush=True)
    try:
        make_secret_key(config.INSTANCE_PATH)
    except OSError as error:
        print(f"   {error.strerror}: this run has a key of its own, which is not kept", flush=True)
        environ["SECRET_KEY"] = new_secret_key()


def _shown(folder: Path) -> Path:
    return folder.relative_to(ROOT) if folder.is_relative_to(ROOT) else folder


if __name__ == "__main__":
    main()
