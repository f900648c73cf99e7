"""For load balancers and process supervisors: is it alive, can it answer."""

from flask import Blueprint
from flask.typing import ResponseReturnValue

from lookup_app.database.failures import DatabaseUnavailable
from lookup_app.web.app import collaborators

health = Blueprint("health", __name__)


@health.get("/healthz")
def healthz() -> ResponseReturnValue:
    """The process answers."""
    return {"status": "ok"}


@health.get("/readyz")
def readyz() -> ResponseReturnValue:
    """The place data answers too, and nothing of it was damaged since it was unpacked.

    What is said of the database takes nobody out of service: without it replies are closed, and
    everything else works as before.
    """
    database = _database()
    if not collaborators().gazetteer.is_ready():
        return {"status": "unavailable", "database": database}, 503
    return {"status": "ok" if database in ("ok", "off") else "degraded", "database": database}


def _database() -> str:
    if not collaborators().config.REPLIES:
        return "off"
    try:
        return "ok" if collaborators().database.is_current() else "not migrated"
    except DatabaseUnavailable:
        return "unavailable"
