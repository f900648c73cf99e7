"""A mail server of the tests' own on this machine: it takes letters, and passwords over TLS."""

import socketserver
import ssl
import threading
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field


@dataclass(slots=True)
class MailServer:
    """Where it listens, and what it took."""

    port: int = 0
    letters: list[str] = field(default_factory=list)
    passwords: list[str] = field(default_factory=list)


@contextmanager
def mail_server(
    tls: ssl.SSLContext | None = None, *, at_once: bool = False
) -> Iterator[MailServer]:
    """A server in plain text; with ``tls`` by STARTTLS, or ``at_once`` from the first byte."""
    taken = MailServer()

    class Conversation(socketserver.StreamRequestHandler):
        offers = tls is not None and not at_once

        def setup(self) -> None:
            if tls and at_once:
                self.request = tls.wrap_socket(self.request, server_side=True)
            super().setup()

        def say(self, *lines: str) -> None:
            self.wfile.write("".join(f"{line}\r\n" for line in lines).encode())

        def handle(self) -> None:
            self.say("220 loopback")
            with suppress(ssl.SSLError):  # A client that does not trust us hangs up.
                while line := self.rfile.readline().decode():
                    self.answer(line.strip())

        def finish(self) -> None:
            super().finish()
            self.request.close()

        def answer(self, line: str) -> None:
            match line.upper().split()[:1]:
                case ["EHLO"]:
                    self.say("250-loopback", "250 STARTTLS" if self.offers else "250 AUTH PLAIN")
                case ["STARTTLS"] if tls:
                    self.say("220 go on")
                    self.request = tls.wrap_socket(self.request, server_side=True)
                    self.offers = False
                    super().setup()
                case ["AUTH"]:
                    taken.passwords.append(b64decode(line.split()[2]).decode().split("\0")[2])
                    self.say("235 welcome")
                case ["DATA"]:
                    self.say("354 go on")
                    taken.letters.append(self.letter())
                    self.say("250 taken")
                case ["QUIT"]:
                    self.say("221 bye")
                case _:
                    self.say("250 fine")

        def letter(self) -> str:
            return "".join(iter(lambda: self.rfile.readline().decode(), ".\r\n"))

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Conversation) as server:
        taken.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield taken
        finally:
            server.shutdown()
            thread.join()
