"""Pages of lists that a client has already: known by their ETag before any of them is made."""

from hashlib import sha256
from pathlib import Path

from flask import current_app, request

from lookup_app.facilities import hsds, hsds_ids, hsds_taxonomy, service_codes
from lookup_app.facilities.directory import DirectoryStatus

_MADE_BY = (hsds, hsds_ids, hsds_taxonomy, service_codes)


def _digest(*parts: bytes) -> str:
    return sha256(b"\0".join(parts)).hexdigest()[:32]


# A release that says something else of the same facility makes other pages.
_RELEASE = _digest(
    *(Path(module.__file__ or "").read_bytes() for module in _MADE_BY),
    repr(service_codes.CODES).encode(),
)


def etag_of_page(status: DirectoryStatus) -> str:
    """The ETag of the page of a list that the request asks for, from this edition."""
    return _digest(f"{_RELEASE} {status.edition} {status.as_of} {request.full_path}".encode())


def client_has(etag: str) -> bool:
    """Whether the request says that it has that, as it is or compressed on its way."""
    ways = ("", *(f":{one}" for one in current_app.config["COMPRESS_ALGORITHM"]))
    return any(request.if_none_match.contains_weak(f"{etag}{way}") for way in ways)
