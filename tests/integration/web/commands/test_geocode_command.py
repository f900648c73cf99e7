"""``flask geocode``: one JSON line in, one out, whatever the line."""

import json

import pytest

from lookup_app.geocoding.outcomes import GeocoderUnavailable
from tests.fakes import FailingGeocoder

TULSA = b'{"query": "tulsa ok"}\n'


def answers(app, lines: bytes) -> list[dict]:
    result = app.test_cli_runner().invoke(args=["geocode"], input=lines)
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.output.splitlines()]


@pytest.mark.parametrize(
    "bad",
    [
        b"\xff\xfe\xc3\x28",
        b"[" * 100_000,
        b'{"query": 1}',
        b"{",
        b'{"query": "' + b"x" * 201 + b'"}',
    ],
    ids=["not UTF-8", "deep", "no text", "broken", "too long"],
)
def test_a_bad_line_is_said_to_be_one_and_the_next_is_answered(app, bad):
    said, tulsa = answers(app, bad + b"\n" + TULSA)
    assert said["error"].startswith("each line must be")
    assert tulsa["place"]["id"] == "ok/tulsa"


def test_names_with_accents_need_no_locale(app):
    result = app.test_cli_runner(charset="ascii").invoke(
        args=["geocode"], input=b'{"query": "00680"}'
    )
    assert json.loads(result.output)["place"]["county"] == "Mayagüez Municipio"


def test_place_data_that_cannot_be_read_is_an_answer_too(make_client):
    app = make_client(geocoder=FailingGeocoder(GeocoderUnavailable)).application
    assert answers(app, TULSA) == [{"error": "the place data cannot be read"}]
