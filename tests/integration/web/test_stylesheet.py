"""The style sheet: every part of it is served, joined, in each page; no rule is left over."""

import hashlib
import re
from base64 import b64encode

import pytest

from config import ROOT
from lookup_app.web.assets import HANDOUT_PARTS, PARTS, READING_PARTS

CSS = ROOT / "static" / "css"
#: Where the names of classes and ids are written.
WRITTEN = [
    *(ROOT / "templates").rglob("*.html"),
    *(ROOT / "static" / "js").glob("*.js"),
    *(ROOT / "lookup_app").rglob("*.py"),
    *(ROOT / "lookup_app" / "content").rglob("*.md"),
]


def served_css(client, address: str = "/") -> str:
    return re.search("<style>(.*?)</style>", client.get(address).text, re.DOTALL)[1]


def squeezed(css: str) -> str:
    """A style sheet as its letters alone."""
    return re.sub(r"\s+", "", re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL))


def selectors() -> set[str]:
    """What stands before a brace of any part, but for rules about media."""
    written = "".join((CSS / f"{part}.css").read_text("utf-8") for part in PARTS + HANDOUT_PARTS)
    found = re.findall(r"([^{}]+)\{", re.sub(r"/\*.*?\*/", "", written, flags=re.DOTALL))
    return {selector.strip() for selector in found if not selector.strip().startswith("@")}


def test_every_part_is_joined():
    assert {file.stem for file in CSS.glob("*.css")} == {*PARTS, *HANDOUT_PARTS}


def test_the_joined_sheet_is_what_is_served(client):
    served = squeezed(served_css(client))
    for part in PARTS:
        assert squeezed((CSS / f"{part}.css").read_text("utf-8")) in served, part


def test_only_the_pages_of_hand_outs_have_its_parts(client):
    served = squeezed(served_css(client, "/near/74103/handout"))
    for part in PARTS + HANDOUT_PARTS:
        assert squeezed((CSS / f"{part}.css").read_text("utf-8")) in served, part


@pytest.mark.parametrize("address", ["/", "/near/74103", "/near/74103/handout"])
def test_its_hash_is_one_that_the_policy_allows(client, address):
    digest = b64encode(hashlib.sha256(served_css(client, address).encode()).digest()).decode()
    assert f"'sha256-{digest}'" in client.get(address).headers["Content-Security-Policy"]


def test_a_page_of_a_place_leaves_out_only_what_it_does_not_use(client):
    page = client.get("/near/74103?care=detox").text
    used = {name for names in re.findall(r'class="([^"]+)"', page) for name in names.split()}
    kept = served_css(client, "/near/74103")
    for part in READING_PARTS:
        left_out = re.findall(r"\.([a-zA-Z][\w-]*)", (CSS / f"{part}.css").read_text("utf-8"))
        assert {name for name in used & set(left_out) if f".{name}" not in kept} == set()


def test_no_rule_is_left_over():
    written = " ".join(file.read_text("utf-8") for file in WRITTEN)
    names = {name for one in selectors() for name in re.findall(r"[.#]([a-zA-Z][\w-]*)", one)}
    # A name may be made of a block and a kind: "line__way--{{ contact.kind }}".
    beginnings = tuple(re.findall(r"([\w-]+-)\{\{", written))
    left = names - set(re.findall(r"[\w-]+", written))
    assert {name for name in left if not name.startswith(beginnings)} == set()
