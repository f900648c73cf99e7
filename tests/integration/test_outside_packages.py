"""Packages are asked for only where they are needed: by a setting, or by a rare piece of work."""

import os
import subprocess
import sys

import pytest

from config import ROOT, ConfigError
from lookup_app.outside import package

WITHOUT_THEM = """
import sys
sys.modules.update(psycopg=None, redis=None, cachelib=None)
from pathlib import Path
from config import ConfigError, Testing
from lookup_app import create_app
from lookup_app.geocoding.gazetteer import Gazetteer
gazetteer = Gazetteer(Path("none").resolve())
for settings in {settings}:
    try:
        chosen = Testing(INSTANCE_PATH=Path("none").resolve(), **settings)
        print(create_app(chosen, gazetteer=gazetteer).test_client().get("/").status)
    except ConfigError as error:
        print(error)
"""


def test_only_the_settings_that_need_a_package_ask_for_it():
    expected = [
        ({}, "200 OK"),
        (
            {"DATABASE_URL": "postgresql://db.invalid/site"},
            "DATABASE_URL needs the package psycopg",
        ),
        ({"REDIS_URL": "redis://redis.invalid/0"}, "REDIS_URL needs the package redis"),
        ({"FACILITY_DIRECTORY": "live"}, "FACILITY_DIRECTORY=live needs the package cachelib"),
    ]
    program = WITHOUT_THEM.replace("{settings}", repr([settings for settings, _ in expected]))
    run = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True)
    answers = run.stdout.splitlines()
    assert len(answers) == len(expected), run.stderr
    for (settings, said), answer in zip(expected, answers, strict=True):
        assert answer.startswith(said), settings
        assert "invalid" not in answer


def test_a_missing_package_is_told_with_what_to_do():
    with pytest.raises(
        ConfigError, match=r"which is not installed. Start the site with `make run`"
    ):
        package("no_package_of_this_name", "REDIS_URL")


@pytest.mark.parametrize(
    ("settings", "is_installed"),
    [
        ({}, False),
        ({"FACILITY_DIRECTORY": "local"}, False),
        ({"FACILITY_DIRECTORY": "live"}, True),
        ({"DATABASE_URL": "postgresql://db.invalid/a#$b"}, True),
        ({"REDIS_URL": "redis://redis.invalid/0"}, True),
    ],
)
def test_make_run_installs_the_packages_where_a_setting_needs_them(settings, is_installed):
    clean = {name: text for name, text in os.environ.items() if not name.startswith("MAKE")}
    command = ["make", "--dry-run", "site-installed"]
    run = subprocess.run(command, cwd=ROOT, env=clean | settings, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    assert ("requirements-outside" in run.stdout) is is_installed


HEAVY = ("alembic", "openpyxl", "pygments", "typst")
ANSWERING = """
import sys
from pathlib import Path
from config import Testing
from lookup_app import create_app
app = create_app(Testing(INSTANCE_PATH=Path(sys.argv[1])))
app.extensions["lookup_app"].database.migrate()
client = app.test_client()
print(*(client.get(path).status_code for path in ("/", "/near/ok/tulsa", "/readyz")))
print(*(name for name in sys.argv[2:] if name in sys.modules))
"""


def test_a_worker_that_answers_pages_keeps_no_heavy_package_in_memory(instance):
    program = [sys.executable, "-c", ANSWERING, str(instance), *HEAVY]
    run = subprocess.run(program, cwd=ROOT, capture_output=True, text=True)
    assert run.stdout.splitlines() == ["200 200 200", ""], run.stderr
