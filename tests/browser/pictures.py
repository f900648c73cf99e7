"""Pictures of each page for `docs/img`, on a phone and on a desk, in both languages.

`make pictures` draws them from a site with the sample directory, whose telephone numbers are made up.
"""

import base64
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from secrets import token_urlsafe

from playwright.sync_api import Browser, Page, sync_playwright

from config import ROOT
from lookup_app.clock import system_clock
from lookup_app.database.database import open_database
from lookup_app.facilities.importing.run import import_files
from lookup_app.facilities.local.sql_stores import SqliteStore
from lookup_app.facilities.opening import FILE_NAME
from lookup_app.geocoding.gazetteer import Gazetteer
from lookup_app.replies import moderators
from tests.browser.conftest import CHROMIUM, FLAGS, numbered, serving

FOLDER = ROOT / "docs" / "img"
PAGES = {
    "article": "/",
    "choose": "/choose?place=il/springfield&place=mo/springfield&place=ma/springfield",
    "results": "/near/74103",
    "state": "/near/ok",
    "handout": "/near/74103/handout",
    "help-now": "/help-now",
    "replies": "/replies/new",
}
#: A hand-out on a sheet of paper, and what a counselor writes on it.
LETTER = (816, 1056)
WRITTEN = {
    "en": ("Hope House, ask for Ana", "Bring your insurance card and this page."),
    "es": ("Casa Esperanza, pregunte por Ana", "Lleve su tarjeta del seguro y esta hoja."),
}
SCREENS = {"phone": (375, 1560), "desk": (1280, 900)}


@contextmanager
def site() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        instance = Path(folder)
        store = SqliteStore(instance / FILE_NAME)
        with closing(Gazetteer.open(instance)) as gazetteer:
            rows = numbered(instance)
            import_files([rows], store, gazetteer, lambda _step, _done: None, date(2026, 6, 1))
        database = open_database("", instance)
        database.migrate()
        with database.writing() as connection:  # without a moderator replies would be closed
            moderators.add(connection, "ann", token_urlsafe(), "admin", system_clock())
        more = {"DIRECTORY_FETCH": "off", "OPERATOR_CONTACT": "operator@example.org"}
        with serving(instance, **more) as address:
            yield address


def draw(browser: Browser, address: str, screen: str) -> None:
    width, height = SCREENS[screen]
    context = browser.new_context(base_url=address, viewport={"width": width, "height": height})
    page = context.new_page()
    for language, prefix in (("en", ""), ("es", "/es")):
        for name, path in PAGES.items():
            page.goto(prefix + path)
            (FOLDER / f"{name}-{screen}-{language}.webp").write_bytes(picture(page))
    context.close()


def draw_sheets(browser: Browser, address: str) -> None:
    width, height = LETTER
    context = browser.new_context(base_url=address, viewport={"width": width, "height": height})
    page = context.new_page()
    for language, prefix in (("en", ""), ("es", "/es")):
        page.goto(f"{prefix}/near/74103/handout")
        for box, words in zip(("#appointment", "#note"), WRITTEN[language], strict=True):
            page.fill(box, words)
        page.press("#appointment", "Enter")
        page.wait_for_selector("[data-print]")
        page.emulate_media(media="print")
        page.evaluate("document.body.style.padding = '10mm'")
        (FOLDER / f"handout-sheet-{language}.webp").write_bytes(picture(page))
        page.emulate_media(media="screen")
    context.close()


def picture(page: Page) -> bytes:
    """What the screen shows, a third of the size of a PNG."""
    session = page.context.new_cdp_session(page)
    shot = session.send("Page.captureScreenshot", {"format": "webp", "quality": 60})
    return base64.b64decode(shot["data"])


def main() -> None:
    with site() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        for screen in SCREENS:
            draw(browser, address, screen)
        draw_sheets(browser, address)
        browser.close()


if __name__ == "__main__":
    main()
