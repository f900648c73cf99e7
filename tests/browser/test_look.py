"""How pages look, held by measures: what is seen at once, what moves, what is too wide."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import SLOW

SMALLEST = {"width": 320, "height": 568}
PHONE = {"width": 375, "height": 780}
ARTICLE_SCREENS = {"/": 18.7, "/es/": 20}
SHIFTS = """
  window.moved = 0;
  new PerformanceObserver((seen) => {
    for (const shift of seen.getEntries()) window.moved += shift.value;
  }).observe({ type: "layout-shift", buffered: true });
"""


@pytest.fixture
def phone(browser: Browser, numbered_site: str):
    context = browser.new_context(base_url=numbered_site, viewport=PHONE)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("start", ["/", "/es/"], ids=["en", "es"])
def test_the_search_button_is_above_the_fold_of_the_smallest_phone(phone: Page, start: str):
    phone.set_viewport_size(SMALLEST)
    phone.goto(start)
    button = phone.locator(".finder__go").bounding_box()
    assert button
    assert button["y"] + button["height"] <= SMALLEST["height"]


def test_the_numbers_at_the_top_stand_in_one_line_of_a_phone_in_spanish(phone: Page):
    phone.set_viewport_size({"width": 360, "height": 740})
    phone.goto("/es/")
    lines = phone.locator(".crisis__line").evaluate_all(
        "(all) => all.map((one) => one.getBoundingClientRect().top)"
    )
    assert len(lines) == 4
    assert len(set(lines)) == 1


def test_the_second_line_of_the_title_begins_like_a_line(phone: Page):
    phone.goto("/es/")
    assert phone.locator(".opening__sub").inner_text().startswith("Cuidar")


@pytest.mark.parametrize(("start", "most"), ARTICLE_SCREENS.items(), ids=["en", "es"])
def test_the_article_is_no_longer_than_it_was(phone: Page, start: str, most: float):
    phone.goto(start)
    height = phone.locator("html").evaluate("e => e.scrollHeight")
    assert height / PHONE["height"] <= most


@pytest.mark.parametrize(
    "path", ["/", pytest.param("/es/", marks=SLOW), "/near/74103", "/help-now"]
)
def test_nothing_moves_while_a_page_loads(phone: Page, path: str):
    phone.add_init_script(SHIFTS)
    phone.goto(path)
    if path in ARTICLE_SCREENS:
        expect(phone.locator("[data-locate]")).to_be_visible()
    phone.wait_for_load_state("networkidle")
    assert phone.evaluate("window.moved") == 0


def test_box_and_button_stand_in_one_row_from_a_tablet_on(phone: Page):
    phone.set_viewport_size({"width": 660, "height": 900})
    phone.goto("/")
    box, button = (
        phone.locator("#query").bounding_box(),
        phone.locator(".finder__go").bounding_box(),
    )
    assert box
    assert button
    assert abs(box["y"] + box["height"] - button["y"] - button["height"]) <= 1
