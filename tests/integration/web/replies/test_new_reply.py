"""Leave a Reply: care comes first, nothing typed is lost, nothing appears by itself."""

import logging
import re
from datetime import timedelta
from queue import Queue
from threading import Event

import pytest
import sqlalchemy as sa

from lookup_app.database.database import open_database
from lookup_app.database.site_tables import MODERATOR, REPLY
from lookup_app.replies.noticing.notices import Notices
from tests.integration.web.replies.conftest import BODY, Writer, sent_again

DANGER = "I am going to kill myself tonight."


def kept_in(database):
    with database.reading() as connection:
        return connection.execute(sa.select(REPLY)).all()


def test_a_reply_waits_and_its_private_page_shows_its_state_only(writer, opened, database):
    answer = writer.send(name="Ann <b>")
    assert answer.status_code == 303
    own = opened.get(answer.location)
    assert "waits for a moderator" in own.text
    assert "choir" not in own.text
    assert own.headers["Cache-Control"] == "private, no-store"
    (row,) = kept_in(database)
    assert (row.name, row.body, row.state, row.lane) == ("Ann <b>", BODY, "pending", "ordinary")
    assert "choir" not in opened.get("/replies").text + opened.get("/").text


def test_a_form_sent_twice_leads_to_the_same_reply(writer, opened, database):
    fields = writer.fields() | {"body": BODY}
    first, second = (opened.post("/replies/new", data=fields) for _ in range(2))
    assert first.location == second.location
    assert len(kept_in(database)) == 1


@pytest.mark.parametrize("path", ["/replies/new", "/es/replies/new"])
def test_whoever_writes_of_danger_meets_people_and_nothing_is_kept(path, opened, clock, database):
    writer = Writer(opened, clock, path)
    # A trap, a link, a broken token, and much too short: care comes before all of it.
    for fields in ({}, {"website": "x"}, {"body": f"{DANGER} http://a.com"}, {"csrf_token": ""}):
        answer = writer.send(**{"body": DANGER} | fields)
        assert answer.status_code == 422
        assert 'data-outcome="care"' in answer.text
        assert "tel:988" in answer.text
    assert kept_in(database) == []


@pytest.mark.parametrize("path", ["/replies/new", "/es/replies/new"])
def test_911_and_the_way_out_stand_right_under_988(make_client, path):
    client = make_client({"QUICK_EXIT_URL": "https://weather.example/"})
    page = client.post(path, data={"body": DANGER}).text
    main = page[page.index("<main") :]
    order = ('href="tel:988"', 'href="tel:911"', "https://weather.example/", 'class="rows"')
    places = [main.index(one) for one in order]
    assert places == sorted(places)


def test_danger_is_met_without_a_moderator_and_without_a_database(make_client, tmp_path, clock):
    client = make_client(database=open_database("", tmp_path / "missing"), clock=clock)
    answer = client.post("/replies/new", data={"body": DANGER})
    assert 'data-outcome="care"' in answer.text


def test_the_choice_to_send_keeps_it_in_the_lane_of_care(writer, opened, database):
    fields = writer.fields() | {"body": DANGER}
    opened.post("/replies/new", data=fields)
    answer = opened.post("/replies/new", data=fields | {"care": "send"})
    assert "read it before" not in answer.text
    assert "988" in opened.get(answer.location).text
    (row,) = kept_in(database)
    assert (row.lane, row.state) == ("care", "pending")


@pytest.mark.parametrize("path", ["/replies/new", "/es/report?about=page&which=article"])
def test_who_was_met_by_mistake_says_it_in_other_words(path, opened, clock, database):
    writer = Writer(opened, clock, path)
    met = writer.send(body=DANGER, words=DANGER)
    assert 'name="care" value="change"' in met.text
    changed = opened.post(path, data=sent_again(met.text) | {"care": "change"})
    assert changed.status_code == 200
    assert DANGER in changed.text.partition("<textarea")[2]
    assert "988" in changed.text.partition("<main")[2]
    assert kept_in(database) == []


@pytest.mark.parametrize("path", ["/replies/new", "/report?about=page&which=article"])
@pytest.mark.parametrize(
    "fields",
    [{"body": "kms now"}, {"body": f"{DANGER} {'la ' * 1500}"}, {"key": "no"}, {"csrf_token": ""}],
)
def test_the_choice_to_send_leads_on_whatever_was_wrong_with_the_form(fields, path, opened, clock):
    fields = {"body": DANGER} | fields
    met = Writer(opened, clock, path).send(**fields, words=fields["body"])
    assert 'data-outcome="care"' in met.text
    answer = opened.post(path.partition("?")[0], data=sent_again(met.text) | {"care": "send"})
    assert answer.status_code == 303


@pytest.mark.parametrize("path", ["/replies/new", "/es/report?about=page&which=article"])
def test_what_is_far_too_long_can_be_shortened_among_people_to_reach(path, opened, clock):
    text = f"{DANGER} {'la ' * 7000}".strip()
    met = Writer(opened, clock, path).send(body=text, words=text, care="send")
    again = sent_again(met.text)
    assert "20" in met.text.partition('role="alert">')[2][:60]
    box = "words" if "report" in path else "body"
    assert again[box] == text
    again |= {box: DANGER, "care": "send"}
    assert opened.post(path.partition("?")[0], data=again).status_code == 303


@pytest.mark.parametrize("home", ["", "/es"])
@pytest.mark.parametrize("path", ["/replies/new", "/report?about=page&which=article"])
@pytest.mark.parametrize("words", [BODY, DANGER])
def test_a_browser_without_cookies_reads_why_and_loses_no_word(
    words, path, home, opened, clock, database
):
    cookieless = opened.application.test_client(use_cookies=False)
    writer = Writer(cookieless, clock, home + path)
    written = {"body": words, "words": words, "part": "other", "care": "send"}
    for fields in (writer.fields() | written, written | {"about": "page", "which": "article"}):
        answer = cookieless.post((home + path).partition("?")[0], data=fields)
        assert (answer.status_code, "cookie" in answer.text) == (422, True)
        assert words in sent_again(answer.text).values()
        assert ('data-outcome="care"' in answer.text) == (words == DANGER)
        assert "tel:988" in answer.text
    assert kept_in(database) == []


@pytest.mark.parametrize("path", ["/replies/new", "/report?about=page&which=article"])
@pytest.mark.parametrize("away", [True, False], ids=["no database", "no moderator"])
def test_whoever_cannot_send_now_stays_with_people_and_keeps_the_words(
    away, path, writer, make_client, database, tmp_path, clock
):
    writer.path = path
    fields = writer.fields() | {"body": DANGER, "words": DANGER, "part": "other", "care": "send"}
    if away:
        database = open_database("", tmp_path / "missing")
    else:
        with database.writing() as connection:
            connection.execute(sa.delete(MODERATOR))
    closed = make_client(database=database, clock=clock)
    with writer.client.session_transaction() as ours, closed.session_transaction() as theirs:
        theirs.update(ours)
    answer = closed.post(path.partition("?")[0], data=fields)
    assert 'data-outcome="care"' in answer.text
    assert "It cannot be sent" in answer.text
    assert DANGER in sent_again(answer.text).values()


def test_two_people_in_danger_may_use_the_same_words(writer, database):
    for _ in range(2):
        assert writer.send(body=DANGER, care="send").status_code == 303
    assert len(kept_in(database)) == 2


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ({"body": BODY}, {"body": "Something else that helped me."}),
        ({"body": BODY}, {"body": BODY, "name": "Ann"}),
        ({"body": BODY}, {"body": DANGER, "care": "send"}),
    ],
)
def test_a_form_sent_again_with_other_words_loses_none_of_them(
    first, then, writer, opened, database
):
    fields = writer.fields()
    opened.post("/replies/new", data=fields | first)
    answer = opened.post("/replies/new", data=fields | then)
    assert (answer.status_code, "sent this form before" in answer.text) == (422, True)
    again = sent_again(answer.text) | {"care": then.get("care", "")}
    assert again["body"] == then["body"]
    writer.clock.now += timedelta(seconds=20)
    again |= {"body": f"{again['body']} Yes."}
    assert opened.post("/replies/new", data=again).status_code == 303
    assert [row.body for row in kept_in(database)] == [first["body"], again["body"]]


def test_the_choice_not_to_keep_it_keeps_nothing(writer, database):
    answer = writer.send(body=DANGER, care="discard")
    assert answer.status_code == 200
    assert "kill" not in answer.text
    assert "tel:988" in answer.text
    assert kept_in(database) == []


@pytest.mark.parametrize(
    ("fields", "status", "said"),
    [
        ({"body": "short"}, 422, "from 10 to 3,000"),
        ({"body": "x" * 3001}, 422, "from 10 to 3,000"),
        ({"name": "n" * 61}, 422, "at most 60"),
        ({"csrf_token": "no"}, 422, "send them again"),
        ({"key": "no"}, 422, "send them again"),
        ({"website": "a"}, 422, "One box must stay empty"),
        ({"body": "See https://example.com for more of it"}, 422, "no links"),
        ({"body": "We are a rehab, call us at 800 555 0100"}, 422, "do not sell"),
        ({"body": "Those subhuman people on my street"}, 422, "put people down"),
        ({"body": "Just kys already, you choir people"}, 422, "ways to hurt oneself"),
        ({"body": "HELLO PEOPLE THIS IS ALL VERY LOUD AND LONG INDEED"}, 422, "programs send"),
    ],
)
def test_what_is_not_taken_says_why_and_keeps_the_words(fields, status, said, writer, database):
    answer = writer.send(**fields)
    assert answer.status_code == status
    assert said in answer.text
    assert fields.get("body", BODY)[:3000] in answer.text
    assert kept_in(database) == []


def test_a_form_sent_sooner_than_people_can_is_asked_once_more(opened, clock, database):
    writer = Writer(opened, clock)
    fields = writer.fields() | {"body": BODY}
    clock.now = clock.now.replace(second=0)
    assert "very quick" in opened.post("/replies/new", data=fields).text
    clock.now = clock.now.replace(second=40)
    assert opened.post("/replies/new", data=fields).status_code == 303


def test_one_network_sends_only_so_many(make_client, opened, database, clock):
    client = make_client({"REPLY_LIMIT": "1 per hour"}, database=database, clock=clock)
    writer = Writer(client, clock)
    assert writer.send().status_code == 303
    answer = writer.send(body="Another one, quite different from it.")
    assert answer.status_code == 429
    assert "quite different" in answer.text
    assert 'data-outcome="care"' in writer.send(body=DANGER).text


def test_without_a_moderator_or_a_contact_replies_are_closed(make_client, database, opened):
    for settings in ({"OPERATOR_CONTACT": ""}, {}):
        client = make_client(settings, database=database)
        page = client.get("/replies/new")
        assert ("<textarea" not in page.text) == bool(settings)
    with database.writing() as connection:
        connection.execute(sa.text("DELETE FROM moderator"))
    assert "nobody is there yet" in opened.get("/replies/new").text


@pytest.mark.parametrize(
    ("home", "way_in", "closed"),
    [
        ("", "Leave a Reply</a>", "Replies are closed"),
        ("/es", "Dejar una respuesta</a>", "No se reciben respuestas"),
    ],
)
def test_the_list_leads_to_the_form_where_it_is_open_alone(
    home, way_in, closed, make_client, database, opened
):
    page = opened.get(f"{home}/replies").text
    assert (way_in in page, closed in page) == (True, False)
    page = make_client({"OPERATOR_CONTACT": ""}, database=database).get(f"{home}/replies").text
    assert (way_in in page, closed in page) == (False, True)


@pytest.mark.parametrize("path", ["/replies/new", "/report?about=page&which=near"])
def test_open_or_closed_988_is_one_press_away(make_client, database, opened, path):
    for client in (opened, make_client({"OPERATOR_CONTACT": ""}, database=database)):
        for there, body in ((path, ""), (f"/es{path}", "?&amp;body=AYUDA")):
            main = client.get(there).text.split("<main")[1].split("</main>")[0]
            assert 'href="tel:988"' in main
            assert f'href="sms:988{body}"' in main


def test_without_the_database_the_form_is_closed_for_now_and_keeps_the_words(
    make_client, tmp_path, clock
):
    client = make_client(database=open_database("", tmp_path / "missing"), clock=clock)
    page = client.get("/replies/new")
    assert (page.status_code, "closed for now" in page.text) == (503, True)
    for path in ("/", "/help-now", "/near/74103"):
        assert client.get(path).status_code == 200
    assert client.get("/replies").status_code == 503
    assert client.get("/readyz").json == {"status": "degraded", "database": "unavailable"}


def test_words_are_kept_where_the_database_goes_away_between(
    writer, opened, make_client, tmp_path, clock
):
    fields = writer.fields() | {"body": BODY}
    away = make_client(database=open_database("", tmp_path / "missing"), clock=clock)
    with opened.session_transaction() as ours, away.session_transaction() as theirs:
        theirs.update(ours)
    answer = away.post("/replies/new", data=fields)
    assert (answer.status_code, BODY in answer.text) == (503, True)


def test_the_writer_deletes_it_by_post_at_once(writer, opened, database):
    location = writer.send().location
    own = Writer(opened, writer.clock, location)
    assert opened.post(location, data={}).status_code == 422
    assert len(kept_in(database)) == 1
    assert "It is deleted" in opened.post(location, data=own.fields()).text
    assert kept_in(database) == []
    assert opened.get(location).status_code == 404


def test_neither_words_nor_reference_reach_a_log(writer, opened, caplog):
    with caplog.at_level(logging.DEBUG):
        location = writer.send().location
        opened.get(location)
    assert "choir" not in caplog.text
    assert location.rpartition("/")[2] not in caplog.text


def test_replies_off_takes_all_of_it_away(make_client, database):
    client = make_client({"REPLIES": False}, database=database)
    for path in ("/replies", "/replies/new", "/replies.atom", "/reply-policy", "/moderation/"):
        assert client.get(path).status_code == 404
    assert client.post("/replies/new", data={"body": BODY}).status_code == 404
    assert "/replies" not in client.get("/").text + client.get("/sitemap.xml").text
    for path, gone in (("/privacy", "reply"), ("/es/privacy", "respuesta")):
        words = client.get(path).text
        assert "reply-policy" not in words
        assert gone not in re.search(r"<main.*</main>", words, re.DOTALL)[0]
    assert client.get("/readyz").json["database"] == "off"


def test_over_tls_the_cookie_stays_on_tls_and_the_form_works(opened, clock, database):
    page = opened.get("/replies/new", base_url="https://localhost")
    cookie = page.headers["Set-Cookie"]
    assert all(word in cookie for word in ("Secure", "HttpOnly", "SameSite=Strict"))
    assert "Secure" not in opened.get("/es/replies/new").headers.get("Set-Cookie", "")


@pytest.mark.parametrize("path", ["/replies/new", "/report?about=page&which=article"])
def test_the_operator_is_told_that_care_is_needed_and_not_of_what(
    path, make_client, opened, database, clock, tmp_path
):
    told = Queue()
    notices = Notices([told.put], rest=Event().wait)
    client = make_client(database=database, clock=clock, notices=notices)
    writer = Writer(client, clock, path)
    assert writer.send(part="other", words="The blue button").status_code == 303
    assert writer.send(body=DANGER, words=DANGER, part="other", care="send").status_code == 303
    assert told.get(timeout=30) == 1
    assert told.empty()


@pytest.mark.parametrize("path", ["/replies/new", "/report?about=page&which=article"])
def test_what_is_sent_twice_is_told_once(path, make_client, opened, database, clock):
    told, begun = [], []
    notices = Notices([told.append], rest=lambda: None, begin=begun.append)
    client = make_client(database=database, clock=clock, notices=notices)
    fields = Writer(client, clock, path).fields() | {"body": DANGER, "words": DANGER}
    for _press in range(3):
        assert client.post(path, data=fields | {"care": "send"}).status_code == 303
    (tell,) = begun
    tell()
    assert told == [1]
