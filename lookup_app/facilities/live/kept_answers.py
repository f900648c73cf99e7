"""How the locator's answers are kept as text, and opened again with the index made once."""

import json
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from cattrs.preconf.json import make_converter

from lookup_app.facilities.facility import Facility
from lookup_app.facilities.live.areas import Reply
from lookup_app.facilities.search.catalog import Catalog

# Another shape gets another number: what an earlier release kept then reads as nothing kept.
FORMAT = 3
_OPEN_AT_ONCE = 32

_CONVERTER = make_converter()


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """An answer's facilities, ready to be searched, when it came, and whether it has them all."""

    catalog: Catalog
    read_at: datetime
    whole: bool


def as_text(reply: Reply, read_at: datetime) -> str:
    """The answer as JSON, with the number of its format."""
    kept = {
        "format": FORMAT,
        "read_at": read_at.isoformat(),
        "whole": reply.whole,
        "facilities": reply.facilities,
    }
    return _CONVERTER.dumps(kept)


@lru_cache(maxsize=_OPEN_AT_ONCE)
def opened(text: str) -> KeptAnswer | None:
    """What the text holds; None for one of another format. The last few stay open."""
    kept = json.loads(text)
    if kept.get("format") != FORMAT:
        return None
    facilities = _CONVERTER.structure(kept["facilities"], tuple[Facility, ...])
    return KeptAnswer(Catalog(facilities), datetime.fromisoformat(kept["read_at"]), kept["whole"])
