"""A real Chromium against the site on a loopback port.

`make test` takes it as its headless shell, which draws the same pages for a third of the work, and
`make check` as the whole browser.
"""

import csv
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from config import ROOT, Testing
from lookup_app.facilities.importing.run import import_files
from lookup_app.facilities.local.sql_stores import SqliteStore
from lookup_app.facilities.opening import FILE_NAME
from lookup_app.geocoding.gazetteer import Gazetteer

SERVICES = ["sa", "mh", "dt", "op", "cbt", "md", "mc", "ss", "sp", "tele"]
PROGRAMS = ["chromium-headless-shell", "chromium"]
if os.environ.get("WHOLE_BROWSER"):
    PROGRAMS.reverse()
CHROMIUM = next(filter(None, map(shutil.which, PROGRAMS)), None)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE = {"width": 360, "height": 640}
DESKTOP = {"width": 1280, "height": 900}
SLOW = pytest.mark.slow
# `make test` goes one way in one language, `make check` every way in both.
ENGLISH_FIRST = pytest.mark.parametrize(
    "language", [pytest.param("", id="en"), pytest.param("/es", id="es", marks=SLOW)]
)
SPANISH_FIRST = pytest.mark.parametrize(
    "language", [pytest.param("", id="en", marks=SLOW), pytest.param("/es", id="es")]
)
# Five seconds are little where the suite shares its machine.
expect.set_options(timeout=20_000)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if CHROMIUM is None:
                item.add_marker(
                    pytest.mark.skip(reason="no Chromium: apt install chromium-headless-shell")
                )


@pytest.fixture(scope="session")
def site(instance: Path) -> Iterator[str]:
    """The address of the site without a facility directory."""
    with serving(instance) as address:
        yield address


@pytest.fixture(scope="session")
def stocked_site(tmp_path_factory: pytest.TempPathFactory, gazetteer: Gazetteer) -> Iterator[str]:
    """The address of a site whose facility directory holds the 2021 sample."""
    instance = tmp_path_factory.mktemp("stocked")
    sample = ROOT / "tests" / "fixtures" / "facilities-2021-sample.csv"
    store = SqliteStore(instance / FILE_NAME)
    import_files([sample], store, gazetteer, lambda _step, _done: None, date(2021, 6, 1))
    with serving(instance) as address:
        yield address


@pytest.fixture(scope="session")
def numbered_site(tmp_path_factory: pytest.TempPathFactory, gazetteer: Gazetteer) -> Iterator[str]:
    """The same, where each facility also has a telephone number, a website and services."""
    instance = tmp_path_factory.mktemp("numbered")
    store = SqliteStore(instance / FILE_NAME)
    rows = numbered(instance)
    import_files([rows], store, gazetteer, lambda _step, _done: None, date(2026, 6, 1))
    with serving(instance) as address:
        yield address


def numbered(folder: Path) -> Path:
    """A file of the sample's rows, each with a telephone number of nobody's."""
    file = folder / "numbered.csv"
    sample = ROOT / "tests" / "fixtures" / "facilities-2021-sample.csv"
    with sample.open(encoding="utf-8") as source, file.open("w", encoding="utf-8") as target:
        rows = csv.DictReader(source)
        names = [*(rows.fieldnames or ()), "phone", "website", *SERVICES]
        written = csv.DictWriter(target, names)
        written.writeheader()
        for number, row in enumerate(rows):
            more = {"phone": f"918-555-{number:04}", "website": f"https://care{number}.example/"}
            written.writerow(row | more | dict.fromkeys(SERVICES, "1"))
    return file


@contextmanager
def serving(instance: Path, **more: str) -> Iterator[str]:
    """The site under its production server, on a port that the system chose."""
    settings = {
        "INSTANCE_PATH": str(instance),
        "SECRET_KEY": "browser-tests-" * 4,
        "FINDTREATMENT_LINK": Testing.FINDTREATMENT_LINK,
        "RATE_LIMIT": Testing.RATE_LIMIT,
        "SUGGEST_LIMIT": Testing.SUGGEST_LIMIT,
        "WEB_CONCURRENCY": "1",
        **more,
    }
    command = [sys.executable, "-m", "gunicorn", "--config", "gunicorn.conf.py"]
    command += ["--bind", "127.0.0.1:0", "--log-level", "info", "lookup_app.wsgi:app"]
    with subprocess.Popen(
        command, cwd=ROOT, env=os.environ | settings, stderr=subprocess.PIPE, text=True
    ) as server:
        try:
            yield listening_at(server)
        finally:
            server.terminate()
            server.communicate(timeout=120)


def listening_at(server: subprocess.Popen[str]) -> str:
    """The address the server says it listens at; its log up to there when it says none."""
    said = []
    for line in server.stderr or ():
        said.append(line)
        if found := re.search(r"Listening at: (http://\S+)", line):
            return found[1]
    raise AssertionError("the server did not start:\n" + "".join(said))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@dataclass(frozen=True, slots=True)
class Reader:
    """How somebody reads: with scripts or without, and on what screen."""

    scripts: bool
    viewport: dict[str, int]


READERS = {
    "script-phone": Reader(scripts=True, viewport=PHONE),
    "no-script-desktop": Reader(scripts=False, viewport=DESKTOP),
    "no-script-phone": Reader(scripts=False, viewport=PHONE),
    "script-desktop": Reader(scripts=True, viewport=DESKTOP),
}


def readers(*in_make_test: str) -> list:
    """Every way to read; those not named wait for `make check`."""
    return [
        pytest.param(reader, id=name, marks=() if name in in_make_test else SLOW)
        for name, reader in READERS.items()
    ]


#: For what is promised without scripts: `make test` tries it that way too.
WITHOUT_SCRIPTS_TOO = pytest.mark.parametrize(
    "reader", readers("script-phone", "no-script-desktop"), indirect=True
)


def in_turn(pages: Iterable[str]) -> list:
    """Each page in both languages: `make test` takes one of them, in turn, `make check` both."""
    return [
        pytest.param(page, language, id=f"{page}-{name}", marks=() if turn % 2 == number else SLOW)
        for turn, page in enumerate(pages)
        for number, (name, language) in enumerate({"en": "", "es": "/es"}.items())
    ]


@pytest.fixture(params=readers("script-phone"))
def reader(request: pytest.FixtureRequest) -> Reader:
    """How the page is read: `make check` goes through every way."""
    found: Reader = request.param
    return found


@pytest.fixture
def scripts(reader: Reader) -> bool:
    return reader.scripts


@pytest.fixture
def viewport(reader: Reader) -> dict[str, int]:
    return dict(reader.viewport)


@pytest.fixture
def context(
    browser: Browser, site: str, scripts: bool, viewport: dict[str, int]
) -> Iterator[BrowserContext]:
    context = browser.new_context(base_url=site, java_script_enabled=scripts, viewport=viewport)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext, site: str) -> Page:
    """A page that fails the test when it asks another host for anything."""
    page = context.new_page()

    def ours_only(route) -> None:
        assert route.request.url.startswith((site, "data:")), route.request.url
        route.continue_()

    page.route("**/*", ours_only)
    return page
