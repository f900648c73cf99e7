"""The examples for developers, run by a shell as they stand, against the running site."""

import json
import os
import re
import shutil
import subprocess
from datetime import date

import pytest

from config import ROOT
from lookup_app.facilities.importing.run import import_files
from lookup_app.facilities.local.sql_stores import SqliteStore
from lookup_app.facilities.opening import FILE_NAME
from tests.real_server import serving

BLOCK = re.compile(r"```sh\n(.*?)```", re.DOTALL)
ANSWERS = {
    "/api/v1/geocode": lambda said: json.loads(said)["place"]["id"] == "ok/tulsa",
    "/api/v1/suggest": lambda said: json.loads(said)["places"],
    "/api/v1/near/": lambda said: json.loads(said)["helplines"],
    "/hsds/services?": lambda said: json.loads(said)["total_items"] > 0,
    "/hsds/services": lambda said: said == "",
    "/near/74103/handout.txt": lambda said: "988" in said,
    "/near/74103/handout.vcf": lambda said: said.startswith("BEGIN:VCARD"),
    "/oembed": lambda said: json.loads(said)["type"] == "rich",
    "/feed.atom": lambda said: said.startswith("<?xml"),
    "/openapi.json": lambda said: json.loads(said)["openapi"] == "3.1.0",
}


def examples(language: str) -> list[str]:
    text = (ROOT / f"lookup_app/content/{language}/developers.md").read_text(encoding="utf-8")
    return [line for block in BLOCK.findall(text) for line in block.splitlines()]


def test_both_languages_have_the_same_examples():
    assert examples("en") == examples("es")
    assert len(examples("en")) >= len(ANSWERS)


@pytest.fixture(scope="module")
def site(tmp_path_factory, gazetteer):
    """The address of a running site with the sample directory."""
    if shutil.which("curl") is None:
        pytest.skip("curl is not installed: apt install curl")
    instance = tmp_path_factory.mktemp("developers")
    sample = ROOT / "tests" / "fixtures" / "facilities-2021-sample.csv"
    store = SqliteStore(instance / FILE_NAME)
    import_files([sample], store, gazetteer, lambda _step, _done: None, date(2021, 6, 1))
    with serving(INSTANCE_PATH=str(instance)) as server:
        host, port = server.address
        yield f"http://{host}:{port}"


def test_each_example_answers_as_the_page_says(site, tmp_path):
    for example in examples("en"):
        command = example.replace("curl ", "curl --silent --show-error --fail-with-body ", 1)
        ran = subprocess.run(
            ["bash", "-euc", command],
            env=os.environ | {"SITE": site},
            cwd=tmp_path,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert ran.returncode == 0, (example, ran.stderr, ran.stdout)
        route = next(route for route in ANSWERS if f"$SITE{route}" in example)
        assert ANSWERS[route](ran.stdout), (example, ran.stdout[:300])
