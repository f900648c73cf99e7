"""Back leads to the form or to the choices, and no browser asks to send what was typed again."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import in_turn
from tests.browser.test_journey import search


@pytest.fixture
def viewport() -> dict[str, int]:
    return {"width": 375, "height": 780}


@pytest.fixture(params=[True], ids=["script"])
def scripts(request) -> bool:
    return bool(request.param)


@pytest.fixture
def posted(page: Page) -> list[str]:
    """Every address to which the page posts a form."""
    addresses: list[str] = []
    page.on(
        "request",
        lambda sent: (
            sent.method == "POST" and sent.url.endswith("/find") and addresses.append(sent.url)
        ),
    )
    return addresses


@pytest.mark.parametrize(
    ("words", "language"),
    in_turn(["asdfghjkl", "Toronto", "i want to die", "he hits me", "help"]),
)
def test_back_from_what_follows_an_answer_leads_to_the_form(page, site, posted, words, language):
    search(page, words, f"{language}/")
    expect(page.locator("main[data-outcome]")).to_be_visible()
    page.wait_for_load_state()
    assert page.url == f"{site}{language}/find"
    page.locator(".footer__links a").first.click()
    expect(page).to_have_url(f"{site}{language}/help-now")
    page.go_back()
    expect(page).to_have_url(f"{site}{language}/#find")
    expect(page.locator("#query")).to_be_visible()
    assert len(posted) == 1


def test_a_reload_of_an_answer_sends_nothing_again(page, site, posted):
    search(page, "i want to die")
    expect(page.locator("main[data-outcome=dying]")).to_be_visible()
    page.wait_for_load_state()
    page.reload()
    expect(page).to_have_url(f"{site}/#find")
    assert len(posted) == 1


def test_back_from_a_place_leads_to_the_choices(page, site, posted):
    search(page, "Springfield")
    choices = page.url
    assert choices.startswith(f"{site}/choose?place=")
    page.get_by_role("link", name="Springfield, Illinois").click()
    expect(page).to_have_url(f"{site}/near/il/springfield")
    page.go_back()
    expect(page).to_have_url(choices)
    expect(page.get_by_role("heading", level=1)).to_have_text("Which Springfield?")
    assert len(posted) == 1
