"""One contract for every online geocoder, on recorded answers; nothing leaves this machine."""

import contextlib
import json
import logging
from threading import Event

import pytest
from geopy.adapters import AdapterHTTPError, BaseSyncAdapter
from geopy.exc import GeocoderTimedOut

from lookup_app.geocoding.online.asking import within
from lookup_app.geocoding.online.pauses import Pace, Rest
from lookup_app.geocoding.online.refining import RefiningGeocoder
from lookup_app.geocoding.online.services import OnlineGeocoder, online_geocoders
from lookup_app.geocoding.outcomes import Found, GeocoderUnavailable

QUERY = "110 South Elgin Avenue, Tulsa, OK"
ADDRESS = "110 south elgin avenue, Tulsa, OK"
LATITUDE, LONGITUDE = 36.1551, -95.9849

# In the shapes that the services document, cut to the fields that are read.
FEATURE = {
    "type": "Feature",
    "geometry": {"type": "Point", "coordinates": [LONGITUDE, LATITUDE]},
    "properties": {"name": "110 South Elgin Avenue", "label": "110 South Elgin Avenue"},
}
ANSWERS = {
    "census": {
        "result": {
            "addressMatches": [
                {
                    "matchedAddress": "110 S ELGIN AVE, TULSA, OK, 74120",
                    "coordinates": {"x": LONGITUDE, "y": LATITUDE},
                }
            ]
        }
    },
    "nominatim": [
        {"display_name": "110, South Elgin Avenue", "lat": str(LATITUDE), "lon": str(LONGITUDE)}
    ],
    "photon": {"features": [FEATURE]},
    "arcgis": {
        "candidates": [{"address": "110 S Elgin Ave", "location": {"x": LONGITUDE, "y": LATITUDE}}]
    },
    "pelias:pelias.example.org": {"features": [FEATURE]},
}
NOTHING = {
    "census": {"result": {"addressMatches": []}},
    "nominatim": [],
    "photon": {"features": []},
    "arcgis": {"candidates": []},
    "pelias:pelias.example.org": {"features": []},
}


def adapter_giving(answer):
    """A geopy adapter that gives one recorded answer, or raises one error."""

    class Recorded(BaseSyncAdapter):
        def __init__(self, *, proxies=None, ssl_context=None):
            super().__init__(proxies=proxies, ssl_context=ssl_context)

        def get_json(self, url, *, timeout, headers):
            if isinstance(answer, Exception):
                raise answer
            return json.loads(json.dumps(answer))

        def get_text(self, url, *, timeout, headers):
            raise AssertionError("JSON was expected")

    return Recorded


def geocoder(name, answer):
    (only,) = online_geocoders([name], "a test", adapter_giving(answer))
    return only


@pytest.mark.parametrize("name", ANSWERS)
class TestEveryGeocoder:
    def test_finds_the_point(self, name):
        assert geocoder(name, ANSWERS[name]).point(ADDRESS, 4) == pytest.approx(
            (LATITUDE, LONGITUDE)
        )

    def test_says_none_where_nothing_is_known(self, name):
        assert geocoder(name, NOTHING[name]).point(ADDRESS, 4) is None

    @pytest.mark.parametrize(
        "failure",
        [
            GeocoderTimedOut(QUERY),
            AdapterHTTPError("no", status_code=429, headers={}, text=QUERY),
            AdapterHTTPError("no", status_code=503, headers={}, text=QUERY),
            AdapterHTTPError("no", status_code=403, headers={}, text=QUERY),
        ],
        ids=["too slow", "over its limit", "down", "refused"],
    )
    def test_every_failure_is_one_error_without_the_query(self, name, failure):
        with pytest.raises(GeocoderUnavailable) as raised:
            geocoder(name, failure).point(ADDRESS, 4)
        assert "elgin" not in str(raised.value).lower()

    def test_an_answer_of_another_shape_is_a_failure_or_nothing(self, name):
        asked = geocoder(name, {"unexpected": True})
        with contextlib.suppress(GeocoderUnavailable):
            assert asked.point(ADDRESS, 4) is None

    def test_keeps_its_pace(self, name):
        asked = geocoder(name, ANSWERS[name])
        assert asked.point(ADDRESS, 4) is not None
        assert asked.point(ADDRESS, 4) is None


def test_a_pace_lets_the_next_question_through_in_time():
    now = [100.0]
    pace = Pace(1.0, clock=lambda: now[0])
    assert pace.allows_now()
    assert not pace.allows_now()
    now[0] += 1.0
    assert pace.allows_now()


class Down:
    """A geopy geocoder that times out until it is mended."""

    def __init__(self):
        self.asked = 0
        self.mended = False

    def geocode(self, query, *, exactly_one, timeout):
        self.asked += 1
        if not self.mended:
            raise GeocoderTimedOut(query)


def ask(geocoder, times):
    for _ in range(times):
        with contextlib.suppress(GeocoderUnavailable):
            geocoder.point(ADDRESS, 4)


def test_a_service_that_keeps_failing_is_left_alone_for_a_while():
    now = [100.0]
    down = Down()
    asked = OnlineGeocoder("a service", down, Pace(0, lambda: now[0]), Rest(lambda: now[0]))
    ask(asked, 10)
    assert down.asked == 3
    now[0] += 299
    ask(asked, 10)
    assert down.asked == 3
    now[0] += 2
    ask(asked, 10)
    assert down.asked == 4, "one trial, and it failed"
    now[0] += 301
    down.mended = True
    ask(asked, 10)
    assert down.asked == 14


def test_who_is_late_is_left_behind():
    let_go = Event()
    with pytest.raises(GeocoderTimedOut):
        within(0.01, let_go.wait)
    let_go.set()


def test_an_unknown_name_is_refused():
    with pytest.raises(ValueError, match="must be among"):
        online_geocoders(["nowhere"], "a test")


class Street:
    """A street geocoder that knows one point, or fails."""

    name = "a street geocoder"

    def __init__(self, answer, clock=None, takes=0.0):
        self.answer = answer
        self.asked = []
        self.seconds = []
        self.clock = clock or [0.0]
        self.takes = takes

    def point(self, address, seconds):
        self.asked.append(address)
        self.seconds.append(seconds)
        self.clock[0] += min(self.takes, seconds)
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


def test_an_address_gets_its_nearer_point(gazetteer):
    outcome = RefiningGeocoder(gazetteer, [Street((LATITUDE, LONGITUDE))]).geocode(QUERY)
    assert outcome == Found(gazetteer.place("36.16,-95.98"))


@pytest.mark.parametrize(
    "answer",
    [(41.88, -87.63), (36.73, -97.07), (51.5, -0.12), None, GeocoderUnavailable("down")],
    ids=["another state", "too far", "another country", "nothing", "down"],
)
def test_what_cannot_be_believed_changes_nothing(gazetteer, answer):
    street = Street(answer)
    assert RefiningGeocoder(gazetteer, [street]).geocode(QUERY) == gazetteer.geocode(QUERY)
    assert street.asked == [ADDRESS]


def test_the_next_is_asked_where_the_first_fails(gazetteer):
    streets = [Street(GeocoderUnavailable("down")), Street((LATITUDE, LONGITUDE))]
    assert RefiningGeocoder(gazetteer, streets).geocode(QUERY).place.kind == "point"


def test_one_look_up_waits_four_seconds_in_all(gazetteer):
    clock = [50.0]
    slow = [Street(GeocoderUnavailable("slow"), clock, takes) for takes in (2.5, 9.0, 1.0)]
    known = RefiningGeocoder(gazetteer, slow, lambda: clock[0]).geocode(QUERY)
    assert known == gazetteer.geocode(QUERY)
    assert [street.seconds for street in slow] == [[4.0], [1.5], []]
    assert clock[0] == 54.0


@pytest.mark.parametrize(
    "query", ["74103", "Tulsa, OK", "Springfield", "Fenway Park", "36.15,-95.99"]
)
def test_only_street_addresses_are_sent_out(gazetteer, query):
    street = Street((LATITUDE, LONGITUDE))
    RefiningGeocoder(gazetteer, [street]).geocode(query)
    assert street.asked == []


def test_a_failure_is_logged_without_the_query(gazetteer, caplog):
    with caplog.at_level(logging.DEBUG):
        RefiningGeocoder(gazetteer, [Street(GeocoderUnavailable("census: timed out"))]).geocode(
            QUERY
        )
    assert "timed out" in caplog.text
    assert "elgin" not in caplog.text.lower()
