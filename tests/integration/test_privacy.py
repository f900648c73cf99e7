"""A marked query goes the whole journey; afterwards the mark is nowhere."""

import io
import logging
from pathlib import Path

import pytest

import config
from lookup_app.geocoding.online.services import online_geocoders
from lookup_app.geocoding.outcomes import GeocoderUnavailable
from tests.fakes import FailingGeocoder

MARK = "Zanzibarquux"


@pytest.fixture
def log() -> io.StringIO:
    """Everything that anybody logs, at any level."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield stream
    root.removeHandler(handler)
    root.setLevel(level)


def files_below(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())


@pytest.mark.parametrize(
    "query", [f"{MARK}", f"12 {MARK} Street, Tulsa, OK 74103", f"{MARK}, OK", f"Tulsa {MARK}"]
)
def test_what_is_typed_stays_in_the_answer_to_the_post(client, instance, log, query):
    answer = client.post("/find", data={"query": query})
    client.post("/api/v1/geocode", json={"query": query})
    client.post("/near/74103", data={"name": query})
    if answer.location:
        assert MARK.lower() not in client.get(answer.location).get_data(as_text=True).lower()
    assert MARK.lower() not in str(answer.headers).lower()
    assert MARK.lower() not in log.getvalue().lower()
    assert MARK.lower().encode() not in files_below(instance).lower()


def test_the_form_says_who_else_is_asked_where_anybody_is(client, make_site, instance):
    assert "goes only to this site" in client.get("/").get_data(as_text=True)
    settings = config.Testing(INSTANCE_PATH=instance, GEOCODERS=("census",))
    page = make_site(settings).test_client().get("/").get_data(as_text=True)
    assert "also asks U.S. Census Bureau" in page
    assert "goes only to this site" not in page


def test_an_unknown_online_geocoder_stops_the_start(make_site, instance):
    settings = config.Testing(INSTANCE_PATH=instance, GEOCODERS=("nobody",))
    with pytest.raises(config.ConfigError, match="GEOCODERS"):
        make_site(settings)


@pytest.mark.parametrize(("failure", "status"), [(ValueError, 500), (GeocoderUnavailable, 503)])
def test_a_failure_logs_where_but_never_what(make_client, log, failure, status):
    client = make_client(geocoder=FailingGeocoder(failure))
    answer = client.post("/find", data={"query": MARK})
    assert answer.status_code == status
    assert 'href="tel:988"' in answer.get_data(as_text=True)
    # Place data that cannot be read is logged by the gazetteer itself, once and not per request.
    assert ("pages.find" in log.getvalue()) == (failure is ValueError)
    assert MARK not in log.getvalue()


class FailingGazetteer:
    """A gazetteer that knows no place and says which."""

    asked = ()

    def place(self, place_id: str):
        raise ValueError(f"no row for {place_id!r}")


def test_a_failing_results_page_logs_no_place(make_client, log):
    client = make_client(gazetteer=FailingGazetteer())
    answer = client.get("/near/74103")
    assert answer.status_code == 500
    assert 'href="tel:988"' in answer.get_data(as_text=True)
    assert "74103" not in log.getvalue()


def test_the_bare_error_page_logs_no_words_either(make_client, log):
    client = make_client(geocoder=FailingGeocoder(ValueError))
    client.application.jinja_env.globals.pop("stylesheets")
    client.application.jinja_env.globals.pop("page_url")
    plain = client.application.test_client_class.__base__(client.application)
    answer = plain.post("/find", data={"query": MARK})
    assert answer.status_code == 500
    assert "the error page failed too" in log.getvalue()
    assert MARK not in log.getvalue()


def test_a_street_geocoder_that_cannot_be_reached_leaves_no_address_in_the_log(log, caplog):
    caplog.set_level(logging.DEBUG)
    (unreachable,) = online_geocoders(["pelias:127.0.0.1:1"], "a test")
    with pytest.raises(GeocoderUnavailable):
        unreachable.point(f"12 {MARK} Street, Tulsa, OK", 4)
    assert MARK not in log.getvalue()
    assert MARK not in caplog.text
