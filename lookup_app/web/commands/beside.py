"""The directory filled beside a site that has none: by a process of its own, which ends with it."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping

import click

from config import ROOT, Config
from lookup_app.facilities.local.edition import NoDirectoryYet
from lookup_app.facilities.opening import open_store
from lookup_app.web.app import collaborators
from lookup_app.web.commands.fetching import fetch_lists_and_import
from lookup_app.web.commands.importing import FAILURES, now_and_then, report_lines
from lookup_app.web.words.facilities import TO_FILL

_COMMAND = (sys.executable, "-m", "flask", "--app", "lookup_app", "facilities", "fetch", "--beside")
_LOOK_EVERY = 0.5
_INTERRUPT_EVERY = 5.0
_MODEST = 10


def start(environ: Mapping[str, str]) -> None:
    """Begin to fill the directory of the site that this process is, unless a setting says no."""
    config = Config.from_environ(environ)
    if config.DIRECTORY_FETCH and config.FACILITY_DIRECTORY == "local":
        subprocess.Popen(  # noqa: S603 - our own command, with a number.
            [*_COMMAND, str(os.getpid())],
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=sys.stderr,
            # Ctrl-C is for the site; that it has ended is seen by its number.
            start_new_session=True,
        )


def fill(site: int) -> None:
    """Fill the directory where there is none, a line a step, while the site's process lives."""
    os.nice(_MODEST)
    try:
        threading.Thread(target=_end_with, args=[site], daemon=True).start()
        if _has_none():
            _tell("there is none yet; it is filled while the site serves")
            addresses = collaborators().config.DIRECTORY_FILES
            report, missing = fetch_lists_and_import(addresses, _tell, now_and_then(_tell))
            for line in (*report_lines(report), *missing):
                _tell(line)
    except FAILURES as error:
        _tell(f"not filled, and the site runs without it ({error}). To fill it: {TO_FILL}")
    except KeyboardInterrupt:
        _tell("its filling ends with the site, and begins again with the next start")
    finally:  # The next interruption finds nothing to end, and would be said to be an error.
        signal.signal(signal.SIGINT, signal.SIG_IGN)


def _has_none() -> bool:
    try:
        open_store(collaborators().config).load()
    except NoDirectoryYet:
        return True
    return False


def _tell(text: str) -> None:
    click.echo(f"Directory: {text}")


def _end_with(site: int) -> None:
    """Interrupt this process once the one that began it is gone; what is half done is undone."""
    while os.getppid() == site:
        time.sleep(_LOOK_EVERY)
    # More than once: an interruption is lost where it falls into what nobody waits for.
    while True:
        os.kill(os.getpid(), signal.SIGINT)
        time.sleep(_INTERRUPT_EVERY)
