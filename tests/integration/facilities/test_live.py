"""The live directory against a locator that behaves, and against each bad way on record."""

import logging
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from itertools import chain, count, repeat
from math import inf

import pytest
from cachelib import SimpleCache

from lookup_app.facilities.directory import DirectoryUnavailable
from lookup_app.facilities.live.live_directory import LiveDirectory
from lookup_app.facilities.live.locator import Locator
from lookup_app.outbound import Outbound
from lookup_app.places import Place
from tests.fake_locator import FakeLocator, raw, serving
from tests.fakes import TULSA, KnownPlaces, SetClock, filters

GUAM = Place("96910", "96910", "zip", "GU", 13.47, 144.75)
NOON = datetime(2026, 5, 28, 20, tzinfo=UTC)

ROWS = [
    raw("Alpha", "36.16", "-95.99", [("TC", "Substance use treatment"), ("PAY", "Medicaid")]),
    raw("Alpha", "36.16", "-95.99", [("TC", "Mental health treatment")], kind="MH"),
    raw("Bravo", "36.30", "-95.99", [("SL", "Spanish")], kind="MH", website=None),
    raw("No Point", None, None, kind="OTP", street1="9 Elm Street"),
]


@pytest.fixture
def locator():
    with serving(FakeLocator(list(ROWS))) as fake:
        yield fake


@pytest.fixture
def clock():
    return SetClock(NOON)


@pytest.fixture
def asking(locator, clock):
    """Makes a live directory that waits so long for the locator, however busy the machine is."""

    def make(timeout_seconds, page_size=2_000):
        outbound = Outbound("test-agent (operator@lookup.invalid)", timeout_seconds)
        asked = Locator(
            locator.address,
            outbound,
            KnownPlaces([TULSA]),
            ticks=lambda: 0.0,
            page_size=page_size,
        )
        return LiveDirectory(asked, SimpleCache(), clock=clock, patience_seconds=60)

    return make


@pytest.fixture
def live(asking):
    return asking(30)


def patience(mode):
    """Seconds to wait: little only where waiting cannot help, so that a busy machine fails nothing."""
    return 0.3 if mode in ("silent", "dripping") else 30


def names(page):
    return [nearby.facility.name for nearby in page.items]


def test_asks_as_the_facts_say(live, locator):
    page = live.search(TULSA, filters(), 25)
    assert locator.asked == [
        {
            "sAddr": "36.15,-95.99",
            "limitType": "2",
            "limitValue": "41038",
            "sType": "both",
            "pageSize": "2000",
            "page": "1",
            "sort": "0",
        }
    ]
    assert locator.agents == ["test-agent (operator@lookup.invalid)"]
    assert names(page) == ["No Point", "Alpha", "Bravo"]
    assert page.items[0].facility.approximate
    assert page.as_of == date(2026, 5, 28)


def test_both_rows_of_one_place_are_one_facility(live):
    alpha = live.search(TULSA, filters(care="mental-health", pay="medicaid"), 25).items[0]
    assert alpha.facility.codes == ("SA", "MH", "MD")
    assert alpha.facility.website is None
    assert alpha.distance_miles == pytest.approx(0.45, abs=0.02)


def test_a_wider_area_is_asked_about_until_a_page_is_full(live, locator):
    locator.rows.append(raw("Far", "39.0", "-94.5", state="MO", zip="64106", street1="5 Oak"))
    assert names(live.search(TULSA, filters()))[-1] == "Far"
    assert [asked.get("limitValue") for asked in locator.asked] == ["41038", "161739", None]


def test_labels_that_nobody_knows_are_one_line_of_the_log(live, locator, caplog):
    locator.rows[2] = raw("Bravo", "36.30", "-95.99", [("SL", "Spanish; Klingon")], kind="MH")
    assert live.search(TULSA, filters(language="spanish"), 25).items[0].facility.labels == (
        "Klingon",
    )
    assert [one.getMessage() for one in caplog.records] == [
        "locator API: labels of no known code: 'Klingon' (1)"
    ]


def test_a_facility_is_found_again_from_its_address(live):
    found = live.search(TULSA, filters()).items[0].facility
    assert live.facility(found.id, TULSA) == found
    assert live.facility("nosuchone2", TULSA) is None
    assert live.facility(found.id) is None


def test_an_answer_read_while_the_clock_was_ahead_is_asked_for_anew(live, clock):
    clock.now += timedelta(days=400)
    live.search(TULSA, filters())
    clock.now -= timedelta(days=400)
    assert live.search(TULSA, filters()).as_of == date(2026, 5, 28)


def test_fresh_answers_come_from_the_cache_whatever_the_filters(live, locator, clock):
    live.search(TULSA, filters(), 25)
    clock.now += timedelta(hours=1)
    live.search(TULSA, filters(pay="medicaid"), 25)
    assert len(locator.asked) == 1
    clock.now += timedelta(hours=6)
    live.search(TULSA, filters(), 25)
    assert len(locator.asked) == 2


def test_a_kept_answer_is_given_stale_with_its_date_while_the_locator_fails(live, locator, clock):
    before = live.search(TULSA, filters(), 25)
    locator.mode = "status 500"
    clock.now += timedelta(hours=7)
    page = live.search(TULSA, filters(), 25)
    assert names(page) == names(before)
    assert (page.stale, page.as_of) == (True, date(2026, 5, 28))


@pytest.mark.parametrize("mode", ["status 500", "dropped"])
def test_a_hiccup_is_asked_once_more(live, locator, mode):
    locator.mode, locator.fails = mode, 1
    assert live.search(TULSA, filters(), 25).total == 3
    assert len(locator.asked) == 2


@pytest.mark.parametrize(
    ("mode", "times"),
    [
        ("status 500", 2),
        ("status 403", 1),
        ("status 429", 1),
        ("status 400", 1),
        ("html", 1),
        ("plain text", 1),
        ("truncated", 2),
        ("no rows", 1),
        ("maryland", 1),
        ("redirect", 1),
        ("deep", 1),
        ("silent", 2),
        ("dripping", 2),
    ],
)
def test_each_bad_way_is_unavailable_and_remembered(asking, locator, caplog, mode, times):
    caplog.set_level(logging.DEBUG)
    locator.mode = mode
    live = asking(patience(mode))
    with pytest.raises(DirectoryUnavailable):
        live.search(TULSA, filters(), 25)
    assert locator.was_asked(times)
    with pytest.raises(DirectoryUnavailable):
        live.search(TULSA, filters(), 25)
    assert len(locator.asked) == times
    ours = [record.getMessage() for record in caplog.records if record.name.startswith("lookup")]
    assert ours
    assert not any("36." in line or "95." in line or "Tulsa" in line for line in ours)


def test_a_redirect_is_not_followed(live, locator):
    with serving(FakeLocator(list(ROWS))) as other:
        locator.mode, locator.elsewhere = "redirect", other.address
        with pytest.raises(DirectoryUnavailable):
            live.search(TULSA, filters(), 25)
        assert other.asked == []


def test_while_two_are_asking_the_others_are_told_so_at_once(locator):
    patient = Outbound("test", timeout_seconds=30)
    live = LiveDirectory(Locator(locator.address, patient, KnownPlaces([TULSA])), SimpleCache())
    locator.mode = "held"
    with ThreadPoolExecutor() as threads:
        asking = []
        for radius in (5, 10):
            locator.reached.clear()
            asking.append(threads.submit(live.search, TULSA, filters(), radius))
            assert locator.reached.wait(30)
        with pytest.raises(DirectoryUnavailable, match="others"):
            live.search(TULSA, filters(), 50)
        locator.let_go.set()
        assert [one.result(30).total for one in asking] == [2, 2]
    assert len(locator.asked) == 2


def test_a_page_shows_what_is_near_while_nobody_knows_what_lies_farther(live, locator):
    live.search(TULSA, filters(), 25)
    locator.mode = "status 403"
    assert live.search(TULSA, filters()).total == 3


def test_a_locator_that_is_not_there(locator):
    outbound = Outbound("test", timeout_seconds=30)
    nobody = Locator("http://127.0.0.1:9", outbound, KnownPlaces([TULSA]))
    with pytest.raises(DirectoryUnavailable):
        LiveDirectory(nobody, SimpleCache()).search(TULSA, filters(), 25)


def test_a_failure_of_tls(locator):
    outbound = Outbound("test", timeout_seconds=30)
    plain = Locator(locator.address.replace("http:", "https:"), outbound, KnownPlaces([TULSA]))
    with pytest.raises(DirectoryUnavailable, match="TLS"):
        LiveDirectory(plain, SimpleCache()).search(TULSA, filters(), 25)


def test_an_empty_circle_is_true_where_the_nearest_lies_outside_it(live, locator):
    locator.rows[:] = [raw("Far", "39.0", "-94.5", state="MO", zip="64106", street1="5 Oak")]
    page = live.search(TULSA, filters(), 25)
    assert page.total == 0
    assert [asked.get("limitValue") for asked in locator.asked] == ["41038", None]


def test_nothing_at_all_is_not_believed(live, locator):
    locator.rows.clear()
    with pytest.raises(DirectoryUnavailable):
        live.search(TULSA, filters(), 50)


@pytest.mark.parametrize("radius", [25, None])
def test_an_empty_circle_that_a_wider_question_denies_is_not_believed(live, locator, radius):
    locator.mode = "empty circles"
    with pytest.raises(DirectoryUnavailable, match="contradicts"):
        live.search(TULSA, filters(), radius)


def many(count):
    """So many places on their way north, each with a street and a name of its own."""
    return [
        raw(f"Example {at}", f"{36.2 + at / 10_000}", "-95.99", street1=f"{at + 1} Oak Street")
        for at in range(count)
    ]


def test_more_rows_than_a_page_has_are_all_read(asking, locator):
    locator.rows[:] = many(21)
    page = asking(30, page_size=20).search(TULSA, filters(), 250)
    assert (page.total, page.at_least) == (21, False)
    assert [asked["page"] for asked in locator.asked] == ["1", "2"]


def test_what_there_is_no_time_to_read_makes_the_total_an_at_least(locator, clock, make_client):
    locator.rows[:] = many(21)
    now = count(step=10)
    hurried = Locator(
        locator.address,
        Outbound("test", timeout_seconds=30),
        KnownPlaces([TULSA]),
        ticks=lambda: next(now),
        page_size=20,
    )
    live = LiveDirectory(hurried, SimpleCache(), clock=clock)
    page = live.search(TULSA, filters(), 250)
    assert (page.total, page.at_least) == (20, True)
    client = make_client(directory=live)
    shown = client.get("/near/74103?radius=250").get_data(as_text=True)
    assert "At least 20 facilities" in shown
    assert client.get("/api/v1/near/74103?radius=250").json["facilities"]["at_least"]


def test_what_is_rare_is_asked_for_by_its_code(live, locator):
    korean = [("OL", "Korean"), ("PAY", "No payment accepted")]
    locator.rows.extend(many(150))
    locator.rows.append(raw("Far", "41.0", "-94.5", korean, state="MO", zip="64106"))
    page = live.search(TULSA, filters(language="korean", pay="free"), inf)
    assert names(page) == ["Far"]
    assert [asked.get("sCodes") for asked in locator.asked][-1] == "F47"


def test_a_code_that_the_api_no_longer_takes_costs_only_its_own_question(live, locator):
    locator.rows.extend(many(150))
    assert live.search(TULSA, filters(language="spanish"), inf).total
    locator.mode = "status 400"
    assert live.search(TULSA, filters(language="korean"), inf).total == 0
    locator.mode = "well"
    assert live.search(GUAM, filters()).total


def test_a_county_is_asked_for_by_its_state(live, locator):
    county = Place("ok/tulsa-county", "Tulsa County", "county", "OK", 36.1, -95.9)
    live.search(county, filters())
    assert (locator.asked[0]["limitType"], locator.asked[0]["limitValue"]) == ("0", "45")


@pytest.mark.parametrize("mode", ["too many", "too large"])
def test_an_answer_beyond_all_bounds_is_refused_early(live, locator, mode):
    locator.mode = mode
    with pytest.raises(DirectoryUnavailable):
        live.search(TULSA, filters(), 25)
    assert locator.sent < 40 * 1024 * 1024


def test_nobody_waits_longer_than_said_for_all_that_a_search_asks(locator, clock):
    now = chain([0.0], repeat(100.0))
    outbound = Outbound("test", timeout_seconds=30)
    asked = Locator(locator.address, outbound, KnownPlaces([TULSA]))
    live = LiveDirectory(asked, SimpleCache(), clock=clock, ticks=lambda: next(now))
    locator.mode = "held"
    with pytest.raises(DirectoryUnavailable, match="slow"):
        live.search(TULSA, filters())
    locator.let_go.set()


def test_far_away_the_nearest_are_named(live):
    page = live.search(GUAM, filters())
    assert "Alpha" in names(page)
    assert page.radius_miles is None


def test_a_whole_state_is_asked_by_its_number(live, locator):
    state = Place("ok", "Oklahoma", "state", "OK", 35.5, -97.5)
    assert live.search(state, filters()).total == 3
    assert locator.asked[0]["limitType"] == "0"
    assert locator.asked[0]["limitValue"] == "45"


def test_there_is_no_whole_list(live):
    with pytest.raises(DirectoryUnavailable):
        live.facilities()
    assert live.status().as_of is None


def test_the_page_says_who_was_asked(live, make_client):
    page = make_client(directory=live).get("/near/74103").get_data(as_text=True)
    assert "our server asked FindTreatment.gov" in page


@pytest.mark.parametrize(("mode", "times"), [("silent", 2), ("status 429", 1)])
def test_the_page_stays_useful_while_the_locator_is_not(asking, locator, make_client, mode, times):
    locator.mode = mode
    client = make_client(directory=asking(patience(mode)))
    client.get("/near/74104")
    assert locator.was_asked(times)
    page = client.get("/near/74103").get_data(as_text=True)
    assert "not available right now" in page
    assert "FindTreatment.gov" in page
    assert "988" in page
    # The failure is remembered, so this visitor did not wait for it at all.
    assert len(locator.asked) == times
