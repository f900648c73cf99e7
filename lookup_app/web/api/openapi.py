"""The JSON routes as an OpenAPI 3.1 document, kept by hand and held to the code by tests."""

from pathlib import Path

from flask import Blueprint, make_response
from flask.typing import ResponseReturnValue

from lookup_app.web.api.open_to_all import open_to_all

openapi = Blueprint("openapi", __name__)

_DOCUMENT = Path(__file__).with_suffix(".json").read_bytes()


@openapi.get("/openapi.json")
def document() -> ResponseReturnValue:
    """The document itself."""
    response = make_response(_DOCUMENT)
    response.mimetype = "application/json"
    response.headers["Cache-Control"] = "public, max-age=3600"
    return open_to_all(response)
