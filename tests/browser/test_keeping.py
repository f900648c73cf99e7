"""A list kept on the device: asked for once, shown, taken back, cleared; and no request carries it."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.conftest import ENGLISH_FIRST, SPANISH_FIRST
from tests.browser.test_accessibility import RULES

WORDS = {
    "": ("Keep", "Keep a list here", "No, do not keep", "Clear everything", "is cleared"),
    "/es": ("Guardar", "Guardar una lista aquí", "No, no guardar", "Borrar todo", "se borró"),
}


@pytest.fixture
def reader_page(browser, numbered_site):
    context = browser.new_context(
        base_url=numbered_site, bypass_csp=True, viewport={"width": 375, "height": 780}
    )
    yield context.new_page()
    context.close()


def kept_in(page):
    return page.evaluate("localStorage.getItem('kept')")


ALONE = """[...document.querySelectorAll('main .keep')].filter((button) => button.offsetParent).filter(
  (button) => button.getBoundingClientRect().left < button.closest('li, .row').getBoundingClientRect().left + 24
).map((button) => button.textContent)"""


@SPANISH_FIRST
def test_the_button_never_stands_alone_on_a_line(reader_page, language):
    for path in ("/near/74103", "/help-now"):
        reader_page.goto(f"{language}{path}")
        expect(reader_page.locator(".keep:visible").first).to_be_visible()
        assert reader_page.evaluate(ALONE) == [], path


@SPANISH_FIRST
def test_a_facility_and_a_line_are_kept_shown_and_cleared(reader_page, language):
    page, (keep, yes, _, clear, cleared) = reader_page, WORDS[language]
    asked: list[str] = []
    page.goto(f"{language}/near/74103")
    row = page.locator("[data-facility]").first
    name = row.locator(".facility__name").inner_text()
    number = row.locator(".line__way").first.get_attribute("href")
    page.on("request", lambda request: asked.append(request.method + request.url))
    expect(row.locator(".keep")).to_have_text(f"{keep}: {name}")
    row.locator(".keep").click()
    page.get_by_role("button", name=yes).click()
    expect(row.locator(".keep")).to_have_attribute("aria-pressed", "true")
    line = page.locator("#people .row .keep").first
    line.click()
    expect(line).to_have_attribute("aria-pressed", "true")
    assert asked == []
    page.goto(f"{language}/kept")
    rows = page.locator("[data-kept-list] > li")
    expect(rows).to_have_count(2)
    expect(rows.first.get_by_role("link", name=name)).to_be_visible()
    assert rows.first.locator(".line__way").first.get_attribute("href") == number
    found = Axe().run(page, options=RULES).response["violations"]
    assert not [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("button", name=clear).click()
    expect(page.locator("[data-kept-said]")).to_contain_text(cleared)
    expect(rows).to_have_count(0)
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert page.context.cookies() == []


def test_nothing_is_kept_before_somebody_agrees(reader_page):
    page = reader_page
    page.goto("/near/74103")
    row = page.locator("[data-facility]").first
    row.locator(".keep").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Anyone who uses this device can see it")
    found = Axe().run(page, options=RULES).response["violations"]
    assert not [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found]
    dialog.get_by_role("button", name="No, do not keep").click()
    expect(dialog).to_be_hidden()
    expect(row.locator(".keep")).to_have_attribute("aria-pressed", "false")
    assert kept_in(page) is None
    row.locator(".keep").click()
    page.keyboard.press("Escape")
    assert kept_in(page) is None


def test_one_is_taken_off_where_it_was_kept_and_in_the_list(reader_page):
    page = reader_page
    page.goto("/near/74103")
    first, second = (page.locator("[data-facility] .keep").nth(number) for number in (0, 1))
    first.click()
    page.get_by_role("button", name="Keep a list here").click()
    second.click()
    first.click()
    expect(first).to_have_attribute("aria-pressed", "false")
    page.reload()
    expect(second).to_have_attribute("aria-pressed", "true")
    page.goto("/kept")
    page.get_by_role("button", name="Remove").click()
    expect(page.locator("[data-kept-said]")).to_contain_text("Nothing is kept here")


def test_a_facility_page_keeps_what_the_list_keeps(reader_page):
    page = reader_page
    page.goto("/near/74103")
    page.locator(".facility__name a").first.click()
    page.locator(".keep").first.click()
    page.get_by_role("button", name="Keep a list here").click()
    page.go_back()
    expect(page.locator("[data-facility] .keep").first).to_have_attribute("aria-pressed", "true")


def test_a_device_that_keeps_nothing_is_told_so(browser, numbered_site):
    context = browser.new_context(base_url=numbered_site)
    context.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('denied'); } });"
    )
    page = context.new_page()
    page.goto("/near/74103")
    expect(page.locator(".keep")).to_have_count(0)
    page.goto("/kept")
    expect(page.locator("[data-kept-without]")).to_be_visible()
    context.close()


def test_without_scripts_the_page_says_what_it_needs(browser, numbered_site):
    context = browser.new_context(base_url=numbered_site, java_script_enabled=False)
    page = context.new_page()
    page.goto("/kept")
    expect(page.get_by_text("print the page of results instead")).to_be_visible()
    expect(page.get_by_role("button")).to_have_count(0)
    context.close()


def test_a_page_of_results_asks_four_times_at_most(reader_page, numbered_site):
    asked: list[str] = []
    reader_page.on("request", lambda request: asked.append(request.url))
    reader_page.goto("/near/74103", wait_until="networkidle")
    assert len([url for url in asked if url.startswith(numbered_site)]) <= 4, asked


@ENGLISH_FIRST
def test_a_handout_is_made_of_lines_alone_from_another_state_too(reader_page, language):
    page, (keep, yes, *_) = reader_page, WORDS[language]
    names = []
    for number, (place, line) in enumerate([("ca/fresno", "ca-warm-line"), ("ok/tulsa", "nami")]):
        page.goto(f"{language}/near/{place}")
        row = page.locator(f"#line-{line}.row")
        names.append(row.locator(".row__name").inner_text().removesuffix(keep).strip())
        row.locator(".keep").click()
        if not number:
            page.get_by_role("button", name=yes).click()
        expect(row.locator(".keep")).to_have_attribute("aria-pressed", "true")
    page.goto(f"{language}/kept")
    page.locator("[data-kept-handout] button").click()
    expect(page).to_have_url(re.compile(f"{language}/near/ok/tulsa/handout$"))
    expect(page.locator("[name=line]:checked")).to_have_count(2)
    for name in names:
        expect(page.get_by_label(name).first).to_be_checked()


def test_a_handout_is_made_of_what_is_kept(reader_page):
    page = reader_page
    page.goto("/near/74103")
    rows = page.locator("[data-facility]")
    rows.nth(1).locator(".keep").click()
    page.get_by_role("button", name="Keep a list here").click()
    rows.nth(3).locator(".keep").click()
    names = [rows.nth(number).locator(".facility__name").inner_text() for number in (1, 3)]
    page.goto("/kept")
    page.get_by_role("button", name="Make a hand-out of this list").click()
    expect(page).to_have_url(re.compile("/near/74103/handout$"))
    ticked = page.locator("[name=facility]:checked")
    expect(ticked).to_have_count(2)
    for name in names:
        expect(page.get_by_label(name).first).to_be_checked()


def test_a_list_without_a_place_says_what_a_handout_needs(reader_page):
    page = reader_page
    page.goto("/help-now")
    page.locator("#line-nami .keep").click()
    page.get_by_role("button", name="Keep a list here").click()
    page.goto("/kept")
    expect(page.get_by_role("button", name="Make a hand-out of this list")).to_be_hidden()
    said = page.locator("[data-kept-placeless]")
    expect(said).to_contain_text("A hand-out is made for a place")
    said.get_by_role("link").click()
    expect(page.locator("form#find")).to_be_visible()
    page.goto("/kept")
    page.get_by_role("button", name="Clear everything").click()
    expect(said).to_be_hidden()
