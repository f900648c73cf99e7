"""Back in Firefox, too, leads to the form or to the choices and asks to send nothing again."""

import pytest

from tests.browser.firefox import FIREFOX, Marionette, firefox

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(FIREFOX is None, reason="Firefox is not installed: apt install firefox-esr"),
]


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    with firefox(tmp_path_factory.mktemp("firefox")) as session:
        yield session


def search(browser: Marionette, address: str, words: str) -> None:
    browser.open(address)
    browser.type("#query", words)
    browser.click("#find button[type=submit]")


@pytest.mark.parametrize("start", ["/", "/es/"])
@pytest.mark.parametrize("words", ["asdfghjkl", "Toronto", "i want to die", "he hits me"])
def test_back_leads_to_the_form(browser, site, start, words):
    search(browser, f"{site}{start}", words)
    assert browser.script("return document.querySelector('main').dataset.outcome")
    browser.click(".footer__links a")
    assert browser.url == f"{site}{start}help-now"
    browser.back()
    assert browser.url == f"{site}{start}#find"
    assert browser.script("return document.querySelector('#query') !== null")


def test_a_reload_sends_nothing_again(browser, site):
    search(browser, f"{site}/", "i want to die")
    browser.refresh()
    assert browser.url == f"{site}/#find"


def test_back_leads_to_the_choices(browser, site):
    search(browser, f"{site}/", "Springfield")
    choices = browser.url
    assert choices.startswith(f"{site}/choose?place=")
    browser.click("a.choice")
    assert browser.url.startswith(f"{site}/near/")
    browser.back()
    assert browser.url == choices
