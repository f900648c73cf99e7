"""The results page on a phone: the answer on the second screen, the whole of it short."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import SLOW, SPANISH_FIRST
from tests.browser.test_accessibility import RULES

PHONE = {"width": 375, "height": 780}
NEAR = "/near/74103"
#: In points, of what is seen, but for the map.
SMALLEST_LETTERS = """Math.min(...[...document.querySelectorAll("body *:not(svg *)")]
  .filter((one) => one.checkVisibility() && one.innerText?.trim())
  .map((one) => Math.round(parseFloat(getComputedStyle(one).fontSize) * 7.5) / 10))"""


@pytest.fixture
def phone(browser: Browser, numbered_site: str):
    context = browser.new_context(base_url=numbered_site, viewport=PHONE, bypass_csp=True)
    yield context.new_page()
    context.close()


def screens(pixels: float) -> float:
    return pixels / PHONE["height"]


@pytest.mark.parametrize(
    ("path", "most"),
    [pytest.param(NEAR, 9, id="en"), pytest.param(f"/es{NEAR}", 10, id="es", marks=SLOW)],
)
def test_the_first_facility_is_on_the_second_screen_of_a_short_page(
    phone: Page, path: str, most: int
) -> None:
    phone.goto(path)
    first = phone.locator("[data-facility]").first
    expect(first.get_by_role("link", name="918")).to_be_visible()
    top = first.bounding_box()
    assert top
    assert screens(top["y"]) < 2
    assert screens(phone.locator("html").evaluate("e => e.scrollHeight")) <= most


def test_a_page_with_all_it_loads_is_four_requests_at_most(phone: Page) -> None:
    asked: list[str] = []
    phone.on("request", lambda request: asked.append(request.url))
    phone.goto(NEAR, wait_until="networkidle")
    assert len(asked) <= 4, asked


def test_a_call_is_two_presses_from_a_need(phone: Page) -> None:
    phone.goto(NEAR)
    phone.get_by_role("button", name="Detox").click()
    expect(phone).to_have_url(f"{phone.url.split('/near')[0]}{NEAR}?care=detox#facilities")
    row = phone.locator("[data-facility]").first
    expect(row.locator("strong", has_text="Detox")).to_be_visible()
    call = row.get_by_role("link", name="Call").bounding_box()
    assert call
    assert call["height"] >= 44


def test_five_more_open_with_one_press(phone: Page) -> None:
    phone.goto(NEAR)
    rows = phone.locator("[data-facility]")
    expect(rows.nth(9)).to_be_hidden()
    phone.get_by_text("more facilities").click()
    expect(rows.nth(9)).to_be_visible()


@pytest.mark.parametrize("width", [pytest.param(320, marks=SLOW), 280])
@SPANISH_FIRST
def test_nothing_overflows(phone: Page, language: str, width: int) -> None:
    phone.set_viewport_size({"width": width, "height": 600})
    phone.goto(f"{language}{NEAR}?care=detox")
    for fold in phone.locator("details").all():
        fold.evaluate("e => { e.open = true }")
    wide = phone.evaluate(
        """() => [...document.querySelectorAll("main *")].filter(
            e => !e.closest("svg, .visually-hidden") && e.getBoundingClientRect().right > innerWidth + 1
        ).map(e => e.className)"""
    )
    assert wide == []
    assert phone.locator("html").evaluate("e => e.scrollWidth") <= width


@SPANISH_FIRST
def test_axe_finds_nothing_where_all_is_open(phone: Page, language: str) -> None:
    phone.goto(f"{language}{NEAR}?care=detox")
    for fold in phone.locator("details").all():
        fold.evaluate("e => { e.open = true }")
    found = Axe().run(phone, options=RULES).response["violations"]
    assert not [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found]


def test_a_desk_has_the_map_beside_the_list_and_one_left_edge(phone: Page) -> None:
    phone.set_viewport_size({"width": 1280, "height": 900})
    phone.goto(NEAR)

    def left(selector: str) -> float:
        box = phone.locator(selector).first.bounding_box()
        assert box
        return box["x"]

    edges = {
        left(one) for one in (".crisis strong", ".masthead__home", "h1", ".footer .disclaimer")
    }
    assert len(edges) == 1
    assert left(".map svg") >= left(".facility") + 40 * 16


@SPANISH_FIRST
def test_five_facilities_fit_one_sheet_of_paper(phone: Page, language: str) -> None:
    phone.goto(f"{language}{NEAR}")
    phone.emulate_media(media="print")
    rows = phone.locator("[data-facility]")
    expect(rows.nth(4).get_by_text("(918) 555-")).to_be_visible()
    expect(rows.nth(5)).to_be_hidden()
    expect(phone.locator("#line-911").get_by_role("link")).to_be_visible()
    assert phone.evaluate(SMALLEST_LETTERS) >= 8.5
    assert phone.pdf(format="Letter").count(b"/Type /Page\n") == 1
