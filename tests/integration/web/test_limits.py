"""How often one network address may ask: what is counted, where, and what never is."""

import time

import pytest
import redis

import config
from tests.fakes import CatalogDirectory, facility

# What everybody may always open: reading pages, lines, files, health, and links to a form.
NEVER_LIMITED = {
    "icon",
    "marked",
    "static",
    "health.healthz",
    "health.readyz",
    "hsds.about",
    "openapi.document",
    "machines.robots",
    "machines.sitemap",
    # Moderators: trying to sign in has a limit of its own.
    "moderation.sign_in",
    "moderation.signing_in",
    "moderation.sign_out",
    "moderation.desk",
    "moderation.decide",
    "moderation.log",
    "moderation.reports",
    "moderation.decide_reports",
    *(
        f"{language}.{page}"
        for language in ("pages", "pages_es")
        for page in (
            "about",
            "accessibility",
            "article",
            "developers",
            "embed",
            "feed",
            "form_moved",
            "help-now",
            "kept",
            "call-sheet",
            "privacy",
            "sources",
            "reply-policy",
            # Limited within: whoever writes of danger is met before every limit.
            "new_reply",
            "send_reply",
            "send_report",
        )
    ),
}
COMPUTED = [
    ("POST", "/find"),
    ("GET", "/near/74103"),
    ("GET", "/es/near/74103"),
    ("POST", "/near/74103"),
    ("GET", "/near/74103/facilities/hope234567"),
    ("GET", "/near/74103/facilities/hope234567.vcf"),
    ("POST", "/api/v1/geocode"),
    ("GET", "/api/v1/near/74103"),
    ("GET", "/hsds/services"),
    ("GET", "/hsds/services/6d2f7a5e-3c1b-8e4d-9a00-000000000000"),
]


@pytest.fixture(scope="module")
def site(instance, make_site):
    def make(**settings):
        hope = facility("Hope House", 36.16, -95.99, id="hope234567")
        chosen = config.Testing(INSTANCE_PATH=instance, **settings)
        return make_site(chosen, directory=CatalogDirectory(hope)).test_client()

    return make


@pytest.fixture(scope="module")
def one_a_minute(site):
    return site(RATE_LIMIT="1 per minute").application


@pytest.fixture
def visitor(one_a_minute, request):
    """A client of that site, from an address of its own."""
    client = one_a_minute.test_client()
    client.environ_base["REMOTE_ADDR"] = request.node.name
    return client


def test_every_route_is_limited_or_known_to_be_free(app):
    free = {name for name, view in app.view_functions.items() if not hasattr(view, "limited")}
    assert free == NEVER_LIMITED


@pytest.mark.parametrize(("method", "path"), COMPUTED)
def test_whoever_asked_too_often_is_told_when_to_come_back(visitor, method, path):
    visitor.get("/near/74104")
    refused = visitor.open(path, method=method)
    assert refused.status_code == 429
    assert 1 <= int(refused.headers["Retry-After"]) <= 60
    if path.startswith(("/api/", "/hsds/")):
        assert refused.mimetype == "application/problem+json"
        assert refused.get_json()["status"] == 429
    else:
        assert 'href="tel:988"' in refused.get_data(as_text=True)


@pytest.mark.parametrize(("path", "box"), [("/find", "query"), ("/es/near/74103", "name")])
def test_whoever_writes_of_danger_is_not_told_to_wait(visitor, path, box):
    visitor.get("/near/74104")
    answer = visitor.post(path, data={box: "he is not breathing"})
    assert answer.status_code == 422
    assert 'data-outcome="act"' in answer.text
    assert visitor.post(path, data={box: "tulsa"}).status_code == 429


@pytest.mark.parametrize("path", ["/", "/es/help-now", "/sources", "/healthz", "/hsds/"])
def test_lines_and_reading_stay_open_to_everybody(visitor, path):
    assert [visitor.get("/near/74103").status_code for _ in range(2)] == [200, 429]
    assert [visitor.get(path).status_code for _ in range(3)] == [200] * 3


def test_suggestions_have_a_count_of_their_own(site):
    client = site(RATE_LIMIT="1 per minute", SUGGEST_LIMIT="2 per minute")
    client.get("/near/74103")
    asked = [client.post("/api/v1/suggest", json={"query": "tulsa"}) for _ in range(3)]
    assert [answer.status_code for answer in asked] == [200, 200, 429]
    assert asked[-1].headers["Retry-After"]


def from_address(client, address):
    return client.get("/near/74103", environ_base={"REMOTE_ADDR": address}).status_code


def test_each_network_address_has_its_own_count(visitor):
    assert [from_address(visitor, f"192.0.2.{last}") for last in (1, 2, 1)] == [200, 200, 429]
    assert from_address(visitor, "::ffff:192.0.2.1") == 429, "the same, as IPv6 writes it"


def test_a_whole_ipv6_network_is_one_address(visitor):
    asked = [
        from_address(visitor, one) for one in ("2001:db8::1", "2001:db8::2", "2001:db8:0:1::1")
    ]
    assert asked == [200, 429, 200]


def test_workers_count_together_in_redis_and_no_address_is_kept(site, redis_url):
    shared = {"RATE_LIMIT": "2 per minute", "REDIS_URL": redis_url, "SECRET_KEY": "k" * 40}
    first, second = site(**shared), site(**shared)
    asked = [from_address(client, "192.0.2.77") for client in (first, second, first)]
    assert asked == [200, 200, 429]
    with redis.Redis.from_url(redis_url) as counter:
        kept = counter.keys("*")
        assert len(kept) == 1
        assert b"192.0.2.77" not in kept[0]
        assert 0 < counter.ttl(kept[0]) <= 60


def test_a_silent_redis_turns_nobody_away_and_is_asked_once(site, silent_redis, caplog):
    client = site(RATE_LIMIT="1 per minute", REDIS_URL=silent_redis.url)
    assert [client.get("/near/74103").status_code for _ in range(5)] == [200] * 5
    assert len(silent_redis.taken) == 1
    said = [record.getMessage() for record in caplog.records if "Redis" in record.getMessage()]
    assert said == ["the limit of pages is off: Redis does not answer (TimeoutError)"]


@pytest.mark.slow
def test_a_silent_redis_costs_a_second_once(site, silent_redis):
    client = site(RATE_LIMIT="1 per minute", REDIS_URL=silent_redis.url)
    began = time.monotonic()
    for _ in range(5):
        client.post("/api/v1/suggest", json={"query": "tulsa"})
    assert time.monotonic() - began < 1.5


def test_a_redis_that_is_gone_turns_nobody_away(site):
    client = site(RATE_LIMIT="1 per minute", REDIS_URL="redis://127.0.0.1:1/0")
    assert [client.get("/near/74103").status_code for _ in range(3)] == [200] * 3


@pytest.mark.parametrize("search", ["a " * 51, "a" * 101])
def test_a_search_for_too_much_is_refused(visitor, search):
    answer = visitor.get("/hsds/services", query_string={"search": search})
    assert answer.status_code == 400
    assert answer.mimetype == "application/problem+json"


@pytest.mark.parametrize(("search", "total"), [("HOUSE hope", 1), ("hope clinic", 0), (" ", 1)])
def test_a_search_wants_each_of_its_words(visitor, search, total):
    answer = visitor.get("/hsds/services", query_string={"search": search})
    assert answer.get_json()["total_items"] == total
