"""Moderation: who comes in, what they see, and what readers see afterwards."""

import html
import re
from datetime import timedelta

import pytest
import sqlalchemy as sa
from argon2 import PasswordHasher

from lookup_app.database.site_tables import REPLY, SIGN_IN_TRIES
from lookup_app.replies.reply import ReplyDraft
from lookup_app.replies.reply_store import keep
from tests.fakes import NOW, SetClock
from tests.integration.web.conftest import BOTH_ENGINES
from tests.integration.web.replies.conftest import BODY, Writer, add_moderator

PASSWORD = "correct horse battery"
# Hashed once with little memory, and verified as it says itself.
HASH = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)


@pytest.fixture
def clock():
    return SetClock()


@pytest.fixture
def client(make_client, database, clock):
    with database.writing() as connection:
        add_moderator(connection, "ann", "admin", HASH)
        add_moderator(connection, "bea", "moderator", HASH)
    return make_client(database=database, clock=clock)


def token_in(page):
    return re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page.text)[1]


def sign_in(client, name="ann", password=PASSWORD, network="127.0.0.1"):
    token = token_in(client.get("/moderation/sign-in"))
    fields = {"name": name, "password": password, "csrf_token": token}
    environ = {"REMOTE_ADDR": network}
    return client.post("/moderation/sign-in", data=fields, environ_base=environ)


def act(client, number, action, **more):
    token = token_in(client.get("/moderation/"))
    fields = {"csrf_token": token, "action": action} | more
    return client.post(f"/moderation/replies/{number}", data=fields)


@BOTH_ENGINES
def test_a_reply_is_approved_seen_by_everybody_and_taken_back(client, clock):
    Writer(client, clock).send(name="Ann <b>", body=f"{BODY} Call 918-555-0100.")
    assert sign_in(client).location == "/moderation/"
    queue = client.get("/moderation/")
    assert "Call [number]." in queue.text
    assert "918-555" not in queue.text
    assert act(client, 1, "approve").status_code == 303
    for path in ("/replies", "/", "/replies.atom"):
        page = client.get(path)
        assert f"{BODY} Call [number]." in page.text, path
        assert "Ann &lt;b&gt;" in page.text
    assert "918-555" not in client.get("/replies").text
    act(client, 1, "undo")
    for path in ("/replies", "/"):
        assert BODY not in client.get(path).text


def test_the_queue_has_as_many_pages_as_it_needs(client, database, clock):
    with database.writing() as connection:
        for number in range(101):
            lane = "ordinary" if number else "care"
            draft = ReplyDraft(f"{number:022}", "en", "", f"The choir, number {number}.", lane)
            keep(connection, draft, NOW + timedelta(minutes=number))
    sign_in(client)
    shown, path = [], "/moderation/?state=pending&older="
    while path:
        page = html.unescape(client.get(path).text)
        shown.append(re.findall(r'id="reply-(\d+)"', page))
        (path,) = re.findall(r'href="([^"]+)">Next page', page) or [None]
    assert [len(numbers) for numbers in shown] == [50, 50, 1]
    assert len({number for numbers in shown for number in numbers}) == 101
    assert 'page=2">Page before' in page
    action = re.search(r'action="(/moderation/replies/101\?[^"]+)"', page)[1]
    token = token_in(client.get("/moderation/"))
    done = client.post(action, data={"csrf_token": token, "action": "approve"})
    assert "page=3" in done.location
    assert "Page before" in client.get(done.location).text


def test_the_article_is_kept_and_asks_no_database(client, clock, database, make_client):
    Writer(client, clock).send()
    sign_in(client)
    act(client, 1, "approve")
    other = make_client(database=database, clock=clock)
    assert BODY not in other.get("/").text
    etag = other.get("/").headers["ETag"]
    other.application.extensions["lookup_app"].published.refresh()
    assert BODY in other.get("/").text
    assert other.get("/").headers["ETag"] != etag
    assert "max-age=30" in other.get("/").headers["Cache-Control"]


def test_nobody_comes_in_without_a_session(client):
    rules = client.application.url_map.iter_rules()
    ours = [rule for rule in rules if rule.endpoint.startswith("moderation.")]
    asked = [
        (method, str(rule).replace("<int(max=2147483647):number>", "1"))
        for rule in ours
        for method in rule.methods & {"GET", "POST"}
        if not str(rule).endswith("/sign-in")
    ]
    assert len(asked) >= 6
    for method, path in asked:
        answer = client.open(path, method=method, data={"action": "approve"})
        assert answer.location == "/moderation/sign-in", (method, path)


def test_a_wrong_name_and_a_wrong_password_are_told_alike(client):
    pages = [sign_in(client, "ann", "no").text, sign_in(client, "nobody", PASSWORD).text]
    assert all("do not fit" in page for page in pages)
    assert sign_in(client).location == "/moderation/"


def test_tries_are_limited_for_a_network_and_for_a_name(make_client, client, database, clock):
    """By all processes together, each of which is a site of its own."""
    processes = [
        make_client({"LOGIN_LIMIT": "2 per hour"}, database=database, clock=clock)
        for _process in range(3)
    ]
    for one in processes[:2]:
        assert sign_in(one, "ann", "no").status_code == 422
    third, elsewhere = processes[2], "198.51.100.7"
    refused = sign_in(third)
    assert (refused.status_code, "Wait 60 minutes." in refused.text) == (429, True)
    assert sign_in(third, "bea", network=elsewhere).status_code == 303
    assert sign_in(third, network=elsewhere).status_code == 429
    with database.reading() as connection:
        kept = str(connection.execute(sa.select(SIGN_IN_TRIES)).all())
    assert not any(one in kept for one in ("ann", "127.0.0.1", elsewhere))
    clock.now += timedelta(hours=1)
    assert sign_in(third).status_code == 303


def test_the_cookie_is_of_these_pages_alone_and_the_session_ends(client, clock):
    cookie = next(
        one for one in sign_in(client).headers.getlist("Set-Cookie") if "moderation=" in one
    )
    assert all(word in cookie for word in ("Path=/moderation", "HttpOnly", "SameSite=Strict"))
    assert client.get("/moderation/").status_code == 200
    clock.now = clock.now.replace(hour=clock.now.hour + 1)
    assert client.get("/moderation/").location == "/moderation/sign-in"


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_over_tls_the_cookie_of_a_session_stays_on_tls(client, scheme):
    base = {"base_url": f"{scheme}://localhost"}
    token = token_in(client.get("/moderation/sign-in", **base))
    fields = {"name": "ann", "password": PASSWORD, "csrf_token": token}
    headers = {"Referer": f"{scheme}://localhost/moderation/sign-in"}
    answer = client.post("/moderation/sign-in", data=fields, headers=headers, **base)
    cookies = [one for one in answer.headers.getlist("Set-Cookie") if "moderation=" in one]
    assert [("Secure" in one) for one in cookies] == [scheme == "https"]


def test_signing_out_everywhere_ends_the_session_of_every_device(client):
    device = client.application.test_client()
    for one in (client, device):
        sign_in(one)
    token = token_in(client.get("/moderation/"))
    client.post("/moderation/sign-out", data={"csrf_token": token, "everywhere": "1"})
    assert device.get("/moderation/").location == "/moderation/sign-in"


def test_a_form_of_another_site_changes_nothing(client, clock):
    Writer(client, clock).send()
    sign_in(client)
    answer = client.post("/moderation/replies/1", data={"action": "approve"})
    assert answer.status_code == 422
    assert BODY not in client.get("/replies").text


def test_a_rejection_needs_a_reason_and_stands_in_the_log_without_the_words(client, clock):
    Writer(client, clock).send()
    sign_in(client)
    assert "choose a reason" in act(client, 1, "reject").text
    act(client, 1, "reject", reason="off_topic")
    act(client, 1, "note", words="About choirs")
    log = client.get("/moderation/log").text
    assert "reject, reply 1 (off_topic)" in log
    assert "choir" not in log.lower()
    assert BODY in client.get("/moderation/?state=rejected").text


def test_only_an_admin_reads_the_log(client):
    sign_in(client, "bea")
    assert client.get("/moderation/").status_code == 200
    assert client.get("/moderation/log").status_code == 403


def test_what_needs_care_comes_first_and_has_no_way_to_be_published(client, clock):
    Writer(client, clock).send()
    Writer(client, clock).send(body="I want to kill myself.", care="send")
    sign_in(client)
    page = client.get("/moderation/").text
    assert page.index("Needs care 2") < page.index("Reply 1")
    assert act(client, 2, "approve").status_code == 409


def test_a_report_that_needs_care_is_seen_at_the_desk(client, clock):
    sign_in(client)
    Writer(client, clock, "/report?about=page&which=article").send(
        part="other", words="I want to kill myself.", care="send"
    )
    text = " ".join(re.sub(r"<[^>]+>", " ", client.get("/moderation/").text).split())
    assert "Needs care: replies 0 waiting · reports 1 waiting, the oldest for 0 min" in text
    assert "Ordinary: replies 0 waiting · reports 0 waiting" in text


def test_what_met_care_has_no_button_to_publish_it_among_the_ordinary_either(client, clock):
    Writer(client, clock).send(body="I want to kill myself.", care="send")
    sign_in(client)
    act(client, 1, "ordinary")
    page = client.get("/moderation/").text
    assert "its writer was told that it is not published" in page
    assert 'value="approve"' not in page


def test_the_queue_is_narrowed_by_age_and_to_one_reply(client, clock):
    words = "The library on Main Street helped me."
    Writer(client, clock).send()
    clock.now += timedelta(days=2)
    Writer(client, clock).send(body=words)
    sign_in(client)

    def shown(asked):
        page = client.get(f"/moderation/?{asked}").text
        return BODY in page, words in page

    assert shown("") == (True, True)
    assert shown("older=a+day") == (True, False)
    assert shown("older=a+week") == (False, False)
    act(client, 2, "reject", reason="off_topic")
    assert shown("reply=2") == (False, True)
    for asked in ("reply=3", "reply=x", f"reply={'9' * 30}"):
        assert shown(asked) == (False, False)


def test_a_decision_leads_back_to_the_queue_as_it_was_narrowed(client, clock):
    Writer(client, clock).send()
    sign_in(client)
    token = token_in(client.get("/moderation/"))
    answer = client.post(
        "/moderation/replies/1?lane=ordinary&older=a+day",
        data={"csrf_token": token, "action": "approve"},
    )
    assert answer.location == "/moderation/?lane=ordinary&older=a+day#queue"


def test_a_number_no_reply_can_have_is_not_found(client):
    sign_in(client)
    assert act(client, "1" * 25, "approve").status_code == 404


@pytest.mark.parametrize("everywhere", ["", "1"])
def test_signing_out_by_a_form_that_is_too_old_ends_what_it_says(client, everywhere):
    device = client.application.test_client()
    for one in (client, device):
        sign_in(one)
    token = client.get_cookie("moderation", path="/moderation").value
    client.post("/moderation/sign-out", data={"csrf_token": "old", "everywhere": everywhere})
    client.set_cookie("moderation", token, path="/moderation")
    assert client.get("/moderation/").location == "/moderation/sign-in"
    assert device.get("/moderation/").status_code == (303 if everywhere else 200)


@pytest.mark.parametrize("which", ["", "a/b", "x" * 65])
def test_a_thing_that_cannot_be_reported_cannot_be_marked(client, which):
    sign_in(client)
    token = token_in(client.get("/moderation/"))
    fields = {"about": "facility", "which": which, "action": "closed", "csrf_token": token}
    assert client.post("/moderation/reports", data=fields).status_code == 409


def test_a_visitor_without_a_session_waits_for_nobody_who_writes(client, database):
    client.set_cookie("moderation", "none", path="/moderation")
    with database.writing() as connection:
        connection.execute(sa.delete(REPLY))
        assert client.get("/moderation/").location == "/moderation/sign-in"
