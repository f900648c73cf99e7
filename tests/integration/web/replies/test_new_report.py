"""New Report: from each thing, gathered, seen by everybody once it is confirmed."""

import html
import re
from dataclasses import replace
from datetime import timedelta

import pytest
import sqlalchemy as sa

from lookup_app.database.site_tables import REPORT
from lookup_app.facilities.facility import Phone
from lookup_app.replies import moderators
from tests.fakes import NOW, BrokenDirectory, CatalogDirectory, facility
from tests.integration.web.conftest import BOTH_ENGINES
from tests.integration.web.replies.conftest import Writer, add_moderator, sent_again

HOPE = facility(
    "Hope House", 36.16, -95.99, id="hope234567", street="1 Main Street",
    phones=(Phone("+19185550100", None, "main"),),
)  # fmt: skip


class ElsewhereDirectory(CatalogDirectory):
    """One whose facilities another host knows."""

    asks_elsewhere = True


@pytest.fixture
def reader(make_client, database, clock):
    with database.writing() as connection:
        add_moderator(connection, "ann", "admin")
    return make_client(database=database, clock=clock, directory=CatalogDirectory(HOPE))


@pytest.fixture
def moderator(reader, database, clock):
    client = reader.application.test_client()
    with database.writing() as connection:
        client.set_cookie(
            "moderation", moderators.begin_session(connection, "ann", NOW), path="/moderation"
        )
    return client


def send(reader, clock, about, which, part, **more):
    path = f"/report?about={about}&which={which}"
    return Writer(reader, clock, path).send(part=part, **more)


def decide(moderator, about, which, action, value=""):
    page = moderator.get("/moderation/reports").text
    token = re.search(r'name="csrf_token" value="([^"]+)"', page)[1]
    fields = {"about": about, "which": which, "action": action, "value": value}
    return moderator.post("/moderation/reports", data=fields | {"csrf_token": token})


def seen(reader, path):
    return html.unescape(reader.get(path).text)


@BOTH_ENGINES
def test_a_wrong_number_is_reported_confirmed_corrected_and_taken_away(reader, moderator, clock):
    answer = send(reader, clock, "line", "nami", "number", words="It rings at a bakery")
    own = answer.location
    assert "waits for a person" in seen(reader, own)
    assert "bakery" not in seen(reader, own)
    assert "being checked" not in seen(reader, "/help-now")
    send(reader, clock, "line", "nami", "no_answer")
    queue = seen(moderator, "/moderation/reports")
    assert "2 reports" in queue
    assert "number, no_answer" in queue
    decide(moderator, "line", "nami", "checking")
    for path in ("/help-now", "/near/74103"):
        assert "It is being checked" in seen(reader, path)
    assert "so: thank you" in seen(reader, own)
    decide(moderator, "line", "nami", "number", "1-800-555-0199")
    assert "the number is 1-800-555-0199 now" in seen(reader, "/help-now")
    decide(moderator, "line", "nami", "lift")
    assert "1-800-555-0199" not in seen(reader, "/help-now")


def test_a_marked_line_is_marked_where_people_come_first_too(reader, moderator, clock):
    send(reader, clock, "line", "domestic-violence", "number")
    decide(moderator, "line", "domestic-violence", "checking")
    answer = reader.post("/find", data={"query": "I need help"})
    assert "It is being checked" in html.unescape(answer.text)


@pytest.mark.parametrize("line", ["988", "911", "988-spanish", "samhsa-helpline"])
def test_no_doubt_is_shown_of_988_911_and_the_national_helpline(reader, moderator, clock, line):
    send(reader, clock, "line", line, "number")
    assert decide(moderator, "line", line, "checking").status_code == 303
    assert "being checked" not in seen(reader, "/help-now")


@pytest.mark.parametrize(
    ("action", "value", "said"),
    [
        ("number", "918-555-0199", "the number is 918-555-0199 now"),
        ("moved", "9 Oak Street", "it has moved to 9 Oak Street"),
        ("closed", "", "it has closed"),
    ],
)
def test_a_correction_stands_beside_the_directory_until_it_agrees(
    reader, moderator, clock, make_client, database, action, value, said
):
    send(reader, clock, "facility", HOPE.id, "number")
    decide(moderator, "facility", HOPE.id, action, value)
    for path in ("/near/74103", f"/near/74103/facilities/{HOPE.id}"):
        assert said in seen(reader, path)
        assert "(918) 555-0100" in seen(reader, path)
    renewed = replace(HOPE, street="9 Oak Street", phones=(Phone("+19185550199", None, "main"),))
    later = make_client(database=database, clock=clock, directory=CatalogDirectory(renewed))
    later.application.extensions["lookup_app"].published.refresh()
    assert (said in seen(later, "/near/74103")) == (action == "closed")


def test_each_thing_has_a_way_to_report_it(reader):
    for path, way in (
        ("/help-now", "about=line&which=nami"),
        ("/help-now", "about=page&which=help-now"),
        (f"/near/74103/facilities/{HOPE.id}", f"about=facility&which={HOPE.id}"),
        ("/", "about=page&which=article"),
    ):
        assert way in seen(reader, path)
    failed = html.unescape(reader.post("/find", data={"query": "asdfghjkl"}).text)
    assert "about=search&which=place" in failed
    assert "asdfghjkl" not in re.search(r'href="[^"]*about=search[^"]*"', failed)[0]
    assert reader.get("/report?about=reply&which=3").status_code == 200


def test_a_report_sent_again_with_other_words_loses_none_of_them(reader, clock):
    writer = Writer(reader, clock, "/report?about=line&which=nami")
    fields = writer.fields() | {"part": "number", "words": "Call 918-555-0199"}
    first, second = (reader.post("/report", data=fields) for _ in range(2))
    assert first.location == second.location
    answer = reader.post("/report", data=fields | {"words": "It rings at a bakery"})
    assert "sent this form before" in answer.text
    again = sent_again(answer.text) | {"part": "number"}
    assert again["words"] == "It rings at a bakery"
    clock.now += timedelta(seconds=20)
    assert reader.post("/report", data=again).location not in (None, first.location)


@pytest.mark.parametrize("asked", ["", "about=line", "about=dog&which=a", "about=line&which=a/b"])
def test_what_cannot_be_reported_is_a_404(reader, asked):
    assert reader.get(f"/report?{asked}").status_code == 404


def test_danger_is_met_first_here_too_and_words_are_kept_on_an_error(reader, clock):
    answer = send(reader, clock, "page", "article", "other", words="I want to kill myself")
    assert 'data-outcome="care"' in answer.text
    answer = send(reader, clock, "page", "article", "", words="The blue button")
    assert answer.status_code == 422
    assert "The blue button" in answer.text


@pytest.mark.parametrize("home", ["", "/es"])
def test_whoever_reports_in_danger_reads_of_people_and_of_30_days_again(reader, clock, home):
    writer = Writer(reader, clock, f"{home}/report?about=page&which=article")
    own = writer.send(part="other", words="I want to kill myself", care="send").location
    assert own.startswith(f"{home}/report/")
    assert all(word in seen(reader, own) for word in ("30", "tel:988"))
    ordinary = writer.send(part="other", words="The blue button").location
    assert "tel:988" not in re.search(r"<main.*</main>", seen(reader, ordinary), re.S)[0]


def test_the_right_number_in_a_report_is_masked_and_shown_to_a_moderator_who_asks(
    reader, moderator, clock
):
    send(reader, clock, "line", "nami", "number", words="It is 918-555-0199 now")
    queue = seen(moderator, "/moderation/reports")
    assert "It is [number] now" in queue
    assert "918-555-0199" not in queue
    decide(moderator, "line", "nami", "unmask")
    queue = seen(moderator, "/moderation/reports")
    assert "It is 918-555-0199 now" in queue
    assert "Show what is masked" not in queue


def test_a_decision_on_reports_is_taken_back(reader, moderator, clock):
    own = send(reader, clock, "line", "nami", "number").location
    decide(moderator, "line", "nami", "checking")
    assert "It is being checked" in seen(reader, "/help-now")
    decide(moderator, "line", "nami", "undo")
    assert "It is being checked" not in seen(reader, "/help-now")
    assert "waits for a person" in seen(reader, own)
    assert "1 report since" in seen(moderator, "/moderation/reports")


@BOTH_ENGINES
def test_a_dismissal_that_is_taken_back_leaves_what_was_corrected_before(reader, moderator, clock):
    send(reader, clock, "line", "nami", "number")
    decide(moderator, "line", "nami", "number", "1-800-555-0199")
    clock.now += timedelta(minutes=5)
    send(reader, clock, "line", "nami", "hours")
    decide(moderator, "line", "nami", "dismiss")
    assert seen(moderator, "/moderation/reports").count(">Undo<") == 1
    decide(moderator, "line", "nami", "undo")
    assert "the number is 1-800-555-0199 now" in seen(reader, "/help-now")
    assert "1 report since" in seen(moderator, "/moderation/reports")


@pytest.mark.parametrize(
    ("about", "which", "path"),
    [
        ("facility", HOPE.id, "/near/74103"),
        ("facility", f"https://example.org/near/74103/facilities/{HOPE.id}", "/near/74103"),
        ("line", "https://example.org/report?about=line&which=nami", "/help-now"),
        ("line", "https://example.org/help-now#line-nami", "/help-now"),
    ],
)
def test_a_moderator_corrects_what_nobody_reported(reader, moderator, about, which, path):
    assert decide(moderator, about, which, "number", "1-800-555-0199").status_code == 303
    assert "the number is 1-800-555-0199 now" in seen(reader, path)


@pytest.mark.parametrize(
    ("about", "which"),
    [
        ("line", "988"),
        ("line", "911"),
        ("line", "samhsa-helpline"),
        ("line", "no-such-line"),
        ("facility", "nosuchplac"),
    ],
)
def test_what_is_never_marked_and_what_is_not_there_cannot_be_corrected(
    reader, moderator, about, which
):
    assert decide(moderator, about, which, "number", "1-800-555-0199").status_code == 409
    assert "555-0199" not in seen(reader, "/help-now") + seen(moderator, "/moderation/reports")


@pytest.mark.parametrize(("about", "which"), [("line", "no-such-line"), ("facility", "nosuchplac")])
def test_readers_are_not_told_that_what_is_not_there_is_being_checked(moderator, about, which):
    assert decide(moderator, about, which, "checking").status_code == 409


def test_a_report_of_a_reply_leads_to_it(reader, moderator, clock):
    reply = Writer(reader, clock).send(body="The choir on Tuesdays helped me.")
    assert reply.status_code == 303
    send(reader, clock, "reply", "1", "harmful")
    queue = seen(moderator, "/moderation/reports")
    assert "/moderation/?reply=1" in queue
    assert 'id="value-reply-1"' not in queue
    assert "The choir" in seen(moderator, "/moderation/?reply=1")


def test_a_report_says_what_it_is_about(reader):
    for path, name in (
        ("/report?about=facility&which=hope234567", "Hope House, 1 Main Street"),
        ("/report?about=line&which=nami", "NAMI HelpLine"),
        ("/es/report?about=line&which=988-spanish", "988 en español"),
    ):
        assert name in re.search("<main.*</main>", seen(reader, path), re.S)[0]


@pytest.mark.parametrize("about", ["facility", "line"])
def test_of_what_is_not_on_the_list_nothing_is_kept(reader, clock, database, about):
    """Whoever is in danger is never stopped."""
    page = reader.get(f"/report?about={about}&which=gone")
    assert (page.status_code, "<textarea" in page.text) == (404, False)
    assert "not on our list" in page.text
    assert "no está en nuestra lista" in reader.get(f"/es/report?about={about}&which=gone").text
    fields = Writer(reader, clock, "/report?about=line&which=nami").fields()
    fields |= {"about": about, "which": "gone", "part": "number", "words": "It rings at a bakery."}
    answer = reader.post("/report", data=fields)
    assert (answer.status_code, "rings at a bakery" in answer.text) == (404, True)
    with database.reading() as connection:
        assert connection.execute(sa.select(REPORT)).all() == []
    in_danger = fields | {"words": "I want to kill myself", "care": "send"}
    assert reader.post("/report", data=in_danger).status_code == 303


@pytest.mark.parametrize(
    "directory", [BrokenDirectory(), ElsewhereDirectory()], ids=["away", "of another host"]
)
def test_what_nobody_can_look_up_now_is_asked_all_the_same(
    make_client, opened, database, directory
):
    client = make_client(database=database, directory=directory)
    assert "<textarea" in client.get("/report?about=facility&which=gone").text


def test_a_moderator_sees_what_a_report_is_about_and_its_numbers(reader, moderator, clock):
    send(reader, clock, "facility", "hope234567", "number")
    send(reader, clock, "line", "nami", "no_answer")
    queue = seen(moderator, "/moderation/reports")
    assert "Hope House, 1 Main Street" in queue
    assert "(918) 555-0100" in queue
    assert "/facilities/hope234567" in queue
    assert "NAMI HelpLine" in queue
    assert "1-800-950-6264" in queue
    for subject in ("facility", "hope234567"), ("line", "nami"):
        decide(moderator, *subject, "checking")
    told = seen(moderator, "/moderation/reports").partition("What was decided last")[2]
    assert told.count("Hope House") == 2
    assert told.count("NAMI HelpLine") == 2
