"""A hand-out in a real browser: built, printed on one page, decoded off the screen, kept from forgers."""

import io

import pytest
import zxingcpp
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Browser, Page, Route, expect
from pypdf import PdfReader

from lookup_app.handout import NOTE_LETTERS
from tests.browser.conftest import (
    DESKTOP,
    ENGLISH_FIRST,
    PHONE,
    SLOW,
    SPANISH_FIRST,
    WITHOUT_SCRIPTS_TOO,
)
from tests.browser.test_accessibility import RULES

HANDOUT = "/near/74103/handout"
NOTE = "Ana calls on Friday."


@pytest.fixture
def visitor(browser: Browser, numbered_site: str, scripts: bool, viewport: dict[str, int]):
    context = browser.new_context(
        base_url=numbered_site, java_script_enabled=scripts, viewport=viewport
    )
    yield context.new_page()
    context.close()


@pytest.fixture
def counselor(browser: Browser, numbered_site: str):
    context = browser.new_context(base_url=numbered_site, viewport=DESKTOP, bypass_csp=True)
    yield context.new_page()
    context.close()


def sheet_for(page: Page, language: str = "", facilities: int = 5) -> None:
    """Builds a hand-out with a note and an appointment."""
    page.goto(f"{language}{HANDOUT}")
    boxes = page.locator("input[name=facility][type=checkbox]")
    for number in range(boxes.count()):
        boxes.nth(number).set_checked(number < facilities)
    page.locator("#note").fill(NOTE)
    page.locator("#appointment").fill("Care House, ask for Ana")
    page.locator("#day").fill("2026-12-03")
    page.locator("form.builder button.button").first.click()
    expect(page.locator("h1")).to_have_text(
        "Su hoja para entregar" if language else "Your hand-out"
    )


def printed(page: Page, paper: str) -> list[str]:
    """The text of each page that the browser prints."""
    pdf = PdfReader(io.BytesIO(page.pdf(format=paper)))
    return [one.extract_text() for one in pdf.pages]


def test_one_press_from_results_and_from_a_facility(visitor: Page) -> None:
    visitor.goto("/near/74103")
    visitor.get_by_role("link", name="Make a hand-out of this list").click()
    expect(visitor.locator("input[name=facility]:checked")).to_have_count(5)
    visitor.goto("/near/74103")
    visitor.locator("[data-facility] a").first.click()
    visitor.get_by_role("link", name="Make a hand-out").first.click()
    expect(visitor.locator("input[name=facility]:checked")).to_have_count(1)


@WITHOUT_SCRIPTS_TOO
def test_the_way_of_a_hand_out(visitor: Page) -> None:
    sheet_for(visitor)
    expect(visitor.locator(".handout")).to_contain_text(NOTE)
    assert visitor.url.endswith(HANDOUT)
    with visitor.expect_download() as started:
        visitor.get_by_role("button", name="PDF").click()
    pdf = PdfReader(started.value.path())
    assert NOTE in pdf.pages[0].extract_text()
    with visitor.expect_download() as started:
        visitor.get_by_role("button", name="Calendar entry").click()
    assert "DTSTART;VALUE=DATE:20261203" in started.value.path().read_text()
    visitor.get_by_role("button", name="Change something").click()
    expect(visitor.locator("#note")).to_have_value(NOTE)


def test_the_preview_follows_the_form(counselor: Page) -> None:
    counselor.goto(HANDOUT)
    counselor.locator("#note").fill(NOTE)
    expect(counselor.locator(".handout")).to_contain_text(NOTE)
    counselor.get_by_label("Español").check()
    expect(counselor.locator(".handout")).to_contain_text("Líneas de ayuda")
    expect(counselor).to_have_url(f"{counselor.url.split('/near')[0]}{HANDOUT}")


def test_what_is_written_before_the_script_is_there_is_in_the_preview(counselor: Page) -> None:
    held: list[Route] = []
    counselor.route("**/handout*.js", lambda route: held.append(route))
    with counselor.expect_request("**/handout*.js"):
        counselor.goto(HANDOUT, wait_until="commit")  # what comes later waits for the script
    counselor.locator("#note").fill(NOTE)
    held[0].continue_()
    expect(counselor.locator(".handout")).to_contain_text(NOTE)


@ENGLISH_FIRST
def test_a_preview_that_is_not_renewed_says_so(counselor: Page, language: str) -> None:
    counselor.goto(f"{language}{HANDOUT}")
    status = counselor.locator("[data-handout-status]")
    stale = "No se pudo actualizar la vista previa" if language else "could not be renewed"
    refused = [
        lambda route: route.fulfill(status=429, body="<h1>Too many</h1>"),
        lambda route: route.abort(),
    ]
    for answer in refused:
        counselor.route(f"**{language}{HANDOUT}", answer)
        counselor.locator("#note").fill(NOTE)
        expect(status).to_contain_text(stale)
        expect(counselor.locator(".handout")).not_to_contain_text(NOTE)
        counselor.unroute(f"**{language}{HANDOUT}")
        counselor.locator("#note").fill("")
        expect(status).to_have_text(counselor.locator("form.builder").get_attribute("data-ready"))
    counselor.locator("#day").evaluate("(day) => { day.type = 'text'; }")
    counselor.locator("#day").fill("soon")
    expect(status).to_contain_text("2026-12-03")


@pytest.mark.parametrize(
    ("language", "paper"),
    [
        ("", "Letter"),
        pytest.param("/es", "A4", marks=SLOW),
        pytest.param("", "A4", marks=SLOW),
        pytest.param("/es", "Letter", marks=SLOW),
    ],
)
def test_five_facilities_are_one_page_and_ten_two_with_988_on_each(
    counselor: Page, language: str, paper: str
) -> None:
    for facilities, most in ((5, 1), (10, 2)):
        sheet_for(counselor, language, facilities)
        pages = printed(counselor, paper)
        assert len(pages) <= most
        assert all("988" in page for page in pages)
        assert "918" in pages[0]
        assert NOTE in pages[0]


@ENGLISH_FIRST
def test_a_note_of_many_lines_leaves_five_facilities_on_one_page(
    counselor: Page, language: str
) -> None:
    counselor.goto(f"{language}{HANDOUT}")
    counselor.locator("#note").fill("\n".join(["We agreed: call on Monday, and again"] * 16))
    counselor.locator("form.builder button:not([formaction])").click()
    expect(counselor.locator("form.builder")).to_have_count(0)
    (page,) = printed(counselor, "Letter")
    assert page.count("Monday") == 16


def test_the_longest_note_fits_the_page_of_five_facilities(counselor: Page) -> None:
    sheet_for(counselor, "/es")
    counselor.get_by_role("button", name="Cambiar algo").click()
    counselor.locator("#note").fill(("Traiga su tarjeta y esta hoja. " * 20)[:NOTE_LETTERS].strip())
    counselor.locator("#appointment").fill(
        "Casa de Cuidado, pregunte por Ana en la recepción. " * 2
    )
    counselor.locator("form.builder button.button").first.click()
    expect(counselor.locator(".handout__words")).to_contain_text("Traiga su tarjeta")
    assert len(printed(counselor, "Letter")) == 1


@pytest.mark.parametrize(
    "answer", [pytest.param("", id="article"), pytest.param("?code=place", id="place", marks=SLOW)]
)
def test_a_camera_reads_the_code_off_the_screen(counselor: Page, answer: str) -> None:
    counselor.goto(f"{HANDOUT}{answer}")
    site = counselor.url.split("/near")[0]
    picture = counselor.locator(".handout__code").screenshot()
    (code,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(picture)))
    assert code.text == (f"{site}/near/74103" if answer else f"{site}/")


def test_another_site_cannot_write_on_a_hand_out(
    counselor: Page, numbered_site: str, site: str
) -> None:
    """The site without a directory, on its own port, stands for the other one."""
    form = f'<form method="post" action="{numbered_site}{HANDOUT}"><input name="note" value="forged"><button>Go</button></form>'
    counselor.route(
        f"{site}/forger", lambda route: route.fulfill(body=form, content_type="text/html")
    )
    counselor.goto(f"{site}/forger")
    with counselor.expect_response(f"**{HANDOUT}") as answered:
        counselor.get_by_role("button", name="Go").click()
    assert answered.value.status == 403
    expect(counselor.locator("body")).not_to_contain_text("forged")


@SPANISH_FIRST
def test_builder_and_sheet_are_accessible(counselor: Page, language: str) -> None:
    counselor.goto(f"{language}{HANDOUT}")
    found = Axe().run(counselor, options=RULES).response["violations"]
    assert found == []
    sheet_for(counselor, language)
    found = Axe().run(counselor, options=RULES).response["violations"]
    assert found == []


@pytest.mark.parametrize("width", [280, pytest.param(PHONE["width"], marks=SLOW)])
@SPANISH_FIRST
def test_nothing_overflows(counselor: Page, language: str, width: int) -> None:
    counselor.set_viewport_size({"width": width, "height": 600})
    for address in (HANDOUT, f"{HANDOUT}?show=page&large=yes"):
        counselor.goto(f"{language}{address}")
        assert counselor.evaluate("document.documentElement.scrollWidth") <= width
