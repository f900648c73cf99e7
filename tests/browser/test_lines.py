"""Help lines in a real browser: reachable by thumb, readable at any width, complete on paper."""

import pytest
from playwright.sync_api import Page, expect

SMALLEST_TARGET = 44


def test_each_way_to_reach_a_line_is_large_enough_for_a_thumb(page: Page) -> None:
    page.goto("/near/or/portland")
    ways = page.locator(".line__way:visible")
    assert ways.count() >= 10
    for box in (ways.nth(i).bounding_box() for i in range(ways.count())):
        assert box
        assert box["height"] >= SMALLEST_TARGET


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
    page.goto("/near/ok/tulsa")
    page.emulate_media(media="print")
    expect(page.get_by_text("Who answers").first).to_be_visible()
