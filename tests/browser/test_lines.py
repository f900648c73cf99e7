"""Help lines in a real browser: reachable by thumb, readable at any width, complete on paper."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import SPANISH_FIRST, WITHOUT_SCRIPTS_TOO

SMALLEST_TARGET = 44


def test_each_way_to_reach_a_line_is_large_enough_for_a_thumb(page: Page) -> None:
    page.goto("/near/or/portland")
    ways = page.locator(".line__way:visible")
    assert ways.count() >= 10
    for box in (ways.nth(i).bounding_box() for i in range(ways.count())):
        assert box
        assert box["height"] >= SMALLEST_TARGET


@WITHOUT_SCRIPTS_TOO
def test_what_happens_when_one_calls_opens_without_a_script(page: Page) -> None:
    page.goto("/es/near/pr/ponce")
    card = page.locator("#line-988-spanish")
    expect(card.get_by_text("Después del saludo")).to_be_hidden()
    card.locator("summary").click()
    expect(card.get_by_text("Después del saludo")).to_be_visible()
    expect(card.get_by_role("link", name="Llame al 988 y oprima 2")).to_have_attribute(
        "href", "tel:988"
    )


@pytest.mark.parametrize("path", ["/near/ca", "/es/near/nj", "/near/09012"])
def test_cards_never_make_the_page_scroll_sideways(page: Page, path: str) -> None:
    page.set_viewport_size({"width": 320, "height": 600})
    page.goto(path)
    if page.locator("details").count():
        page.locator("details:not([open]) > summary").first.click()
    width = page.locator("html").evaluate("html => html.scrollWidth")
    assert width <= 320


def test_paper_shows_what_the_screen_folds_away(page: Page) -> None:
    page.goto("/help-now")
    page.emulate_media(media="print")
    card = page.locator("#line-samhsa-helpline")
    for shown in ("What happens", "Source"):
        expect(card.get_by_text(shown, exact=True)).to_be_visible()
    expect(page.locator("#line-911").get_by_text("Police may come")).to_be_visible()


def test_paper_holds_what_one_hands_out_and_no_more(page: Page) -> None:
    page.goto("/near/ok/tulsa")
    page.emulate_media(media="print")
    expect(page.locator("#line-988-veterans").get_by_text("838255")).to_be_visible()
    expect(page.locator("#line-988-veterans .line__about")).to_be_hidden()
    expect(page.get_by_text("What to look for there, by need")).to_be_hidden()
    expect(page.get_by_text("On a shared device")).to_be_hidden()
    button = page.locator("#treatment a.button")
    address = button.evaluate("a => getComputedStyle(a, '::after').content")
    assert "https://findtreatment." in address
    assert button.evaluate("a => getComputedStyle(a).backgroundColor") == "rgba(0, 0, 0, 0)"
    assert page.pdf(format="Letter").count(b"/Type /Page\n") == 1


PALE = """() => [...document.querySelectorAll('main *, .crisis *')].filter((one) =>
  one.checkVisibility() && !one.closest('svg')
  && [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim())
  && Math.max(...getComputedStyle(one).color.match(/\\d+/g).slice(0, 3).map(Number)) > 118
).map((one) => one.textContent)"""


@pytest.mark.parametrize("typed", ["", "i want to die"])
def test_nothing_on_paper_is_pale(page: Page, typed: str) -> None:
    """Browsers print no backgrounds: white words on a button would be nearly nothing."""
    page.goto("/help-now")
    if typed:
        page.goto("/")
        page.fill("#query", typed)
        page.press("#query", "Enter")
        page.wait_for_load_state()
    page.emulate_media(media="print")
    assert page.evaluate(PALE) == []


def test_a_number_on_paper_stays_on_its_line(page: Page) -> None:
    page.set_viewport_size({"width": 640, "height": 900})
    page.goto("/es/near/ok/tulsa")
    page.emulate_media(media="print")
    broken = """() => [...document.querySelectorAll('.line__way--call')].filter(
      (one) => one.getClientRects().length > 1).map((one) => one.textContent)"""
    assert page.evaluate(broken) == []


@SPANISH_FIRST
@pytest.mark.parametrize("width", [375, pytest.param(320, marks=pytest.mark.slow)])
def test_no_number_breaks_on_a_phone(page: Page, language: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 780})
    page.goto(f"{language}/help-now")
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    broken = """() => [...document.querySelectorAll('.whole')].filter((one) => {
      const lines = document.createRange();
      lines.selectNodeContents(one);
      return new Set([...lines.getClientRects()].map((box) => Math.round(box.top))).size > 1;
    }).map((one) => one.textContent)"""
    assert page.locator("#line-maternal .whole").count() == 4
    assert page.evaluate(broken) == []


def test_the_towns_of_a_state_are_apart_for_a_thumb(page: Page) -> None:
    page.set_viewport_size({"width": 375, "height": 780})
    page.goto("/near/ok")
    boxes = page.locator(".contents a").evaluate_all(
        "all => all.map((one) => one.getBoundingClientRect())"
    )
    assert len(boxes) > 5
    assert min(box["height"] for box in boxes) >= SMALLEST_TARGET
    for box in boxes:
        for other in boxes:
            across = max(box["left"] - other["right"], other["left"] - box["right"])
            down = max(box["top"] - other["bottom"], other["top"] - box["bottom"])
            assert box == other or max(across, down) >= 8
