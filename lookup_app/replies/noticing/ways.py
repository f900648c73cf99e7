"""The ways a notice goes: a webhook, a mail. Neither tells what was written, nor by whom."""

import smtplib
import ssl
from collections.abc import Callable
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid
from urllib.parse import unquote, urlsplit

from lookup_app.clock import Clock, system_clock
from lookup_app.outbound import Outbound, Unavailable

Way = Callable[[int], None]
"""Tells of so many that came since the last notice; raises Unavailable."""

_MAIL_SECONDS = 10.0


def by_webhook(http: Outbound, address: str, where: str) -> Way:
    """A POST with a few words of JSON."""
    return lambda count: http.tell(address, {"waiting": "care", "count": count, "where": where})


def by_mail(server: str, sender: str, to: str, where: str, clock: Clock = system_clock) -> Way:
    """A mail through ``smtp://`` or ``smtps://``; a password goes over TLS alone."""

    def tell(count: int) -> None:
        try:
            _send(server, _letter(sender, to, count, where, clock()))
        except (smtplib.SMTPException, OSError, ValueError) as error:
            raise Unavailable(f"mail: {type(error).__name__}") from None

    return tell


def _letter(sender: str, to: str, count: int, where: str, now: datetime) -> EmailMessage:
    letter = EmailMessage()
    letter["From"], letter["To"] = sender, to
    # A letter without a day and an id of its own is taken for spam. The id names no machine.
    letter["Date"] = format_datetime(now)
    letter["Message-ID"] = make_msgid(domain=sender.partition("@")[2])
    letter["Subject"] = "Something that needs care waits"
    letter.set_content(
        f"New replies or reports that need care: {count}\n"
        f"Please look at the queue: {where}\n\n"
        "What comes within the next ten minutes is gathered into one more mail.\n"
    )
    return letter


def _send(server: str, letter: EmailMessage) -> None:
    parts = urlsplit(server)
    host, port = parts.hostname or "", parts.port or 0
    safe = ssl.create_default_context()
    over_tls = parts.scheme == "smtps"
    with (
        smtplib.SMTP_SSL(host, port, timeout=_MAIL_SECONDS, context=safe)
        if over_tls
        else smtplib.SMTP(host, port, timeout=_MAIL_SECONDS)
    ) as connection:
        if parts.password:
            if not over_tls:
                connection.starttls(context=safe)
            connection.login(unquote(parts.username or ""), unquote(parts.password))
        connection.send_message(letter)
