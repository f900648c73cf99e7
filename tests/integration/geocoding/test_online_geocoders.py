"""With GEOCODERS on, against a fake of each service on loopback: what leaves, and what comes back."""

import json
import time
from contextlib import contextmanager, suppress
from dataclasses import replace
from http.server import BaseHTTPRequestHandler
from urllib.parse import unquote_plus

import pytest

from lookup_app.geocoding.online.asking import AskOnce
from lookup_app.geocoding.online.pauses import Pace
from lookup_app.geocoding.online.refining import RefiningGeocoder
from lookup_app.geocoding.online.services import SERVICES, online_geocoders
from tests.loopback import served_by
from tests.unit.geocoding.test_online import ANSWERS

MARK = "zanzibarquux"
NAMES = (*SERVICES, "pelias:pelias.example.org")
STORIES = (
    f"my son {MARK} uses heroin, 1200 S Main St, Tulsa OK",
    f"{MARK} uses heroin 1200 S Main St, Tulsa OK",
    f"1200 S Main St {MARK} relapsed, Tulsa, OK 74103",
    f"1200 S Main St, Tulsa, OK ({MARK} needs detox)",
    f"1200 S Main St Apt {MARK[:4]}, Tulsa, OK, ask for {MARK}",
)
STREET = "1200 S Main St, Tulsa, OK"


class Services:
    """All the services on one port, by the first part of the path. Keeps each request whole."""

    def __init__(self):
        self.seen: list[str] = []
        self.mode = "well"
        self.address = ""

    def adapter(self, **settings):
        """The site's own way out, led to this fake instead of the service."""
        fake = self

        class Led(AskOnce):
            def get_json(self, url, *, timeout, headers):
                led = url.replace("https:/", fake.address, 1)
                return super().get_json(led, timeout=timeout, headers=headers)

        return Led(**settings)


@contextmanager
def serving(services):
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            services.seen.append(f"{unquote_plus(self.path)}\n{self.headers}")
            if services.mode == "redirect":
                self.send_response(302)
                self.send_header("Location", f"{services.address}/elsewhere{self.path}")
                return self.end_headers()
            if services.mode == "dripping":
                return self.drip()
            body = json.dumps(answer_for(self.path)).encode()
            self.send_response(503 if services.mode == "down" else 200)
            self.send_header("Set-Cookie", f"seen={MARK}; Path=/")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def drip(self):
            with suppress(OSError):
                for _ in range(40):
                    self.wfile.write(b"H")
                    time.sleep(0.25)

        def log_message(self, *args):
            pass

    with served_by(Handler) as services.address:
        yield services


def answer_for(path):
    host = path.split("/")[1].lower()
    known = {"geocoding.geo.census.gov": "census", "pelias.example.org": NAMES[-1]}
    return ANSWERS[known.get(host) or next(name for name in SERVICES if name in host)]


@pytest.fixture
def services():
    with serving(Services()) as fake:
        yield fake


@pytest.fixture
def asking(gazetteer, services):
    def make(*names):
        # Without a pace, so that one may be asked again at once.
        known = online_geocoders(names, "a test", services.adapter)
        return RefiningGeocoder(gazetteer, [replace(street, pace=Pace(0)) for street in known])

    return make


def holds_the_address_alone(services, times):
    seen = "\n".join(services.seen).lower()
    assert not any(word in seen for word in (MARK, MARK[:4], "heroin", "my ", "detox", "ask for"))
    assert seen.count("1200 s main st, tulsa, ok") == len(services.seen) == times


@pytest.mark.parametrize("name", NAMES)
def test_the_words_around_an_address_never_arrive(asking, services, name):
    geocoder = asking(name)
    for story in STORIES:
        geocoder.geocode(story)
    holds_the_address_alone(services, times=3)


def test_nor_do_they_from_the_form_and_from_programs(make_client, asking, services):
    client = make_client(geocoder=asking("census"))
    for story in STORIES:
        client.post("/find", data={"query": story})
        client.post("/api/v1/geocode", json={"query": story})
    holds_the_address_alone(services, times=6)


@pytest.mark.parametrize("name", NAMES)
def test_one_request_a_service_and_the_point_is_used(asking, services, name):
    assert asking(name).geocode(STREET).place.id == "36.16,-95.98"
    assert len(services.seen) == 1


@pytest.mark.parametrize("mode", ["redirect", "down"])
@pytest.mark.parametrize("name", NAMES)
def test_no_redirect_is_followed_and_nothing_is_asked_again(asking, services, name, mode):
    services.mode = mode
    assert asking(name).geocode(STREET).place.id == "ok/tulsa"
    assert len(services.seen) == 1


def test_no_cookie_is_kept(asking, services):
    geocoder = asking("census")
    for _ in range(2):
        geocoder.geocode(STREET)
    assert len(services.seen) == 2
    assert "cookie" not in "\n".join(services.seen).lower()


@pytest.mark.slow
def test_servers_that_drip_cost_four_seconds_in_all(asking, services):
    services.mode = "dripping"
    began = time.monotonic()
    assert asking(*NAMES).geocode(STREET).place.id == "ok/tulsa"
    assert time.monotonic() - began < 5
