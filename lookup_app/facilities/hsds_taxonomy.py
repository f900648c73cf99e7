"""SAMHSA's service codes as a taxonomy of HSDS 3.0, so that a client can ask for one of them."""

from typing import Any
from uuid import UUID, uuid5

from lookup_app.facilities import service_codes
from lookup_app.facilities.service_codes import ServiceCode

Json = dict[str, Any]

_NAMESPACE = UUID("c5b8a0de-1f0a-4f5b-9d53-2f3b8a6b6a10")
_NAME = "SAMHSA service codes"
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


def attributes(service_id: str, codes: tuple[str, ...]) -> list[Json]:
    """What ties a service to the terms of its codes."""
    return [
        {
            "id": str(uuid5(_NAMESPACE, f"attribute:{service_id}:{code}")),
            "link_id": service_id,
            "link_entity": "service",
            "taxonomy_term_id": str(term_id(code)),
            "taxonomy_term": term(code),
        }
        for code in codes
    ]
