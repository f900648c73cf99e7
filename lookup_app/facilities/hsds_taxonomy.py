"""SAMHSA's service codes as a taxonomy of HSDS 3.0, so that a client can ask for one of them."""

from collections.abc import Callable
from hashlib import sha1
from typing import Any
from uuid import UUID, uuid5

from lookup_app.facilities import service_codes
from lookup_app.facilities.service_codes import ServiceCode

Json = dict[str, Any]

_NAMESPACE = UUID("c5b8a0de-1f0a-4f5b-9d53-2f3b8a6b6a10")
_NAME = "SAMHSA service codes"
# The first two bits of that digit say whose kind of UUID it is (RFC 9562).
_VARIANT = {f"{digit:x}": f"{digit & 3 | 8:x}" for digit in range(16)}
TAXONOMY_ID = uuid5(_NAMESPACE, "taxonomy")


def taxonomy() -> Json:
    """The one taxonomy there is."""
    return {
        "id": str(TAXONOMY_ID),
        "name": _NAME,
        "description": "The service codes of SAMHSA's National Directories, in our plain words.",
    }


def term_id(code: str) -> UUID:
    """The id of a code's term."""
    return uuid5(_NAMESPACE, f"term:{code}")


CODE_OF_TERM = {str(term_id(code)): code for code in service_codes.CODES}


def term(code: str) -> Json:
    """A code as a term of the taxonomy, its category as the description."""
    known: ServiceCode = service_codes.CODES[code]
    return {
        "id": str(term_id(code)),
        "code": code,
        "name": known.label.text("en"),
        "description": service_codes.CATEGORIES[known.category].text("en"),
        "language": "en",
        "taxonomy": _NAME,
        "taxonomy_id": str(TAXONOMY_ID),
    }


# Made once: a page names thousands of them.
TERMS = {code: term(code) for code in service_codes.CODES}


def attributes(service_id: str, codes: tuple[str, ...]) -> list[Json]:
    """What ties a service to the terms of its codes."""
    id_of = _ids_under(f"attribute:{service_id}:")
    return [
        {
            "id": id_of(code),
            "link_id": service_id,
            "link_entity": "service",
            "taxonomy_term_id": TERMS[code]["id"],
            "taxonomy_term": TERMS[code],
        }
        for code in codes
    ]


def _ids_under(start: str) -> Callable[[str], str]:
    """``uuid5`` of names that start alike, as text, at a quarter of its cost."""
    hashed = sha1(_NAMESPACE.bytes + start.encode(), usedforsecurity=False)

    def id_of(rest: str) -> str:
        whole = hashed.copy()
        whole.update(rest.encode())
        text = whole.hexdigest()
        variant = _VARIANT[text[16]]
        return f"{text[:8]}-{text[8:12]}-5{text[13:16]}-{variant}{text[17:20]}-{text[20:32]}"

    return id_of
