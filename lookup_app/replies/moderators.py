"""Who may moderate: names, hashed passwords, and short sessions that can be ended."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from secrets import token_urlsafe
from typing import Literal

import sqlalchemy as sa
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from lookup_app.database.site_tables import MODERATOR, SESSION
from lookup_app.replies.references import hash_of

SHORTEST_PASSWORD = 12
LONGEST_PASSWORD = 200
SESSION_HOURS = 8
_IDLE = timedelta(minutes=30)
_WHOLE = timedelta(hours=SESSION_HOURS)
_SEEN_EVERY = timedelta(minutes=1)

Role = Literal["moderator", "admin"]

_HASHER = PasswordHasher()
# Verified where nobody has the name, so that a guess takes as long: the hash of no password.
NOBODYS = (
    f"$argon2id$v=19$m={_HASHER.memory_cost},t={_HASHER.time_cost},p={_HASHER.parallelism}"
    f"${'A' * 22}${'A' * 43}"
)


@dataclass(frozen=True, slots=True)
class Moderator:
    """Somebody who decides what is published."""

    name: str
    role: Role
    added_at: datetime


def add(connection: sa.Connection, name: str, password: str, role: Role, now: datetime) -> None:
    """Add a moderator; a name that is there gets the new password and role, and is signed out."""
    connection.execute(sa.delete(MODERATOR).where(MODERATOR.c.name == name))
    row = {"name": name, "password": _HASHER.hash(password), "role": role, "added_at": now}
    connection.execute(sa.insert(MODERATOR), row)


def remove(connection: sa.Connection, name: str) -> bool:
    """Remove a moderator with all sessions; whether there was one."""
    gone = connection.execute(sa.delete(MODERATOR).where(MODERATOR.c.name == name))
    return gone.rowcount > 0


def everybody(connection: sa.Connection) -> tuple[Moderator, ...]:
    """All moderators, by name."""
    rows = connection.execute(sa.select(MODERATOR).order_by(MODERATOR.c.name))
    return tuple(Moderator(row.name, row.role, row.added_at) for row in rows)


def is_anybody(connection: sa.Connection) -> bool:
    """Whether there is a moderator at all."""
    return connection.scalar(sa.select(MODERATOR.c.name).limit(1)) is not None


def password_hash_of(connection: sa.Connection, name: str) -> str | None:
    """The hash that a password is verified with."""
    found: str | None = connection.scalar(
        sa.select(MODERATOR.c.password).where(MODERATOR.c.name == name)
    )
    return found


def is_password(kept: str | None, password: str) -> bool:
    """Whether the password is the one; takes as long where there is none."""
    try:
        return _HASHER.verify(kept or NOBODYS, password) and kept is not None
    except (VerificationError, InvalidHashError):
        return False


def begin_session(connection: sa.Connection, name: str, now: datetime) -> str:
    """A new session; its token is known to the browser alone."""
    token = token_urlsafe(32)
    row = {"token": hash_of(token), "moderator": name, "began_at": now, "seen_at": now}
    connection.execute(sa.insert(SESSION), row)
    return token


@dataclass(frozen=True, slots=True)
class Session:
    """A session that lasts; ``is_due`` says that its use should be noted again."""

    moderator: Moderator
    is_due: bool


def session_of(connection: sa.Connection, token: str, now: datetime) -> Session | None:
    """The session of a token, while it lasts."""
    asked = (
        sa.select(MODERATOR, SESSION.c.seen_at)
        .join(SESSION, SESSION.c.moderator == MODERATOR.c.name)
        .where(
            SESSION.c.token == hash_of(token),
            SESSION.c.began_at > now - _WHOLE,
            SESSION.c.seen_at > now - _IDLE,
        )
    )
    row = connection.execute(asked).first()
    if row is None:
        return None
    moderator = Moderator(row.name, row.role, row.added_at)
    return Session(moderator, is_due=now - row.seen_at > _SEEN_EVERY)


def note_use(connection: sa.Connection, token: str, now: datetime) -> None:
    """Put off the end of a session that is used."""
    own = SESSION.c.token == hash_of(token)
    connection.execute(sa.update(SESSION).where(own).values(seen_at=now))


def end_session(connection: sa.Connection, token: str) -> None:
    """End one session."""
    connection.execute(sa.delete(SESSION).where(SESSION.c.token == hash_of(token)))


def end_sessions_of(connection: sa.Connection, name: str) -> None:
    """End every session of a moderator, on whatever device."""
    connection.execute(sa.delete(SESSION).where(SESSION.c.moderator == name))


def end_old_sessions(connection: sa.Connection, now: datetime) -> None:
    """Forget the sessions that are over."""
    over = (SESSION.c.began_at <= now - _WHOLE) | (SESSION.c.seen_at <= now - _IDLE)
    connection.execute(sa.delete(SESSION).where(over))
