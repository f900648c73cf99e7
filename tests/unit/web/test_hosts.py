"""What the application hears of the host and the scheme that it was asked by."""

import pytest

from lookup_app.web.hosts import OwnName


def heard(asked: dict[str, str], site: str = "") -> dict[str, str]:
    """The request's surroundings as the application gets them."""
    seen: dict[str, str] = {}

    def application(environ, _start_response):
        seen.update(environ)
        return []

    OwnName(application, site)({"wsgi.url_scheme": "http", **asked}, None)
    return seen


def test_a_client_of_old_names_no_host_and_is_answered():
    assert heard({}) == {"wsgi.url_scheme": "http"}


@pytest.mark.parametrize("host", ["example.org", "EXAMPLE.org:8000", "[::1]", "example.org."])
def test_a_good_host_is_heard_as_it_was_sent(host):
    assert heard({"HTTP_HOST": host})["HTTP_HOST"] == host


@pytest.mark.parametrize("host", ["a..b", "a@b", "[zz]", "x" * 64])
def test_a_host_that_is_none_is_heard_by_nobody(host):
    assert host not in heard({"HTTP_HOST": host}).values()


@pytest.mark.parametrize(
    ("passed_on", "scheme"), [("https", "https"), ("http", "http"), ("javascript", "http")]
)
def test_a_scheme_that_a_proxy_passes_on_is_one_of_two(passed_on, scheme):
    assert heard({"wsgi.url_scheme": passed_on})["wsgi.url_scheme"] == scheme


@pytest.mark.parametrize("host", ["example.org", "evil.example", "a..b"])
def test_where_the_site_has_an_address_nothing_else_is_heard(host):
    seen = heard({"HTTP_HOST": host}, "https://example.org")
    assert (seen["HTTP_HOST"], seen["wsgi.url_scheme"]) == ("example.org", "https")
