"""The whole life of a reply in a real browser, from its writer to everybody and away again."""

import re

import pytest
import sqlalchemy as sa
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

import config
from lookup_app.database.database import open_database
from lookup_app.database.site_tables import MARK, NOTE, REPLY, REPORT
from lookup_app.replies import moderators
from tests.browser.conftest import ENGLISH_FIRST, PHONE, SLOW, SPANISH_FIRST, serving
from tests.browser.test_accessibility import RULES
from tests.fakes import NOW
from tests.postgres_server import new_database, postgres_folder

__all__ = ["postgres_folder"]  # a fixture

PASSWORD = "correct horse battery"
BODY = "The choir on Tuesdays helped me more than anything."


@pytest.fixture(scope="module", params=["sqlite", pytest.param("postgresql", marks=SLOW)])
def served(request, tmp_path_factory):
    """The address of a site with a moderator, so that its form is open, and its database."""
    folder, address = tmp_path_factory.mktemp("replies"), ""
    if request.param == "postgresql":
        address = new_database(request.getfixturevalue("postgres_folder"))
    database = open_database(address, folder)
    database.migrate()
    with database.writing() as connection:
        moderators.add(connection, "ann", PASSWORD, "moderator", NOW)
    settings = {
        "OPERATOR_CONTACT": "operator@lookup.invalid",
        "DATABASE_URL": address,
        "REPLY_LIMIT": config.Testing.REPLY_LIMIT,
        "LOGIN_LIMIT": config.Testing.LOGIN_LIMIT,
    }
    with serving(folder, **settings) as site:
        yield site, database


@pytest.fixture
def open_site(served):
    """That site, where nobody has written anything yet."""
    site, database = served
    with database.writing() as connection:
        for table in (MARK, NOTE, REPLY, REPORT):
            connection.execute(sa.delete(table))
    return site


@pytest.fixture(params=[pytest.param(False, id="no-script"), pytest.param(True, marks=SLOW)])
def page(request, browser, open_site):
    context = browser.new_context(base_url=open_site, java_script_enabled=request.param)
    yield context.new_page()
    context.close()


def send(page: Page, words: str) -> None:
    """Write and press; once more where it was quicker than people are."""
    page.get_by_label(re.compile("^(Your reply|Su respuesta)$")).fill(words)
    button = page.get_by_role("button", name=re.compile("^(Send to|Enviar a) "))
    button.click()
    too_quick = page.get_by_role("link", name=re.compile("very quick|muy rápido"))
    while too_quick.count():
        button.click()


def sign_in(page: Page) -> None:
    page.goto("/moderation/")
    page.get_by_label("Name").fill("ann")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()


@ENGLISH_FIRST
def test_a_reply_is_sent_approved_read_by_everybody_and_deleted_by_its_writer(page, language):
    page.goto(f"{language}/" if language else "/")
    page.locator("#replies a.button").click()
    send(page, BODY)
    expect(page).to_have_url(re.compile(r"/replies/[\w-]{22}$"))
    own = page.url
    assert BODY not in page.content()
    page.goto(f"{language}/replies")
    assert BODY not in page.content()

    sign_in(page)
    expect(page.get_by_text(BODY)).to_be_visible()
    page.get_by_role("button", name="Approve").click()
    expect(page.get_by_text("Nothing here.")).to_be_visible()

    page.goto(f"{language}/replies")
    expect(page.get_by_text(BODY)).to_be_visible()
    page.goto(f"{language}/" if language else "/")
    page.reload()
    expect(page.get_by_text(BODY)).to_be_visible()

    page.goto(own)
    page.get_by_role("button").filter(has_text=re.compile("Delete|Borrar")).click()
    expect(page.get_by_text(re.compile("It is deleted|Está borrada"))).to_be_visible()
    page.goto(f"{language}/replies")
    assert BODY not in page.content()


@SLOW
def test_the_next_tab_after_a_decision_is_the_next_reply(page):
    for words in (BODY, "The library on Main Street did, too."):
        page.goto("/replies/new")
        send(page, words)
        expect(page).to_have_url(re.compile(r"/replies/[\w-]{22}$"))
    sign_in(page)
    page.get_by_role("button", name="Approve").first.press("Enter")
    expect(page).to_have_url(re.compile("#queue$"))
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Approve")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Nothing here.")).to_be_visible()


def test_whoever_writes_of_danger_is_met_and_chooses(page):
    page.goto("/replies/new")
    send(page, "I want to kill myself tonight.")
    expect(page.get_by_role("heading", level=1)).to_have_text("Before anything else: you matter")
    expect(page.get_by_role("link", name="Call 988").first).to_be_visible()
    page.get_by_role("button", name="Don’t keep it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("We kept nothing of it")
    page.goto("/replies/new")
    send(page, "I want to kill myself tonight.")
    page.get_by_role("button", name="Send it to a moderator").click()
    expect(page.get_by_text("deleted after 30 days")).to_be_visible()


@ENGLISH_FIRST
def test_a_report_is_sent_confirmed_and_seen_by_everybody(page, language):
    page.goto(f"{language}/help-now")
    page.locator("#line-nami summary").click()
    page.locator("#line-nami [data-report]").click()
    page.locator("#part-number").check()
    button = page.get_by_role("button", name=re.compile("Send the report|Enviar el aviso"))
    button.click()
    too_quick = page.get_by_role("link", name=re.compile("very quick|muy rápido"))
    while too_quick.count():
        button.click()
    expect(page).to_have_url(re.compile(r"/report/[\w-]{22}$"))
    own = page.url
    sign_in(page)
    page.get_by_role("link", name="Reports", exact=True).click()
    page.get_by_role("button", name="Confirm").click()
    page.goto(f"{language}/help-now")
    page.reload()
    expect(page.locator("#line-nami .mark")).to_be_visible()
    page.goto(own)
    expect(page.get_by_text(re.compile("thank you|gracias"))).to_be_visible()


@pytest.mark.parametrize("page", [True], indirect=True, ids=["script"])
def test_the_report_opens_over_the_page_and_closes(page):
    page.goto("/help-now")
    page.locator("#line-nami summary").click()
    page.locator("#line-nami [data-report]").click()
    dialog = page.get_by_role("dialog", name="New Report")
    expect(dialog.get_by_label("A number is wrong")).to_be_visible()
    dialog.get_by_role("button", name="Close").click()
    expect(dialog).to_be_hidden()
    expect(page.locator("#line-nami [data-report]")).to_be_focused()


def axe_violations(page: Page) -> list:
    found = Axe().run(page, options=RULES).response["violations"]
    return [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found]


@SPANISH_FIRST
def test_axe_finds_nothing_on_the_pages_that_write(browser, open_site, language):
    context = browser.new_context(base_url=open_site, bypass_csp=True, viewport=PHONE)
    page = context.new_page()
    for path in ("/replies", "/replies/new", "/reply-policy", "/report?about=line&which=nami"):
        page.goto(language + path)
        assert axe_violations(page) == [], path
        assert page.locator("html").evaluate("e => e.scrollWidth") <= PHONE["width"], path
    page.goto(f"{language}/replies/new")
    send(page, "I want to kill myself tonight.")
    assert axe_violations(page) == []
    page.get_by_role("button", name=re.compile("^(Send it|Enviarlo)")).click()
    assert axe_violations(page) == []
    sign_in(page)
    page.locator("details summary").first.click()
    assert axe_violations(page) == []
    context.close()
