"""Settings are read strictly."""

import pytest

import config
from config import Config, ConfigError, Production
from secret_key import make_secret_key


def test_nothing_set_gives_the_defaults():
    assert Config.from_environ({}) == Config()


def test_values_are_read_by_their_kind():
    read = Config.from_environ({"TRUSTED_PROXIES": "2", "GEOCODERS": "census, nominatim"})
    assert read.TRUSTED_PROXIES == 2
    assert read.GEOCODERS == ("census", "nominatim")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TRUSTED_PROXIES", "many"),
        ("TRUSTED_PROXIES", "-1"),
        ("SUGGEST_LIMIT", "often"),
        ("FACILITY_DIRECTORY", "remote"),
        ("REDIS_URL", "memcached://cache"),
        ("DATABASE_URL", "mysql://user:secret@db/site"),
        ("DATABASE_URL", "postgresql://user:secret@db:secret/site"),
        ("DATABASE_URL", "postgresql//user:secret@db/site"),
        ("REDIS_URL", "redis://:secret@cache:secret/0"),
        ("REDIS_URL", "redis:///0"),
        ("MAIL_SERVER", "https://mail.example.org"),
        ("MAIL_SERVER", "smtps:///mail"),
        ("MAIL_SERVER", "smtp://user:secret@mail:secret"),
        ("MAIL_SERVER", "smtps://user@mail.example.org"),
        ("DIRECTORY_FILES", "https://example.org/a.xlsx ftp://example.org/b.xlsx"),
        ("FINDTREATMENT_LINK", "https://findtreatment.gov/locator"),
        ("FINDTREATMENT_LINK", "http://example.org/{place}"),
        ("FINDTREATMENT_LINK", "javascript:alert({place})"),
        ("SITE_ADDRESS", "example.org"),
        ("SITE_ADDRESS", "http://example.org"),
        ("SITE_ADDRESS", "https://example.org/belonging"),
        ("SITE_ADDRESS", "https://user@example.org"),
        ("SITE_ADDRESS", "https://a..b"),
        ("SITE_ADDRESS", "https://[::1"),
        ("OPERATOR_CONTACT", "somebody"),
        ("OPERATOR_CONTACT", "a@example.org?subject=x"),
    ],
)
def test_nonsense_stops_the_start_naming_the_setting_and_not_its_value(name, value):
    with pytest.raises(ConfigError, match=rf"^{name}: must ") as refused:
        Config.from_environ({name: value})
    assert value not in str(refused.value)
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize("value", ["https://Example.ORG/", "https://example.org"])
def test_the_address_of_the_site_is_kept_in_one_spelling(value):
    assert Config.from_environ({"SITE_ADDRESS": value}).SITE_ADDRESS == "https://example.org"


@pytest.mark.parametrize("value", ["mailto:help@example.org", " MAILTO:help@example.org "])
def test_a_contact_is_an_address_and_not_a_link(value):
    assert Config.from_environ({"OPERATOR_CONTACT": value}).OPERATOR_CONTACT == "help@example.org"


def test_an_empty_value_is_no_value():
    assert Config.from_environ({"TRUSTED_PROXIES": " "}).TRUSTED_PROXIES == 0


def test_production_refuses_to_start_without_a_key(tmp_path):
    with pytest.raises(ConfigError, match="SECRET_KEY"):
        Production(INSTANCE_PATH=tmp_path)


def test_a_key_is_made_once_for_the_owner_alone(tmp_path):
    make_secret_key(tmp_path / "instance")
    key = tmp_path / "instance" / "secret_key"
    first = key.read_text()
    make_secret_key(tmp_path / "instance")
    assert key.read_text() == first
    assert key.stat().st_mode & 0o777 == 0o600
    assert first == Production(INSTANCE_PATH=tmp_path / "instance").SECRET_KEY


def test_an_empty_key_is_made_anew_and_a_short_one_is_refused(tmp_path):
    (tmp_path / "secret_key").touch()
    make_secret_key(tmp_path)
    assert len(Production(INSTANCE_PATH=tmp_path).SECRET_KEY) > 32
    (tmp_path / "secret_key").write_text("short")
    make_secret_key(tmp_path)
    with pytest.raises(ConfigError, match=r"secret_key is shorter than 32 characters") as refused:
        Production(INSTANCE_PATH=tmp_path)
    assert str(refused.value).count("short") == 1


def test_a_key_that_cannot_be_read_is_a_wrong_setting(tmp_path):
    (tmp_path / "secret_key").write_bytes(b"\xff" * 40)
    with pytest.raises(ConfigError, match="cannot be read"):
        Production(INSTANCE_PATH=tmp_path)


def test_the_parsers_say_what_they_want():
    assert all(f.metadata["parse"].__doc__ for f in config.fields(Config) if "parse" in f.metadata)
