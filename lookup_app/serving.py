"""The worker behind gunicorn: a thread sees whole requests only, so slow clients occupy none.

gunicorn's own worker with threads reads requests in them: a few clients that send a byte every two
seconds keep all its threads, and one that will not close its end holds up the loop that accepts
the others. Here that loop receives as well, without ever waiting for anybody.
"""

import errno
import re
import socket
import time
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from functools import partial
from selectors import EVENT_READ
from typing import Any

from gunicorn.http import get_parser
from gunicorn.workers.gthread import TConn, ThreadWorker

from config import Config

_SECONDS_TO_ASK = 10.0
_SECONDS_TO_SEND = 10.0
_SECONDS_TO_CLOSE = 2.0
_MOST_WAITING = 400
_MOST_HEAD = 32 * 1024
_CHUNK = 64 * 1024
# So that a page fits into the system's own buffer, and whoever reads slowly holds no thread.
_SEND_BUFFER = 512 * 1024

_LENGTH = re.compile(rb"\r\ncontent-length:[ \t]*(\d{1,18})[ \t]*(?=\r\n)", re.I)
_IN_CHUNKS = re.compile(rb"\r\ntransfer-encoding[ \t]*:", re.I)
_LAST_CHUNK = b"0\r\n\r\n"


@dataclass(slots=True)
class Received:
    """What has come of a request so far."""

    data: bytearray = field(default_factory=bytearray)

    @property
    def is_whole(self) -> bool:
        """Whether there is nothing more to wait for: all of it, or more than is ever read."""
        head, end, body = self.data.partition(b"\r\n\r\n")
        if not end:
            return len(head) > _MOST_HEAD
        if len(body) > Config.MAX_CONTENT_LENGTH:
            return True
        if _IN_CHUNKS.search(head):
            return body.endswith(_LAST_CHUNK)
        length = _length(head)
        return len(body) >= length or length > Config.MAX_CONTENT_LENGTH

    @property
    def ends_cleanly(self) -> bool:
        """Whether the next byte on the connection begins another request, beyond any doubt."""
        head, end, body = self.data.partition(b"\r\n\r\n")
        return bool(end) and not _IN_CHUNKS.search(head) and len(body) == _length(head)


def _length(head: bytes | bytearray) -> int:
    found = _LENGTH.search(head + b"\r\n")
    return int(found[1]) if found else 0


class Connection(TConn):
    """A connection whose next request is received piece by piece, then parsed from memory."""

    received: Received

    def start_over(self) -> None:
        """Wait for the next request."""
        self.received = Received()
        self.data_ready = True  # gunicorn's thread is not to wait for any

    def init(self) -> None:
        """In a thread: parse what was received, and nothing of what may still come."""
        # The timeout holds for the whole of an answer's piece, however slowly it is taken.
        self.sock.settimeout(_SECONDS_TO_SEND)
        self.parser = get_parser(self.cfg, [bytes(self.received.data)], self.client)


class BufferingWorker(ThreadWorker):
    """gunicorn's worker with threads; its loop receives requests and closes connections."""

    def __init__(self, *arguments: Any, **names: Any) -> None:
        super().__init__(*arguments, **names)
        self._waiting: dict[Connection, float] = {}  # until when, the longest waiting first
        self._next_look = 0.0

    def accept(self, listener: socket.socket) -> None:
        """Take one connection and wait for its request."""
        try:
            client, address = listener.accept()
        except OSError as error:
            if error.errno not in (errno.EAGAIN, errno.ECONNABORTED, errno.EWOULDBLOCK):
                raise
            return
        self.nr_conns += 1
        client.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _SEND_BUFFER)
        connection = Connection(self.cfg, client, address, listener.getsockname())
        connection.start_over()
        self._wait(connection, _SECONDS_TO_ASK, self._receive)

    def finish_request(self, connection: Connection, answered: "Future[bool]") -> None:
        """Wait for the next request on the connection, or close it."""
        failed = answered.cancelled() or answered.exception() is not None
        if not failed and answered.result() and self.alive:
            connection.start_over()
            self._wait(connection, self.cfg.keepalive, self._receive)
        else:
            self._close_gently(connection)

    def murder_pending(self) -> None:
        """Let go of those whose time is over; of everybody who waits, once the site stops."""
        now = time.monotonic()
        if self.alive and now < self._next_look:
            return
        self._next_look = now + 1.0
        for connection, until in list(self._waiting.items()):
            if until <= now or not self.alive:
                self._drop(connection)

    def _keepalive_after(self, connection: Connection, keepalive: bool) -> bool:
        return keepalive and connection.received.ends_cleanly

    def _wait(
        self,
        connection: Connection,
        seconds: float,
        then: Callable[[Connection, socket.socket], None],
    ) -> None:
        connection.sock.setblocking(False)
        self.poller.register(connection.sock, EVENT_READ, partial(then, connection))
        self._waiting[connection] = time.monotonic() + seconds
        if len(self._waiting) > _MOST_WAITING:
            self._drop(next(iter(self._waiting)))

    def _receive(self, connection: Connection, client: socket.socket) -> None:
        data, received = _read(client), connection.received
        if data is None:
            return
        if not received.data:  # A connection kept for its next request has until now been idle.
            self._waiting[connection] = time.monotonic() + _SECONDS_TO_ASK
        received.data.extend(data)
        if not received.data:
            self._drop(connection)
        elif not data or received.is_whole:
            self._waiting.pop(connection)
            self.poller.unregister(client)
            self.enqueue_req(connection)

    def _close_gently(self, connection: Connection) -> None:
        """Say that nothing more comes, then wait for the client to close, but not for long.

        A socket closed with bytes unread is reset, and the answer with it.
        """
        try:
            connection.sock.shutdown(socket.SHUT_WR)
            self._wait(connection, _SECONDS_TO_CLOSE if self.alive else 0.0, self._ignore)
        except (OSError, ValueError):
            self._forget(connection)

    def _ignore(self, connection: Connection, client: socket.socket) -> None:
        if _read(client) == b"":
            self._drop(connection)

    def _drop(self, connection: Connection) -> None:
        del self._waiting[connection]
        self.poller.unregister(connection.sock)
        self._forget(connection)

    def _forget(self, connection: Connection) -> None:
        self.nr_conns -= 1
        connection.close()


def _read(client: socket.socket) -> bytes | None:
    """What there is to read: nothing at the end, None where there is nothing yet."""
    try:
        return client.recv(_CHUNK)
    except BlockingIOError:
        return None
    except OSError:
        return b""
