"""For load balancers and process supervisors: is it alive, can it answer."""

from flask import Blueprint
from flask.typing import ResponseReturnValue

from lookup_app.web.app import collaborators

health = Blueprint("health", __name__)


@health.get("/healthz")
def healthz() -> ResponseReturnValue:
    """The process answers."""
    return {"status": "ok"}


@health.get("/readyz")
def readyz() -> ResponseReturnValue:
    """The place data answers too, and nothing of it was damaged since it was unpacked."""
    ready = collaborators().gazetteer.is_ready()
    return ({"status": "ok"}, 200) if ready else ({"status": "unavailable"}, 503)
