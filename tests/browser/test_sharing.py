"""Sharing as a reader does it: the device's sheet, else a copied link that is said, else plain links."""

from urllib.parse import unquote

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import ENGLISH_FIRST

SHEET = "navigator.share = async (what) => { window.sharedOn = what; };"
NO_SHEET = "navigator.share = undefined;"


@pytest.fixture
def open_page(browser, site):
    """Opens a page as a device with or without a share sheet has it."""
    contexts = []

    def open_at(path: str, script: str = NO_SHEET):
        context = browser.new_context(
            base_url=site, permissions=["clipboard-read", "clipboard-write"]
        )
        context.add_init_script(script)
        contexts.append(context)
        page = context.new_page()
        page.goto(path)
        return page

    yield open_at
    for context in contexts:
        context.close()


@ENGLISH_FIRST
def test_the_device_shares_the_article(open_page, site, language):
    page = open_page(f"{language}/", SHEET)
    page.locator("#share [data-share]").click()
    shared = page.evaluate("window.sharedOn")
    assert shared["url"] == f"{site}{language}/"
    assert shared["title"] == page.locator("#share [data-share]").get_attribute("data-title")


def test_without_a_sheet_the_link_is_copied_and_that_is_said(open_page, site):
    page = open_page("/")
    expect(page.locator("#share [data-share]")).to_be_hidden()
    page.locator("#share").get_by_role("button", name="Copy the link").click()
    expect(page.locator("#share [role=status]")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == f"{site}/"


def test_a_letter_and_a_message_hold_the_whole_address(open_page, site):
    links = open_page("/").locator("#share a[data-send]")
    for link in links.all():
        assert unquote(link.get_attribute("href")).endswith(f"\r\n{site}/")


def test_the_footer_of_results_shares_the_article_and_not_the_place(open_page, site):
    page = open_page("/near/74103", SHEET)
    page.locator("footer [data-share]").click()
    assert page.evaluate("window.sharedOn.url") == f"{site}/"


def test_without_scripts_the_footer_leads_to_the_address_in_full(browser, site):
    context = browser.new_context(base_url=site, java_script_enabled=False)
    page = context.new_page()
    page.goto("/es/privacy")
    page.locator("footer").get_by_role("link", name="Compartir").click()
    page.wait_for_url("**/es/share/privacy")
    expect(page.get_by_text(f"{site}/es/privacy")).to_be_visible()
    expect(page.get_by_role("button")).to_have_count(0)
    context.close()
