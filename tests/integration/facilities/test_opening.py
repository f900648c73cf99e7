"""Which directory the settings open, in the whole site."""

import json

import pytest
import redis

import config
from lookup_app.facilities.live.kept_answers import FORMAT
from lookup_app.facilities.opening import outbound
from lookup_app.outbound import VERSION
from tests.fake_locator import FakeLocator, raw, serving
from tests.integration.facilities.test_importing import SAMPLE


@pytest.fixture
def site(tmp_path, make_site):
    def make(**settings):
        return make_site(config.Testing(INSTANCE_PATH=tmp_path, **settings))

    return make


@pytest.fixture
def locator():
    with serving(FakeLocator([raw("Live Clinic", "36.16", "-95.99")])) as fake:
        yield fake


def test_a_fresh_site_says_that_it_has_no_list(site):
    page = site().test_client().get("/near/74103").get_data(as_text=True)
    assert "no list of facilities of its own" in page


def test_the_local_directory_from_a_file_and_from_postgresql(site, postgres):
    for settings in ({}, {"DATABASE_URL": postgres}):
        app = site(**settings)
        app.test_cli_runner().invoke(args=["facilities", "import", str(SAMPLE)])
        page = app.test_client().get("/near/74103").get_data(as_text=True)
        assert "Family and Childrens Services" in page


def test_the_live_directory(site, locator):
    app = site(FACILITY_DIRECTORY="live", FINDTREATMENT_API=locator.address)
    assert "Live Clinic" in app.test_client().get("/near/74103").get_data(as_text=True)
    assert "operator@lookup.invalid" in locator.agents[0]


def test_workers_share_the_answers_through_redis(site, locator, redis_url):
    settings = {"FACILITY_DIRECTORY": "live", "FINDTREATMENT_API": locator.address}
    for _ in range(2):
        client = site(**settings, REDIS_URL=redis_url).test_client()
        assert "Live Clinic" in client.get("/near/74103?radius=25").get_data(as_text=True)
    assert len(locator.asked) == 1


def test_what_redis_keeps_is_json_that_says_its_format(site, locator, redis_url):
    settings = {"FACILITY_DIRECTORY": "live", "FINDTREATMENT_API": locator.address}
    site(**settings, REDIS_URL=redis_url).test_client().get("/near/74103?radius=25")
    with redis.Redis.from_url(redis_url) as client:
        (key,) = client.keys("lookup:facilities:*")
        assert json.loads(client.get(key))["format"] == FORMAT


def test_without_its_redis_the_live_directory_still_answers(site, locator):
    settings = {"FACILITY_DIRECTORY": "live", "FINDTREATMENT_API": locator.address}
    client = site(**settings, REDIS_URL="redis://127.0.0.1:9/0").test_client()
    assert client.get("/near/74103?radius=25").status_code == 200


def test_the_live_directory_needs_a_contact(site):
    with pytest.raises(config.ConfigError, match="OPERATOR_CONTACT"):
        site(FACILITY_DIRECTORY="live", OPERATOR_CONTACT="")


def test_no_contact_is_made_up():
    assert outbound(config.Testing(OPERATOR_CONTACT="")).user_agent == (
        f"lookup-app/{VERSION} (public-health site)"
    )


def test_a_radius_that_is_not_offered_asks_nobody_anew(site, locator):
    client = site(FACILITY_DIRECTORY="live", FINDTREATMENT_API=locator.address).test_client()
    for radius in ("25", "17.1", "17.2", "24"):
        assert "Live Clinic" in client.get(f"/near/74103?radius={radius}").get_data(as_text=True)
    assert len(locator.asked) == 1
