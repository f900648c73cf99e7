"""Post office boxes in a street line: mail gets there, people do not."""

import re

_BOX = re.compile(
    r"\b(?:p\.?\s*o\.?\s*|post\s+office\s+)(?:box|drawer)\b[\s#:]*[\w-]*"
    r"|^\s*(?:box|drawer|caller box)\s+#?\w*\d[\w-]*",
    re.IGNORECASE,
)
# What can follow a box and still leads to no door.
_UNIT = re.compile(
    r"\b(?:suite|ste|unit|room|rm|apt|building|bldg|floor)\b\.?\s*#?\w*", re.IGNORECASE
)
_EDGES = " ,;-"


def without_post_box(street: str) -> str:
    """The street line without its post office box; empty where nothing else leads anywhere."""
    rest, boxes = _BOX.subn("", street)
    if not boxes:
        return street
    parts = (part.strip(_EDGES) for part in rest.split(","))
    kept = ", ".join(part for part in parts if part)
    return kept if any(one.isalpha() for one in _UNIT.sub("", kept)) else ""
