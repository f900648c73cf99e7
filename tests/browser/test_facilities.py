"""The facilities near a place in a real browser: list, filters, map, one facility, print."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.conftest import WITHOUT_SCRIPTS_TOO, in_turn
from tests.browser.test_accessibility import RULES

NEAR = "/near/74103"


@pytest.fixture
def context(browser, stocked_site, scripts, viewport):
    context = browser.new_context(
        base_url=stocked_site, java_script_enabled=scripts, viewport=viewport
    )
    yield context
    context.close()


@pytest.fixture
def page(context, stocked_site):
    page = context.new_page()

    def ours_only(route):
        assert route.request.url.startswith(stocked_site), route.request.url
        route.continue_()

    page.route("**/*", ours_only)
    return page


def facilities(page):
    return page.locator("#facilities .facility")


def test_the_nearest_come_first_and_the_map_has_their_numbers(page):
    page.goto(NEAR)
    expect(facilities(page)).to_have_count(10)
    expect(facilities(page).first).to_contain_text("Family and Childrens Services")
    expect(facilities(page).first).to_contain_text("0.2 miles")
    image = page.get_by_role("group", name="Map of the facilities listed here")
    expect(image).to_be_visible()
    expect(image.locator("text").filter(has_text=re.compile(r"^1(\+|$)"))).to_have_count(1)


def dots(page, leading_to):
    """The dots of the map that lead to a row ("at") or to the names of several ("several")."""
    return page.locator(f'.map svg a[href^="#{leading_to}-"]')


def test_a_dot_leads_to_its_row_even_in_the_fold_and_the_row_to_its_dot(page):
    page.goto(NEAR)
    folded = facilities(page).nth(9)
    expect(folded).to_be_hidden()
    dot = dots(page, "at").first  # The last number is drawn first.
    assert int(dot.text_content()) > 5
    dot.click()
    row = page.locator(dot.get_attribute("href"))
    expect(row).to_be_in_viewport()
    row.locator("a.miles").click()
    expect(page).to_have_url(re.compile("#dot-"))
    expect(dot).to_be_in_viewport()


def test_a_dot_for_several_opens_their_names_and_each_leads_to_its_row(page):
    page.goto(NEAR)
    dot = dots(page, "several").first
    names = page.locator(dot.get_attribute("href"))
    expect(names).to_be_hidden()
    dot.click()
    expect(names).to_be_in_viewport()
    assert names.get_by_role("link").count() >= 2
    second = names.get_by_role("link").nth(1)
    row = page.locator(second.get_attribute("href"))
    second.click()
    expect(row).to_be_in_viewport()


def test_the_map_is_drawn_no_larger_than_its_words_are_meant(plain_page):
    for width in (360, 800, 1280):
        plain_page.set_viewport_size({"width": width, "height": 800})
        plain_page.goto(NEAR)
        box = plain_page.locator(".map svg").bounding_box()
        assert box["width"] <= 416


def test_the_labels_of_the_map_can_be_read_on_a_phone(plain_page):
    plain_page.set_viewport_size({"width": 360, "height": 740})
    plain_page.goto(NEAR)
    sizes = plain_page.locator(".map svg text").evaluate_all(
        "all => all.map(t => parseFloat(getComputedStyle(t).fontSize) * t.getScreenCTM().a)"
    )
    assert min(sizes) >= 11


@WITHOUT_SCRIPTS_TOO
def test_filters_work_as_a_plain_form_and_come_off_in_one_press(page, stocked_site):
    page.goto(NEAR)
    page.get_by_text("More filters").click()
    page.get_by_label(re.compile("^Opioid treatment program")).check()
    page.get_by_label("How far").select_option("25")
    page.get_by_role("button", name="Show").click()
    expect(page).to_have_url(
        f"{stocked_site}{NEAR}?care=opioid-treatment-program&radius=25#facilities"
    )
    expect(page.locator("#facilities")).to_contain_text("within 25 miles")
    page.get_by_role("link", name="Remove the filter Opioid treatment program").click()
    expect(page).to_have_url(f"{stocked_site}{NEAR}?radius=25#facilities")


def test_the_next_page_goes_on_counting(page):
    page.goto(NEAR)
    page.get_by_role("link", name="Next page").click()
    expect(facilities(page).first).to_have_attribute("value", "11")


@WITHOUT_SCRIPTS_TOO
def test_one_facility_and_the_way_back(page, stocked_site):
    page.goto(NEAR)
    facilities(page).first.get_by_role("link").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Family and Childrens")
    expect(page.get_by_text("102 North Denver Avenue")).to_be_visible()
    directions = page.get_by_role("link", name="Directions on Google Maps")
    expect(directions).to_have_attribute("rel", "noreferrer")
    expect(directions).to_have_attribute("href", re.compile("102\\+North\\+Denver"))
    page.get_by_role("link", name="Back to the list").click()
    expect(page).to_have_url(re.compile(f"^{stocked_site}{NEAR}#at-"))
    expect(facilities(page).first).to_be_in_viewport()


def test_nothing_scrolls_sideways(page, viewport):
    for address in (f"{NEAR}?care=mental-health", "/near/ak", "/es/near/ok/tulsa-county"):
        page.goto(address)
        assert page.locator("html").evaluate("e => e.scrollWidth") <= viewport["width"], address


@pytest.fixture
def plain_page(browser, stocked_site):
    """A phone that lets axe in."""
    context = browser.new_context(
        base_url=stocked_site, bypass_csp=True, viewport={"width": 360, "height": 640}
    )
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(
    ("state", "language"), in_turn([NEAR, f"{NEAR}?pay=medicaid&care=detox", "one", "open"])
)
def test_axe_finds_nothing(plain_page, state, language):
    plain_page.goto(language + (state if state.startswith("/") else NEAR))
    if state == "one":
        facilities(plain_page).first.get_by_role("link").first.click()
    if state == "open":
        plain_page.locator(".filters summary").click()
    found = Axe().run(plain_page, options=RULES).response["violations"]
    assert not [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found]


def test_the_print_has_the_list_and_the_map_but_no_form(plain_page):
    plain_page.goto(NEAR)
    plain_page.emulate_media(media="print")
    expect(plain_page.get_by_role("group", name="Map of the facilities")).to_be_visible()
    expect(facilities(plain_page).nth(4)).to_be_visible()
    expect(plain_page.locator(".filters")).to_be_hidden()


def test_a_printed_facility_says_its_number_once_and_no_dot_before_its_street(plain_page):
    plain_page.goto(NEAR)
    facilities(plain_page).first.locator("a").first.click()
    plain_page.emulate_media(media="print")
    added = plain_page.evaluate(
        """() => [[".actions a", "::after"], [".facility__where", "::before"]].map(
            ([where, part]) => getComputedStyle(document.querySelector(where), part).content)"""
    )
    assert added == ["none", "none"]
