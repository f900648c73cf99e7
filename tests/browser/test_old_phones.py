"""Phones of before 2018: the style sheet as they read it, without what they do not know."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route

pytestmark = pytest.mark.slow

#: Custom properties, functions that choose among lengths, and the space between flexible boxes.
UNKNOWN = re.compile(
    r"--[\w-]+:[^;{}]*;?|[\w-]+:[^;{}]*\b(?:var|clamp|min|max)\([^;{}]*;?|(?<![\w-])gap:[^;{}]*;?"
)
STYLE = re.compile(r"(?<=<style>).*?(?=</style>)", re.DOTALL)
PAGES = [
    *("/", "/help-now", "/near/74103", "/es/near/74103", "/near/ok", "/near/09012", "/call-sheet"),
    *("/near/74103/handout", "/choose?place=il/springfield&place=mo/springfield", "/replies/new"),
]
ROWS = ".actions, .chips, .contents, .line__ways, .panel__ways, .masthead__ways"
#: How near the things of a row come to one another, at the nearest.
NEAREST = """(rows) => Math.min(999, ...[...document.querySelectorAll(rows)].flatMap((row) => {
  const boxes = [...row.children].map((one) => one.getBoundingClientRect());
  const seen = boxes.filter(({ width }) => width > 1);
  return seen.slice(1).map(({ left, top }, i) => Math.max(left - seen[i].right, top - seen[i].bottom));
}))"""


@pytest.fixture
def old_phone(browser: Browser, numbered_site: str):
    # The changed style sheet is not the one whose hash the policy names.
    context = browser.new_context(
        base_url=numbered_site, viewport={"width": 360, "height": 640}, bypass_csp=True
    )
    page = context.new_page()
    page.route("**/*", without_what_is_new)
    yield page
    context.close()


def without_what_is_new(route: Route) -> None:
    if route.request.resource_type != "document":
        return route.continue_()
    answer = route.fetch()
    return route.fulfill(
        response=answer, body=STYLE.sub(lambda css: UNKNOWN.sub("", css[0]), answer.text())
    )


@pytest.mark.parametrize("path", PAGES)
def test_an_old_phone_shows_words_that_can_be_read_and_buttons_that_stand_apart(
    old_phone: Page, path: str
):
    old_phone.goto(path)
    assert "var(" not in old_phone.locator("style").first.inner_text()
    ways = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
    found = Axe().run(old_phone, options=ways).response["violations"]
    assert not [node["html"] for rule in found for node in rule["nodes"]]
    assert old_phone.locator("html").evaluate("e => e.scrollWidth - e.clientWidth") <= 0
    assert old_phone.evaluate(NEAREST, ROWS) >= 0
    strip = old_phone.locator(".crisis").evaluate("e => getComputedStyle(e).backgroundColor")
    assert strip not in {"rgba(0, 0, 0, 0)", "rgb(255, 255, 255)"}
