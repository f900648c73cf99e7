"""What may go wrong with a database, said without its SQL, and so without anybody's words."""

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa

_FULL = {"SQLITE_FULL", "SQLITE_IOERR_WRITE", "DiskFull"}


class DatabaseUnavailable(Exception):
    """The database gave no answer. Never carries what was asked."""


def reason_of(error: BaseException | None) -> str:
    """Why a database failed."""
    name = getattr(error, "sqlite_errorname", type(error).__name__)
    return "the disk is full" if name in _FULL else f"database: {type(error).__name__}"


@contextmanager
def failures_told(unavailable: type[Exception] = DatabaseUnavailable) -> Iterator[None]:
    """Turn the database's errors into one of ours."""
    try:
        yield
    except sa.exc.DBAPIError as error:
        raise unavailable(reason_of(error.orig)) from None
    except sa.exc.SQLAlchemyError as error:
        raise unavailable(f"database: {type(error).__name__}") from None
