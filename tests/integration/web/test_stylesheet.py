"""The style sheet: every part of it is served, joined, in each page; no rule is left over."""

import hashlib
import re
from base64 import b64encode
from collections import Counter

import pytest

from config import ROOT
from lookup_app.web.stylesheet import LEFT_OUT, PARTS

CSS = ROOT / "static" / "css"
ALL_CSS = "".join(file.read_text("utf-8") for file in CSS.glob("*.css"))
SET = re.compile(r"(?<![\w-])(--[\w-]+):\s*([^;{}]+)")
TOKENS = dict(SET.findall((CSS / "tokens.css").read_text("utf-8").partition("}")[0]))
#: How often each token is set, for whatever look.
EVERYWHERE = Counter(name for name, _value in SET.findall(ALL_CSS))
#: Where the names of classes and ids are written.
WRITTEN = [
    *(ROOT / "templates").rglob("*.html"),
    *(ROOT / "static" / "js").glob("*.js"),
    *(ROOT / "lookup_app").rglob("*.py"),
    *(ROOT / "lookup_app" / "content").rglob("*.md"),
]


def served_css(client, path: str) -> str:
    return re.search("<style>(.*?)</style>", client.get(path).text, re.DOTALL)[1]


def squeezed(css: str) -> str:
    """A style sheet as its letters alone, with tokens where they stand for one value everywhere."""
    for name, value in TOKENS.items():
        css = css.replace(f"var({name})", value) if EVERYWHERE[name] == 1 else css
    return re.sub(r"\s+", "", re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL))


def selectors() -> set[str]:
    """What stands before a brace of any part, but for rules about media."""
    written = "".join((CSS / f"{part}.css").read_text("utf-8") for part in PARTS)
    found = re.findall(r"([^{}]+)\{", re.sub(r"/\*.*?\*/", "", written, flags=re.DOTALL))
    return {selector.strip() for selector in found if not selector.strip().startswith("@")}


def test_every_part_is_in_a_sheet():
    assert {file.stem for file in CSS.glob("*.css")} == set(PARTS)
    assert set.intersection(*LEFT_OUT.values()) == set()
    assert set.union(*LEFT_OUT.values()) <= set(PARTS)


@pytest.mark.parametrize(
    ("kind", "path"),
    [
        ("article", "/"),
        ("results", "/near/74103"),
        ("other", "/help-now"),
        ("handouts", "/near/74103/handout"),
    ],
)
def test_the_joined_sheet_is_what_is_served(client, kind, path):
    served = squeezed(served_css(client, path))
    papers = [part for part in PARTS if part.startswith("print") and part not in LEFT_OUT[kind]]
    assert papers
    for part in papers:
        assert squeezed((CSS / f"{part}.css").read_text("utf-8")) in served, part
    for part in LEFT_OUT[kind]:
        assert squeezed((CSS / f"{part}.css").read_text("utf-8"))[:80] not in served, part


@pytest.mark.parametrize("path", ["/", "/near/74103", "/help-now", "/near/74103/handout"])
def test_its_hash_is_one_the_policy_allows(client, path):
    digest = b64encode(hashlib.sha256(served_css(client, path).encode()).digest()).decode()
    assert f"'sha256-{digest}'" in client.get(path).headers["Content-Security-Policy"]


def test_each_value_made_of_tokens_has_one_before_it_for_browsers_that_know_none(client):
    css = served_css(client, "/near/74103").partition("@media print")[0]
    made = re.findall(r"([\w-]+):([^;{}]*);\1:[^;{}]*var\(", css)
    assert len(made) == len(re.findall(r"[\w-]+:[^;{}]*var\(", css))
    assert all(value.strip() and "var(" not in value for _name, value in made)


@pytest.mark.parametrize("path", ["/", "/near/74103", "/help-now", "/near/74103/handout"])
def test_only_what_a_look_may_change_is_left_to_the_browser(client, path):
    left = set(re.findall(r"var\((--[\w-]+)\)", served_css(client, path)))
    assert {"--ink", "--accent", "--step-2"} <= left
    assert {name for name in left if EVERYWHERE[name] == 1} == set()
    assert not left & {"--sans", "--radius"}


def test_no_rule_needs_what_older_phones_do_not_know():
    for part in PARTS:
        css = (CSS / f"{part}.css").read_text("utf-8").partition("@media print")[0]
        if not part.startswith("print"):
            assert not re.search(r"(?<![\w-])gap:|clamp\(|:is\(|:where\(", css), part


def test_no_rule_is_left_over():
    written = " ".join(file.read_text("utf-8") for file in WRITTEN)
    names = {name for one in selectors() for name in re.findall(r"[.#]([a-zA-Z][\w-]*)", one)}
    # A name may be made of a block and a kind: "line__way--{{ contact.kind }}".
    beginnings = tuple(re.findall(r"([\w-]+-)\{\{", written))
    left = names - set(re.findall(r"[\w-]+", written))
    assert {name for name in left if not name.startswith(beginnings)} == set()
