"""axe on each page: no violation of WCAG 2.2 A or AA."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import in_turn
from tests.browser.test_journey import search

PAGES = [
    "/",
    "/help-now",
    "/sources",
    "/about",
    "/privacy",
    "/accessibility",
    "/developers",
    "/share/help-now",
    "/kept",
    "/?near=ok/tulsa",
    "/near/74103",
    "/near/ok/tulsa?match=corrected",
    "/near/tx/agua-dulce",
    "/near/08619?match=approximate&as=hamilton",
    "/near/09012",
    "/near/zz",
]
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    # What passes is not written down node by node, which took longer than to look.
    "resultTypes": ["violations"],
}


@pytest.fixture(scope="module")
def plain_context(browser, site):
    context = browser.new_context(
        base_url=site, bypass_csp=True, viewport={"width": 360, "height": 640}
    )
    yield context
    context.close()


@pytest.mark.parametrize(("path", "language"), in_turn(PAGES))
def test_axe_finds_nothing(plain_context, path, language):
    page = plain_context.new_page()
    page.goto(language + path)
    found = Axe().run(page, options=RULES).response["violations"]
    page.close()
    assert not [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found]


@pytest.mark.parametrize(
    ("words", "language"),
    in_turn(["i want to die", "i took too many pills", "he hits me", "help", "asdfghjkl"]),
)
def test_axe_finds_nothing_in_answers_to_the_form(plain_context, words, language):
    page = plain_context.new_page()
    search(page, words, f"{language}/")
    page.wait_for_load_state()
    found = Axe().run(page, options=RULES).response["violations"]
    wide = page.locator("html").evaluate("e => e.scrollWidth - e.clientWidth")
    page.close()
    assert not [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found]
    assert wide <= 0
