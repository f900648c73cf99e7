"""What the parser of Markdown hands over, gathered into the blocks this site lays out."""

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

_HEADING = re.compile(r"(?P<text>.+?)\s*\{#(?P<id>[a-z0-9-]+)\}")
_LISTING = re.compile(r"\{(?P<name>[a-z]+):\s*(?P<items>[a-z0-9-]+(?:,\s*[a-z0-9-]+)*)\}")


def by_heading(tokens: Sequence[Token]) -> list[list[list[Token]]]:
    """Top-level blocks, gathered into what precedes the first ``##`` and one list per ``##``."""
    sections: list[list[list[Token]]] = [[]]
    for group in _groups(tokens):
        if is_heading(group):
            sections.append([])
        sections[-1].append(group)
    return sections


def _groups(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    group: list[Token] = []
    depth = 0
    for token in tokens:
        group.append(token)
        depth += token.nesting
        if depth == 0:
            yield group
            group = []


def is_heading(group: Sequence[Token]) -> bool:
    """Whether a block is a ``##`` heading."""
    return bool(group) and group[0].type == "heading_open" and group[0].tag == "h2"


def anchored_heading(group: Sequence[Token]) -> tuple[str, str] | None:
    """The anchor and the words of ``## Words {#anchor}``, or None where the anchor is missing."""
    found = _HEADING.fullmatch(group[1].content)
    return (found["id"], found["text"]) if found else None


def listings(group: Sequence[Token]) -> dict[str, tuple[str, ...]]:
    """What a paragraph made only of lines ``{name: item, item}`` lists; empty for any other."""
    if len(group) != 3 or group[0].type != "paragraph_open":
        return {}
    found = [_LISTING.fullmatch(line) for line in group[1].content.splitlines()]
    named = {one["name"]: tuple(re.split(r",\s*", one["items"])) for one in found if one}
    return named if len(named) == len(found) else {}


def take_label(group: Sequence[Token]) -> str:
    """Remove a bold ``**Label:**`` that opens a paragraph, and return its words."""
    children = (group[1].children or []) if len(group) == 3 else []
    # The parser puts an empty text before what opens a paragraph in bold.
    match [token.type for token in children[:4]]:
        case ["text", "strong_open", "text", "strong_close"] if not children[0].content:
            words = children[2].content
        case _:
            return ""
    if not words.endswith(":"):
        return ""
    del children[:4]
    if children:
        children[0].content = children[0].content.lstrip()
    return words.removesuffix(":")
