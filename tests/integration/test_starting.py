"""Starting where something is missing or wrong: lines and links are served all the same."""

import stat
from contextlib import closing

import pytest

import config
from config import ConfigError
from lookup_app.geocoding.gazetteer import Gazetteer


@pytest.fixture(scope="module")
def client_without_places(tmp_path_factory, make_site):
    """A site whose instance folder cannot be made, so that nothing can be unpacked there."""
    file = tmp_path_factory.mktemp("folder") / "file"
    file.write_text("in the way")
    settings = config.Testing(INSTANCE_PATH=file / "instance", TESTING=False)
    return make_site(settings, gazetteer=None).test_client()


@pytest.mark.parametrize("path", ["/", "/es/", "/help-now", "/about", "/sitemap.xml", "/healthz"])
def test_what_needs_no_place_is_served_without_place_data(client_without_places, path):
    assert client_without_places.get(path).status_code == 200


@pytest.mark.parametrize("path", ["/near/74103", "/es/near/ok/tulsa", "/api/v1/near/74103"])
def test_a_place_is_unavailable_and_not_unknown(client_without_places, path):
    assert client_without_places.get(path).status_code == 503


def test_a_question_is_answered_with_the_links_and_lines(client_without_places):
    answer = client_without_places.post("/find", data={"query": "Tulsa, OK"})
    assert answer.status_code == 503
    page = answer.get_data(as_text=True)
    assert 'href="tel:988"' in page
    assert 'href="https://findtreatment.gov/locator"' in page
    assert client_without_places.get("/readyz").status_code == 503


def test_an_unknown_geocoder_stops_the_start_with_a_clear_word(tmp_path, make_site):
    settings = config.Testing(INSTANCE_PATH=tmp_path, GEOCODERS=("yahoo",))
    with pytest.raises(ConfigError, match=r"^GEOCODERS: must be among census") as refused:
        make_site(settings)
    assert "yahoo" not in str(refused.value)


def test_the_unpacked_place_data_may_be_read_by_another_user(instance, gazetteer):
    assert isinstance(gazetteer, Gazetteer)
    (unpacked,) = instance.glob("gazetteer-*.sqlite")
    assert stat.S_IMODE(unpacked.stat().st_mode) == 0o644


def test_damage_that_comes_later_is_seen_and_said_once(tmp_path, make_site, caplog):
    settings = config.Testing(INSTANCE_PATH=tmp_path, TESTING=False)
    with closing(Gazetteer.open(tmp_path)) as gazetteer:
        check_damage(make_site(settings, gazetteer=gazetteer).test_client(), tmp_path, caplog)
    with closing(Gazetteer.open(tmp_path)) as healed:
        assert healed.is_ready()


def check_damage(client, tmp_path, caplog):
    assert client.get("/readyz").status_code == 200
    (unpacked,) = tmp_path.glob("gazetteer-*.sqlite")
    # All but the first page, so that opening it still works.
    unpacked.write_bytes(unpacked.read_bytes()[:4096] + b"damaged" * 400_000)
    assert client.get("/readyz").status_code == 503
    assert [client.get(f"/near/{place}").status_code for place in ("99501", "60629")] == [503, 503]
    assert len([one for one in caplog.records if "gazetteer" in one.getMessage()]) == 1
