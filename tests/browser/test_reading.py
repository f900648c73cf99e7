"""The reading pages in a real browser: data for programs, width, print."""

import json

import pytest

PATHS = [
    "/",
    "/help-now",
    "/call-sheet",
    "/sources",
    "/about",
    "/privacy",
    "/accessibility",
    "/developers",
    "/share",
    "/kept",
    "/embed",
    "/embed/code",
]


@pytest.mark.parametrize("path", PATHS)
def test_pages_fit_the_screen_and_break_no_rule_of_their_own(page, path):
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(path)
    assert said == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_data_for_programs_is_there_and_never_run(page):
    page.goto("/es/")
    found = page.locator('script[type="application/ld+json"]')
    assert json.loads(found.text_content())["@type"] == "Article"


def test_a_figure_leads_to_its_study(page):
    page.goto("/")
    page.get_by_role("link", name="Wang 2023").click()
    page.wait_for_url("**/sources#wang-2023")
    assert (
        page.locator("#wang-2023")
        .get_by_role("link")
        .get_attribute("href")
        .startswith("https://doi.org/")
    )


def test_the_contents_list_leads_to_each_point(page):
    page.goto("/")
    links = page.locator(".toc a")
    assert links.count() == 9
    for target in links.evaluate_all("all => all.map(a => a.hash)"):
        assert page.locator(target).count() == 1


@pytest.mark.parametrize("path", ["/help-now", "/es/help-now"])
def test_all_ways_to_get_help_fit_on_twelve_screens_of_a_phone(page, path):
    page.set_viewport_size({"width": 375, "height": 780})
    page.goto(path)
    assert page.evaluate("document.documentElement.scrollHeight") <= 12 * 780


@pytest.mark.parametrize("path", ["/call-sheet", "/es/call-sheet"])
def test_the_call_sheet_prints_on_one_sheet_with_lines_to_write_on(page, path):
    page.goto(path)
    page.emulate_media(media="print")
    assert page.locator(".write-on dd").first.is_visible()
    assert page.pdf(format="Letter").count(b"/Type /Page\n") == 1
