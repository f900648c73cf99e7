"""No page is wider than its screen: narrow ones, with large letters, with letters set wide apart."""

import pytest
from playwright.sync_api import Browser, Page

LARGE = "html { font-size: 200% }"
# As the guideline on text spacing has it (WCAG 1.4.12).
APART = """
  * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
  p { margin-bottom: 2em !important }
"""
WAYS = {"plain": "", "large": LARGE, "apart": APART}
READ = """(css) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [sheet];
  for (const fold of document.querySelectorAll("details")) fold.open = true;
}"""
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
PAGES = [
    *("/", "/help-now", "/near/74103", "/near/ok", "/near/09012", "/near/gu", "/near/fm"),
    *("/near/74103/handout", "/near/74103/handout?preset=lines", "/call-sheet", "/share", "/kept"),
    *("/replies", "/replies/new", "/report?about=page&which=article", "/moderation/sign-in"),
    *("/near/08619?match=approximate&as=hamilton", "/choose?place=07676&place=08080&as=washington"),
    *("/choose?place=il/springfield&place=mo/springfield", "/embed", "/embed/code", "/developers"),
]


@pytest.fixture
def narrow(browser: Browser, numbered_site: str):
    context = browser.new_context(base_url=numbered_site, viewport={"width": 320, "height": 640})
    yield context.new_page()
    context.close()


def too_wide(page: Page, path: str) -> dict[tuple[int, str], int]:
    """By how many pixels the page is too wide, for each width and way of reading where it is."""
    page.goto(path)
    found = {}
    for width in (375, 320, 280):
        page.set_viewport_size({"width": width, "height": 640})
        for way, css in WAYS.items():
            page.evaluate(READ, css)
            found[width, way] = page.evaluate(TOO_WIDE)
    return {where: by for where, by in found.items() if by > 0}


def test_results_are_no_wider_than_the_screen(narrow: Page):
    assert too_wide(narrow, "/es/near/74103") == {}


@pytest.mark.slow
@pytest.mark.parametrize("language", ["", "/es"], ids=["en", "es"])
@pytest.mark.parametrize("path", PAGES)
def test_no_page_is_wider_than_the_screen(narrow: Page, path: str, language: str):
    assert too_wide(narrow, path if path.startswith("/moderation") else language + path) == {}


@pytest.mark.slow
@pytest.mark.parametrize("language", ["", "/es"], ids=["en", "es"])
def test_no_facility_is_wider_than_the_screen(narrow: Page, language: str):
    narrow.goto(f"{language}/near/74103")
    facility = narrow.locator(".facility__name a").first.get_attribute("href")
    assert facility
    assert too_wide(narrow, facility) == {}
