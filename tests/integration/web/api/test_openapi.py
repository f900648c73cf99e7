"""The OpenAPI document, held to the routes and to what they really answer."""

import re

import pytest
import schemathesis
from hypothesis import HealthCheck
from hypothesis import settings as examples
from schemathesis.checks import not_a_server_error

import config
from tests.fakes import facility
from tests.integration.facilities.test_page import CatalogDirectory

# The test client does not unpack what is compressed.
PLAIN = {"Accept-Encoding": "identity"}
UNHURRIED = [HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.function_scoped_fixture]


@pytest.fixture(scope="module")
def site(instance, make_site):
    # Broken code must fail the test as an answer 500, not as an exception out of the client.
    settings = config.Testing(INSTANCE_PATH=instance, TESTING=False)
    hope = facility("Hope House", 36.16, -95.99, "SA MD", id="hope234567")
    return make_site(settings, directory=CatalogDirectory(hope))


@pytest.fixture(scope="module")
def document(site):
    return schemathesis.openapi.from_wsgi("/openapi.json", site)


schema = schemathesis.pytest.from_fixture("document")


def validate(case):
    # oEmbed wants a 501 for another format than ours.
    excluded = [not_a_server_error] if case.path == "/oembed" else []
    case.call_and_validate(headers=PLAIN, excluded_checks=excluded)


def test_every_json_route_is_in_the_document(site):
    routes = {
        re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule): sorted(rule.methods - {"HEAD", "OPTIONS"})
        for rule in site.url_map.iter_rules()
        if rule.endpoint.partition(".")[0] in {"api", "hsds"} or rule.rule == "/oembed"
    }
    paths = site.test_client().get("/openapi.json").json["paths"]
    assert {path: sorted(verb.upper() for verb in it) for path, it in paths.items()} == routes


@schema.parametrize()
@examples(max_examples=5, suppress_health_check=UNHURRIED)
def test_answers_are_what_the_document_says(case):
    validate(case)


@pytest.mark.slow
@schema.parametrize()
@examples(max_examples=500, derandomize=False, suppress_health_check=UNHURRIED)
def test_answers_are_what_the_document_says_at_length(case):
    validate(case)


@pytest.mark.parametrize(
    "path",
    [
        "/api/v1/near/74103",
        "/api/v1/near/ok/tulsa?care=substance-use&radius=25",
        "/api/v1/near/pr/ponce?page=2",
        "/hsds/",
        "/hsds/services?full=true",
        "/oembed?url=/",
    ],
)
def test_real_questions_are_answered_in_their_shape(site, document, path):
    answer = site.test_client().get(path)
    assert answer.status_code == 200
    route = re.sub(r"(/near/)[^?]+", r"\1{place_id}", path).partition("?")[0]
    document[route]["GET"].validate_response(schemathesis.Response.from_any(answer))
