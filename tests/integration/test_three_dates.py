"""What must hold on any day: today, in a year and in three, while nobody has checked anything."""

import os
import shutil
import subprocess
import sys
from datetime import timedelta

import pytest

from config import ROOT
from lookup_app.guidance.guidance import Guidance
from tests.fakes import NOW, SetClock

YEARS = [0, 1, 3]


@pytest.fixture(params=YEARS, ids=["today", "in a year", "in three years"])
def clock(request) -> SetClock:
    return SetClock(NOW + timedelta(days=366 * request.param))


@pytest.mark.parametrize("prefix", ["", "/es"])
def test_the_journey_holds(make_client, clock, prefix):
    client = make_client(clock=clock)
    assert client.post(f"{prefix}/find", data={"query": "Tulsa, OK"}).status_code == 303
    for path in ("/", "/help-now", "/near/ok/tulsa", "/near/gu", "/sources"):
        page = client.get(f"{prefix}{path}")
        assert page.status_code == 200
        assert 'href="tel:988"' in page.get_data(as_text=True)
    results = client.get(f"{prefix}/near/ok/tulsa").get_data(as_text=True)
    assert results.index('id="line-988"') < results.index("findtreatment.invalid")


def test_lines_are_shown_while_their_sources_are_young_enough(
    make_client, clock, guidance: Guidance
):
    page = make_client(clock=clock).get("/help-now").get_data(as_text=True)
    day = clock().date()
    for line in guidance.national():
        if not line.needs_zip:
            assert (f'id="line-{line.id}"' in page) == line.shown_on(day), line.id


def test_feeds_and_programs_are_answered(make_client, clock):
    client = make_client(clock=clock)
    for path in ("/sitemap.xml", "/feed.atom", "/api/v1/near/74103", "/readyz"):
        assert client.get(path).status_code == 200, path


def test_what_must_be_checked_is_listed(make_client, clock):
    site = make_client(clock=clock).application
    result = site.test_cli_runner().invoke(args=["check-guidance"])
    assert result.exit_code in (0, 1), result.output
    assert "overdue" in result.output


@pytest.mark.slow
@pytest.mark.parametrize("years", YEARS[1:])
def test_the_whole_suite_holds_whatever_day_it_is_run(years):
    faketime = shutil.which("faketime")
    assert faketime, "faketime is not installed: apt install faketime"
    # Databases stop under a made-up time, and measured times mean nothing.
    ours = [
        "tests/unit",
        "tests/integration",
        "--ignore=tests/integration/facilities/test_postgres.py",
    ]
    chosen = ["-m", "not slow", "-k", "not redis and not postgres"]
    plugins = ["-p", "no:cacheprovider", "-p", "tests.made_up_days", "-q"]
    command = [faketime, "-f", f"+{years * 366}d", sys.executable, "-m", "pytest", *ours]
    done = subprocess.run(
        [*command, *chosen, *plugins],
        cwd=ROOT,
        env=os.environ | {"FAKETIME_DONT_FAKE_MONOTONIC": "1"},
        text=True,
        capture_output=True,
    )
    assert done.returncode == 0, done.stdout[-3000:]
