"""How the site is served. No access log: addresses of results name places."""

import logging
import multiprocessing
import os

from gunicorn.config import Config
from gunicorn.glogging import Logger

from lookup_app.serving import BufferingWorker
from lookup_app.web.server_errors import CalmErrors

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
