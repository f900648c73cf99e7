"""How the site is served. No access log: addresses of results name places."""

import logging
import multiprocessing
import os
import select
import signal
import socket
import sys
from types import FrameType

from gunicorn.arbiter import Arbiter
from gunicorn.config import Config
from gunicorn.glogging import Logger
from gunicorn.workers.base import Worker

from lookup_app.replies.tidying import keep_tidy
from lookup_app.serving import BufferingWorker
from lookup_app.web.commands import beside
from lookup_app.web.server_errors import CalmErrors

# The site is put together once, before the port is opened and workers are made of it: what is
# wrong with a setting or a content file ends the start, and the workers share its memory.
preload_app = True
workers = int(os.environ.get("WEB_CONCURRENCY", min(4, multiprocessing.cpu_count())))
threads = 8
worker_connections = 600
timeout = 60
graceful_timeout = 10
keepalive = 5
accesslog = None
errorlog = "-"
loglevel = "warning"
limit_request_line = 2048
limit_request_fields = 60
# gunicorn would believe SCRIPT_NAME and X-Forwarded-Proto from this machine, and so from whoever
# asks through a proxy on it. TRUSTED_PROXIES alone says whom to believe (lookup_app/web/hosts.py).
forwarded_allow_ips = ""
forwarder_headers = ""
secure_scheme_headers: dict[str, str] = {}
# Nobody steers a running site, and its socket would lie in somebody's home folder.
control_socket_disable = True
# Where the workers' signs of life are kept: in memory, and there where /tmp cannot be written.
_MEMORY = "/dev/shm"  # noqa: S108 - the system's own folder for this, and gunicorn unlinks the file
worker_tmp_dir = _MEMORY if os.access(_MEMORY, os.W_OK) else None

# Ctrl-C before gunicorn listens to it ends the start without a word.
signal.signal(signal.SIGINT, signal.SIG_DFL)
_OF_TERMINAL = (signal.SIGINT, signal.SIGHUP)
_OUTLIVES_TERMINAL = signal.getsignal(signal.SIGHUP) is signal.SIG_IGN

# How gunicorn begins the lines that quote an address, a header or an error's message.
_QUOTING = ("Invalid request", "Error handling request", "Socket error processing request")


def _without_quotes(record: logging.LogRecord) -> bool:
    """Leave what went wrong in a line about a request, and nothing of the request."""
    said = next((start for start in _QUOTING if str(record.msg).startswith(start)), None)
    if said:
        kind = record.exc_info[0] if record.exc_info else None
        record.msg = f"{said}: {kind.__name__}" if kind else said
        record.args, record.exc_info, record.exc_text = (), None, None
    return True


class PrivateLogger(Logger):
    """gunicorn's own log, without what was asked for."""

    def setup(self, cfg: Config) -> None:
        """Set the log up as gunicorn does, and quote nothing in it."""
        super().setup(cfg)
        self.error_log.addFilter(_without_quotes)


logger_class = PrivateLogger


class CalmWorker(CalmErrors, BufferingWorker):
    """The worker that slow clients cannot hold up, whose own error pages are ours."""


worker_class = CalmWorker


def on_starting(server: Arbiter) -> None:
    """Say in one line that an address cannot be had; gunicorn would try it for five seconds."""
    if {"GUNICORN_FD", "LISTEN_FDS"} & os.environ.keys():
        return
    for address in server.cfg.address:
        if isinstance(address, tuple):
            _try(*address)


def _try(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.socket(family) as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind((host, port))
    except (OSError, OverflowError) as error:
        why = error.strerror if isinstance(error, OSError) else "a port is a number up to 65535"
        sys.exit(f"The site did not start. It cannot be served at {host}:{port}: {why}.")


def when_ready(server: Arbiter) -> None:
    """Say where the site is, and end it on Ctrl-C or with its terminal as on SIGTERM.

    Requests under way are answered first; a second Ctrl-C does not wait for them. A directory that
    is missing is filled from now on: what that needs is unpacked already.
    """

    def end(number: int, _frame: FrameType | None) -> None:
        signal.signal(number, server.signal)
        server.signal(signal.SIGTERM, None)

    signal.signal(signal.SIGINT, end)
    if _OUTLIVES_TERMINAL:
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
    else:
        signal.signal(signal.SIGHUP, end)
        _watch_terminal()
    for listener in server.LISTENERS:
        print(f"Serving at {listener}  (Ctrl-C stops it)", file=sys.stderr, flush=True)
    beside.start(os.environ)


def _watch_terminal() -> None:
    """Raise SIGHUP once the terminal is closed: the system may tell nobody but `make`."""
    terminal = select.poll()
    terminal.register(0, select.POLLHUP)

    def look(_number: int, _frame: FrameType | None) -> None:
        if terminal.poll(0):
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.raise_signal(signal.SIGHUP)

    if os.isatty(0):
        signal.signal(signal.SIGALRM, look)
        signal.setitimer(signal.ITIMER_REAL, 1, 1)


def on_exit(_server: Arbiter) -> None:
    """Watch the terminal no longer: Python itself would end by the next alarm."""
    signal.setitimer(signal.ITIMER_REAL, 0)


def post_fork(_server: Arbiter, _worker: Worker) -> None:
    """Let a worker wait with a terminal's signals until it leaves them: it would end by them."""
    signal.pthread_sigmask(signal.SIG_BLOCK, _OF_TERMINAL)


def post_worker_init(worker: Worker) -> None:
    """Keep what is shown of replies fresh and what is over deleted, and leave a terminal's signals.

    A terminal tells them to every process, and only the first one is to act on them.
    """
    known = worker.wsgi.extensions.get("lookup_app") if hasattr(worker.wsgi, "extensions") else None
    if known and known.config.REPLIES:
        known.published.keep_fresh()
        keep_tidy(known.database, known.clock)
    for number in _OF_TERMINAL:
        signal.signal(number, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _OF_TERMINAL)
