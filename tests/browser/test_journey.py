"""The whole journey in a real browser, with and without scripts, on a phone and on a desktop."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import WITHOUT_SCRIPTS_TOO


def search(page: Page, words: str, start: str = "/") -> None:
    page.goto(start)
    page.locator("#query").fill(words)
    page.locator("#find button[type=submit]").click()


@pytest.mark.parametrize(
    ("query", "heading"),
    [
        ("74103", "Care and company near Tulsa, OK 74103"),
        ("Tulsa, OK", "Care and company near Tulsa, OK"),
        ("Ponce PR", "Care and company near Ponce, PR"),
        ("99503", "Care and company near Anchorage, AK 99503"),
        ("Orange County", "Which Orange County?"),
        ("Springfield", "Which Springfield?"),
        ("96910", "Care and company near Hagatna, GU 96910"),
        ("asdfghjkl", "Where are you?"),
        ("Toronto", "Where are you?"),
    ],
)
def test_each_place_leads_where_a_person_expects(page, query, heading):
    search(page, query)
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    expect(page.get_by_role("link", name="Call 988").first).to_be_visible()


def test_a_military_address_leads_to_the_chat_that_works_abroad(page):
    search(page, "APO AE 09012")
    expect(page.get_by_role("heading", level=1)).to_have_text("Military mail address 09012")
    expect(page.get_by_role("link", name="Chat at veteranscrisisline.net").first).to_be_visible()
    expect(page.get_by_role("link", name="Call 988")).to_be_hidden()


@WITHOUT_SCRIPTS_TOO
def test_an_ambiguous_name_is_settled_with_one_press(page, site):
    search(page, "Springfield")
    page.get_by_role("link", name="Springfield, IL").click()
    expect(page).to_have_url(f"{site}/near/il/springfield")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Springfield, IL")


@pytest.mark.parametrize("start", ["/", "/es/"])
def test_the_finder_is_on_the_first_screen(page, viewport, start):
    page.goto(start)
    button = page.locator("#find button[type=submit]").bounding_box()
    assert button["y"] + button["height"] <= viewport["height"]


def test_no_page_scrolls_sideways(page, viewport):
    for path in ("/", "/es/", "/near/74103", "/es/near/pr/ponce", "/near/tx/agua-dulce"):
        page.goto(path)
        assert page.locator("html").evaluate("e => e.scrollWidth") <= viewport["width"], path


def test_the_first_tab_skips_to_the_content(page):
    page.goto("/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


@WITHOUT_SCRIPTS_TOO
def test_the_keyboard_alone_goes_the_journey(page):
    page.goto("/")
    page.get_by_label("Where are you?").focus()
    page.keyboard.type("74103")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Tulsa, OK 74103")


@WITHOUT_SCRIPTS_TOO
def test_spanish_goes_the_journey_in_spanish(page):
    search(page, "Ponce PR", "/es/")
    expect(page.locator("html")).to_have_attribute("lang", "es")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Ponce, PR")
    page.get_by_role("link", name="English").click()
    expect(page).to_have_url(page.url.replace("/es/", "/"))


def test_the_text_to_type_can_be_copied(browser, site):
    context = browser.new_context(base_url=site)
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=site)
    page = context.new_page()
    page.clock.install()
    page.goto("/near/ok/tulsa")
    button = page.locator("[data-copy]").first
    for _press in range(2):
        button.click()
        expect(button).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == "Tulsa, OK"
    page.clock.run_for(2_500)
    expect(button).to_have_text("Copy")
    context.close()
