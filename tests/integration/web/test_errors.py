"""Whatever goes wrong, the page is calm and the lines are there."""

import pytest

from lookup_app.geocoding.outcomes import GeocoderUnavailable
from tests.fakes import FailingGeocoder


@pytest.mark.parametrize("path", ["/nowhere", "/es/nowhere", "/near/", "/static/none.js"])
def test_an_unknown_address(client, path):
    answer = client.get(path)
    assert answer.status_code == 404
    assert 'id="query"' in answer.get_data(as_text=True)


def test_a_wrong_method_says_which_are_right(client):
    answer = client.put("/find")
    assert answer.status_code == 405
    assert "POST" in answer.headers["Allow"]


def test_too_much_to_read(client):
    answer = client.post("/find", data={"query": "x" * 100_000})
    assert answer.status_code == 413
    assert "That was too long" in answer.get_data(as_text=True)


def test_programs_get_problem_details(client):
    answer = client.get("/api/v1/nowhere")
    assert answer.status_code == 404
    assert answer.mimetype == "application/problem+json"
    assert answer.get_json()["status"] == 404


@pytest.mark.parametrize(
    ("method", "path", "status", "title", "words"),
    [
        ("GET", "/hsds/nothing", 404, "Not Found", "/openapi.json"),
        ("POST", "/hsds/services", 405, "Method Not Allowed", "takes GET, HEAD, OPTIONS only"),
        ("GET", "/api/v1/geocode", 405, "Method Not Allowed", "takes OPTIONS, POST only"),
        ("GET", "/hsds/services?proximity=9", 400, "Unsupported parameter", "proximity: "),
        ("GET", "/hsds/organizations?format=ndjson", 400, "Unsupported parameter", "format: "),
    ],
)
def test_problems_are_in_the_words_of_programs(client, method, path, status, title, words):
    answer = client.open(path, method=method)
    assert answer.status_code == status
    assert answer.mimetype == "application/problem+json"
    assert (answer.json["status"], answer.json["title"]) == (status, title)
    assert words in answer.json["detail"]


@pytest.mark.parametrize(
    ("path", "words"),
    [("/find", "could not look that up just now"), ("/es/find", "no pudimos buscarlo")],
)
def test_a_lookup_that_cannot_be_made_is_not_called_a_mistake(make_client, path, words):
    answer = make_client(geocoder=FailingGeocoder(GeocoderUnavailable)).post(
        path, data={"query": "Tulsa"}
    )
    assert answer.status_code == 503
    page = answer.get_data(as_text=True)
    assert words in page
    assert 'href="https://findtreatment.gov/locator"' in page


def test_the_error_page_failing_too_leaves_a_bare_one(make_client):
    client = make_client(geocoder=FailingGeocoder(ValueError))
    client.application.jinja_env.globals.pop("stylesheets")
    client.application.jinja_env.globals.pop("page_url")
    answer = client.application.test_client_class.__base__(client.application).post(
        "/find", data={"query": "Tulsa"}
    )
    assert answer.status_code == 500
    assert 'href="tel:988"' in answer.get_data(as_text=True)
