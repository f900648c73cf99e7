"""The JSON side and the command, in the shapes of the contract."""

import json

import pytest

PLACE_KEYS = {
    "id",
    "name",
    "kind",
    "county",
    "state",
    "latitude",
    "longitude",
    "approximate",
    "population",
}


def test_a_found_place(client):
    said = client.post("/api/v1/geocode", json={"query": "Tulsa, OK"}).get_json()
    assert set(said) == {"outcome", "match", "place", "candidates"}
    assert said["outcome"] == "found"
    assert said["match"] == "exact"
    assert said["candidates"] == []
    assert set(said["place"]) == PLACE_KEYS
    assert said["place"]["id"] == "ok/tulsa"
    assert said["place"]["kind"] == "city"
    assert said["place"]["county"] == "Tulsa County"
    assert said["place"]["latitude"] == pytest.approx(36.13, abs=0.1)


@pytest.mark.parametrize(
    ("query", "outcome"),
    [
        ("Springfield", "ambiguous"),
        ("asdfghjkl", "not_found"),
        ("Toronto, Canada", "outside_us"),
        ("APO AE 09012", "military"),
        ("", "not_found"),
    ],
)
def test_other_outcomes_have_no_place(client, query, outcome):
    said = client.post("/api/v1/geocode", json={"query": query}).get_json()
    assert said["outcome"] == outcome
    assert said["place"] is None
    assert said["match"] is None
    assert bool(said["candidates"]) == (outcome == "ambiguous")


@pytest.mark.parametrize(
    ("query", "outcome", "candidates"),
    [
        ("Yukon", "outside_us", ["ok/yukon"]),
        ("Toronto", "outside_us", ["oh/toronto"]),
        ("Whitmore, TX", "not_found", ["tx"]),
    ],
)
def test_programs_are_offered_what_the_page_offers(client, query, outcome, candidates):
    said = client.post("/api/v1/geocode", json={"query": query}).get_json()
    assert said["outcome"] == outcome
    assert said["place"] is None
    assert [place["id"] for place in said["candidates"]][:1] == candidates


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'{"query": 1}', b'{"q": "x"}', b'"Tulsa"'])
def test_another_body_is_a_problem(client, body):
    answer = client.post("/api/v1/geocode", data=body, content_type="application/json")
    assert answer.status_code == 400
    assert answer.mimetype == "application/problem+json"
    assert answer.get_json()["status"] == 400


def test_a_query_too_long_is_a_problem(client):
    assert client.post("/api/v1/geocode", json={"query": "x" * 201}).status_code == 400


def test_suggestions_start_with_what_is_typed(client):
    places = client.post("/api/v1/suggest", json={"query": "tuls"}).get_json()["places"]
    assert 1 <= len(places) <= 8
    assert places[0]["id"] == "ok/tulsa"
    assert places[0]["label"] == "Tulsa, OK"


@pytest.mark.parametrize("query", ["", "x", "\x00", "zzzzzz", "'; drop table places; --"])
def test_nothing_to_suggest_is_no_error(client, query):
    assert client.post("/api/v1/suggest", json={"query": query}).get_json() == {"places": []}


def test_the_command_answers_each_line_and_goes_on(app):
    lines = ['{"query": "74103"}', "nonsense", '{"query": "Toronto"}', "", '["Tulsa"]']
    result = app.test_cli_runner().invoke(args=["geocode"], input="\n".join(lines) + "\n")
    said = [json.loads(line) for line in result.output.splitlines()]
    assert result.exit_code == 0
    assert [answer.get("outcome") for answer in said] == ["found", None, "outside_us", None]
    assert all("error" in answer for answer in said if "outcome" not in answer)


def test_health(client):
    assert client.get("/healthz").get_json() == {"status": "ok"}
    assert client.get("/readyz").status_code == 200


def test_brackets_within_brackets_are_no_query(client):
    body = "[" * 60_000
    answer = client.post("/api/v1/geocode", data=body, content_type="application/json")
    assert answer.status_code == 400
