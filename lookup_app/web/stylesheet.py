"""The style sheet that goes into each page: written in parts, joined when the site starts."""

import hashlib
import re
from base64 import b64encode
from collections import Counter
from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from markupsafe import Markup

#: The parts of the style sheet in the order they are joined: where two rules weigh the same, the
#: later one counts.
PARTS = (
    "tokens",
    "base",
    "frame",
    "pages",
    "forms",
    "problems",
    "cards",
    "choosing",
    "lines",
    "results",
    "facilities",
    "map",
    "article",
    "reading",
    "topics",
    "distress",
    "sharing",
    "keeping",
    "embed",
    "replies",
    "reports",
    "desk",
    "contrast",
    "print",
    "print_lists",
    "print_results",
    "print_call_sheet",
    "print_help_now",
    "handout",
)


#: The parts that no page of a kind shows: its sheet goes out without them.
LEFT_OUT = {
    "article": {"problems", "cards", "choosing", "lines", "results", "facilities", "map", "topics"}
    | {"distress", "keeping", "embed", "desk", "handout"}
    | {"print_lists", "print_results", "print_call_sheet", "print_help_now"},
    "results": {"article", "reading", "topics", "distress", "embed", "replies", "desk", "handout"}
    | {"print_call_sheet", "print_help_now"},
    "handouts": {"article", "choosing", "map", "distress", "embed", "replies", "desk"}
    | {"print_results", "print_help_now"},
    "other": {"article", "results", "facilities", "map", "print_results", "handout"},
}

_TOKEN_SET = re.compile(r"(?<![\w-])(--[\w-]+):([^;{}]+);?")
_TOKEN_USED = re.compile(r"var\((--[\w-]+)\)")
_DECLARATION = re.compile(r"([\w-]+):([^;{}]*var\([^;{}]*)(;|(?=\}))")


@dataclass(frozen=True, slots=True)
class Stylesheet:
    """The style sheet of a kind of page, inlined so that the first answer is the whole page."""

    css: Markup
    csp_hash: str

    @classmethod
    def read(cls, folder: Path, left_out: Set[str] = frozenset()) -> "Stylesheet":
        """Join its parts, leaving out comments, and spaces where they mean nothing."""
        css = "".join(_part(folder, part) for part in PARTS if part not in left_out)
        digest = b64encode(hashlib.sha256(css.encode()).digest()).decode()
        return cls(Markup(css), f"sha256-{digest}")  # noqa: S704 - our own file


@cache
def _part(folder: Path, part: str) -> str:
    css = _squeezed((folder / f"{part}.css").read_text("utf-8"))
    fixed = _fixed_tokens(folder)
    css = _TOKEN_SET.sub(lambda token: "" if token[1] in fixed else token[0], css)
    css = _with_values(css, fixed)
    # Paper is left to browsers that know everything.
    return css if part.startswith("print") else _for_old_browsers(css, _tokens(folder))


def _squeezed(css: str) -> str:
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    # What stands in quotes is said to readers as it is.
    parts = re.split(r'("[^"]*")', css)
    parts[::2] = [_without_spaces(part) for part in parts[::2]]
    return "".join(parts).strip()


def _without_spaces(css: str) -> str:
    return re.sub(r" ?([{};]) ?|(:|,) ", r"\1\2", re.sub(r"\s+", " ", css))


@cache
def _tokens(folder: Path) -> Mapping[str, str]:
    """The tokens of the light look: those of the first block, before any that answers to media."""
    light = _squeezed((folder / "tokens.css").read_text("utf-8")).partition("}")[0]
    return dict(_TOKEN_SET.findall(light))


@cache
def _fixed_tokens(folder: Path) -> Mapping[str, str]:
    """Those that neither a wide screen, the dark, nor paper sets anew: sent as their values."""
    css = "".join(file.read_text("utf-8") for file in folder.glob("*.css"))
    times_set = Counter(name for name, _value in _TOKEN_SET.findall(css))
    return {name: value for name, value in _tokens(folder).items() if times_set[name] == 1}


def _with_values(css: str, tokens: Mapping[str, str]) -> str:
    return _TOKEN_USED.sub(lambda token: tokens.get(token[1], token[0]), css)


def _for_old_browsers(css: str, tokens: Mapping[str, str]) -> str:
    """Before each value made of tokens, the same in plain: browsers of before 2017 know none."""

    def with_plain_value(found: re.Match[str]) -> str:
        name, value, end = found.groups()
        return f"{name}:{_with_values(value, tokens)};{name}:{value}{end}"

    return _DECLARATION.sub(with_plain_value, css)
