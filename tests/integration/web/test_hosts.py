"""The name that a client calls the site by shapes nothing that others get."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest

from tests.fakes import NOW, SetClock
from tests.page_checks import body_of

SITE = {"SITE_ADDRESS": "https://belonging.example"}
BEHIND_PROXY = {"TRUSTED_PROXIES": 1}
READ = ["/", "/help-now", "/es/about"]
NO_HOST = ["a..b", ".", "", " ", "a b", "a/b", "evil.example/x", "a@b", "[::1", "[zz]",
           "a:b", "a:99999", "ä.example", "x" * 64, "-_-", "<script>", "a,b", "a\\b"]  # fmt: skip


@pytest.fixture(scope="module")
def named(make_client):
    """A client of a site that was told its address."""
    return make_client(SITE)


@pytest.fixture(scope="module")
def behind_proxy(make_client):
    return make_client(BEHIND_PROXY)


@pytest.mark.parametrize("host", NO_HOST)
@pytest.mark.parametrize("path", ["/", "/near/74103", "/api/v1/near/74103", "/es", "/nowhere"])
def test_a_host_that_is_none_is_refused_calmly(shared_client, path, host):
    answer = shared_client.get(path, headers={"Host": host})
    assert answer.status_code == 400
    assert answer.location is None
    assert host not in {"", " "} or b"988" in body_of(answer) or path.startswith("/api/")


@pytest.mark.parametrize("path", [*READ, "/sources", "/es/", "/es/help-now"])
def test_one_copy_of_a_page_is_kept_and_it_names_no_host(make_client, path):
    client = make_client()
    first = client.get(path, headers={"Host": "evil.example", "X-Forwarded-Host": "evil.example"})
    second = client.get(path)
    assert body_of(first) == body_of(second)
    assert b"evil.example" not in body_of(first)
    assert len(client.application.extensions["kept_pages"]) == 1


@pytest.mark.parametrize("path", [*READ, "/feed.atom", "/sitemap.xml", "/robots.txt", "/hsds/"])
def test_with_site_address_every_address_in_full_is_of_the_site(named, path):
    text = body_of(named.get(path, headers={"Host": "Belonging.example.:443"})).decode()
    assert "https://belonging.example/" in text
    assert "localhost" not in text
    assert 'href="http://' not in text


def test_canonical_and_pictures_are_named_in_full_where_the_site_is(named):
    text = named.get("/es/about", headers={"Host": "belonging.example"}).text
    assert '<link rel="canonical" href="https://belonging.example/es/about">' in text
    assert 'hreflang="en" href="https://belonging.example/about"' in text
    assert 'content="https://belonging.example/static/img/share-es.png"' in text


@pytest.mark.parametrize("path", [*READ, "/near/74103", "/static/img/icon.svg", "/es", "/nowhere"])
@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1:8000", "belonging.example.evil", "a..b"]
)
def test_with_site_address_another_host_is_told_the_right_one(named, path, host):
    answer = named.get(path, headers={"Host": host})
    assert answer.status_code == 400
    text = body_of(answer).decode()
    assert 'href="https://belonging.example/' in text
    assert urlsplit(f"//{host}").hostname not in text
    assert 'href="tel:988"' in text


def test_a_program_is_told_the_right_address_too(named):
    problem = named.get("/api/v1/near/74103", headers={"Host": "evil.example"}).json
    assert problem["detail"].endswith(" https://belonging.example/")


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
@pytest.mark.parametrize("host", ["127.0.0.1", "10.0.0.7:8000", "a..b"])
def test_health_is_told_under_any_name(named, path, host):
    assert named.get(path, headers={"Host": host}).status_code == 200


def test_a_site_at_an_https_address_says_so_whatever_the_proxy_forgets(named):
    answer = named.get("/", headers={"Host": "belonging.example"})
    assert answer.headers["Strict-Transport-Security"]


@pytest.mark.parametrize("scheme", ["javascript", "file", "", "https,javascript", "HTTP", "://"])
def test_a_scheme_made_up_behind_a_proxy_lands_in_no_redirect(behind_proxy, scheme):
    headers = {"X-Forwarded-Proto": scheme, "X-Forwarded-Host": "belonging.example"}
    answer = behind_proxy.get("/es", headers=headers)
    assert (answer.status_code, answer.location) == (308, "http://belonging.example/es/")


@pytest.mark.parametrize("header", ["X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-Prefix",
                                    "X-Script-Name", "Forwarded", "X-Original-URL"])  # fmt: skip
def test_no_proxy_is_believed_where_none_is_set(make_client, header):
    client = make_client()
    for path in (*READ, "/sitemap.xml", "/es"):
        answer = client.get(path, headers={header: "https://evil.example"})
        assert "evil.example" not in answer.get_data(as_text=True) + str(answer.headers)


def test_a_page_of_a_clock_that_was_ahead_is_not_kept(make_client):
    clock = SetClock(NOW + timedelta(days=400))
    client = make_client(clock=clock)
    ahead = client.get("/help-now").get_data()
    clock.now = NOW
    assert (
        client.get("/help-now").get_data() == make_client(clock=clock).get("/help-now").get_data()
    )
    assert client.get("/help-now").get_data() != ahead


@pytest.mark.parametrize("hours", [-25, -1, 13])
def test_a_page_is_kept_for_its_own_day_only(make_client, hours):
    clock = SetClock()
    client = make_client(clock=clock)
    kept = client.application.extensions["kept_pages"]
    client.get("/about")
    (first,) = kept.values()
    clock.now += timedelta(minutes=5)
    client.get("/about")
    assert kept["pages.about"] is first
    clock.now += timedelta(hours=hours)
    client.get("/about")
    assert kept["pages.about"] is not first
