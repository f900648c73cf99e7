"""In Firefox, too, a dot of the map leads to its row, and the row to its dot."""

import pytest

from tests.browser.firefox import FIREFOX, firefox

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(FIREFOX is None, reason="Firefox is not installed: apt install firefox-esr"),
]

IN_VIEW = """const box = document.querySelector(decodeURIComponent(location.hash)).getBoundingClientRect();
return box.height > 0 && box.top >= 0 && box.bottom <= innerHeight;"""


@pytest.fixture
def browser(tmp_path, stocked_site):
    with firefox(tmp_path) as session:
        session.open(f"{stocked_site}/near/74103")
        yield session


def hash_after(browser, selector):
    browser.click(selector)
    return browser.script("return location.hash"), browser.script(IN_VIEW)


def test_a_dot_leads_to_its_row_even_in_the_fold_and_the_row_to_its_dot(browser):
    place, in_view = hash_after(browser, '.map svg a[href^="#at-"] text')  # the last is drawn first
    assert (place[:4], in_view) == ("#at-", True)
    assert browser.script("return document.querySelector('.more-facilities').open")
    place, in_view = hash_after(browser, f"{place} a.miles")
    assert (place[:5], in_view) == ("#dot-", True)


def test_a_dot_for_several_opens_their_names_and_each_leads_to_its_row(browser):
    place, in_view = hash_after(browser, '.map svg a[href^="#several-"] text')
    assert (place[:9], in_view) == ("#several-", True)
    place, in_view = hash_after(browser, f"{place} a")
    assert (place[:4], in_view) == ("#at-", True)
