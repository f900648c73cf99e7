"""The operator is told that something which needs care waits: gathered, and never what it says."""

import json
import logging
import ssl
import subprocess
from email.utils import format_datetime
from functools import partial
from http.server import BaseHTTPRequestHandler
from queue import Queue
from socketserver import BaseRequestHandler
from threading import Event, Semaphore

import pytest

from lookup_app.outbound import Outbound, Unavailable
from lookup_app.replies.noticing.in_time import in_time
from lookup_app.replies.noticing.notices import Notices
from lookup_app.replies.noticing.ways import by_mail, by_webhook
from tests.fakes import NOW, SetClock
from tests.loopback import served_by
from tests.mail_server import mail_server

WHERE = "https://example.org/moderation/"
SENDER, TO = "operator@lookup.invalid", "turn@lookup.invalid"
LONG_ENOUGH = 30


def never() -> None:
    """No rest between two notices."""


class Receiver(BaseHTTPRequestHandler):
    """A webhook that keeps what it is told, and answers with a status."""

    def __init__(self, told, status, *arguments):
        self.told, self.status = told, status
        super().__init__(*arguments)

    def do_POST(self):
        self.told.put(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(self.status)
        self.end_headers()

    def log_message(self, *arguments):
        """Nothing."""


def test_a_webhook_is_told_how_many_wait_and_where():
    told = Queue()
    with served_by(partial(Receiver, told, 204)) as address:
        by_webhook(Outbound("tests"), f"{address}/hook", WHERE)(3)
    assert told.get_nowait() == {"waiting": "care", "count": 3, "where": WHERE}


def test_what_comes_while_it_rests_is_gathered_into_one_notice():
    told, rests = Queue(), Semaphore(0)
    notices = Notices([told.put], rest=rests.acquire)
    notices.care_waits()
    assert told.get(timeout=LONG_ENOUGH) == 1
    for _ in range(3):
        notices.care_waits()
    assert told.empty()
    rests.release()
    assert told.get(timeout=LONG_ENOUGH) == 3
    rests.release()
    notices.care_waits()
    assert told.get(timeout=LONG_ENOUGH) == 1
    rests.release()


def test_a_way_that_fails_is_one_line_and_keeps_no_other_from_it(caplog):
    told = Queue()

    def refuse(count):
        raise Unavailable("status 500", permanent=True)

    with caplog.at_level(logging.WARNING):
        notices = Notices([refuse, told.put], rest=never)
        notices.care_waits()
        assert told.get(timeout=LONG_ENOUGH) == 1
    assert [one.getMessage() for one in caplog.records] == [
        "a notice that care is needed was not taken: status 500"
    ]


def test_what_no_way_took_is_told_again_with_what_came_since():
    told, rests = Queue(), Semaphore(0)

    def refuse_once(count):
        told.put(count)
        if count == 1:
            raise Unavailable("timeout")

    notices = Notices([refuse_once], rest=rests.acquire)
    notices.care_waits()
    assert told.get(timeout=LONG_ENOUGH) == 1
    notices.care_waits()
    rests.release()
    assert told.get(timeout=LONG_ENOUGH) == 2
    rests.release()


def test_where_no_thread_is_to_be_had_nobody_meets_an_error_and_the_next_tells_of_both():
    told, begun = Queue(), []

    def begin(work):
        begun.append(work)
        if len(begun) == 1:
            raise RuntimeError("can't start new thread")
        work()

    notices = Notices([told.put], rest=never, begin=begin)
    notices.care_waits()
    notices.care_waits()
    assert (told.get_nowait(), told.empty()) == (2, True)


def test_a_webhook_that_refuses_or_is_not_there_is_unavailable():
    with served_by(partial(Receiver, Queue(), 500)) as address, pytest.raises(Unavailable):
        by_webhook(Outbound("tests"), address, WHERE)(1)
    with pytest.raises(Unavailable):
        by_webhook(Outbound("tests"), "http://127.0.0.1:1/", WHERE)(1)


def test_a_mail_says_how_many_wait_and_where():
    with mail_server() as server:
        by_mail(f"smtp://127.0.0.1:{server.port}", SENDER, TO, WHERE, SetClock(NOW))(2)
    (letter,) = server.letters
    day, its_id = f"Date: {format_datetime(NOW)}", "@lookup.invalid>"
    for said in (f"From: {SENDER}", f"To: {TO}", "need care: 2", WHERE, day, its_id):
        assert said in letter


def test_a_password_is_not_sent_to_a_mail_server_without_tls():
    with mail_server() as server, pytest.raises(Unavailable, match="NotSupported"):
        by_mail(f"smtp://ann:secret@127.0.0.1:{server.port}", SENDER, TO, WHERE)(1)
    assert (server.passwords, server.letters) == ([], [])


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A key and a certificate of this machine, in one file."""
    file = tmp_path_factory.mktemp("tls") / "server.pem"
    command = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=loopback"
    options = ["-addext", "subjectAltName=IP:127.0.0.1", "-keyout", file, "-out", f"{file}.crt"]
    subprocess.run([*command.split(), *options], check=True, capture_output=True)
    file.write_bytes(file.read_bytes() + file.with_name("server.pem.crt").read_bytes())
    return file


@pytest.fixture
def tls(certificate):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return context


@pytest.mark.parametrize("scheme", ["smtp", "smtps"])
def test_a_password_goes_over_tls_to_a_server_whose_certificate_is_trusted(
    scheme, tls, certificate, monkeypatch
):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with mail_server(tls, at_once=scheme == "smtps") as server:
        by_mail(f"{scheme}://ann:s%40cret@127.0.0.1:{server.port}", SENDER, TO, WHERE)(1)
    assert (server.passwords, len(server.letters)) == (["s@cret"], 1)


def test_a_mail_server_that_cannot_prove_its_name_gets_no_password(tls):
    with mail_server(tls) as server, pytest.raises(Unavailable, match="SSL"):
        by_mail(f"smtp://ann:secret@127.0.0.1:{server.port}", SENDER, TO, WHERE)(1)
    assert (server.passwords, server.letters) == ([], [])


class Dripping(BaseRequestHandler):
    """A mail server that says a letter now and then, and never all of its greeting."""

    def __init__(self, closed, *arguments):
        self.closed = closed
        super().__init__(*arguments)

    def handle(self):
        while not self.closed.wait(0.02):
            self.request.sendall(b"2")


def test_a_mail_server_that_drips_bytes_is_given_up_in_time():
    closed = Event()
    with served_by(partial(Dripping, closed)) as address:
        mail = by_mail(address.replace("http", "smtp"), SENDER, TO, WHERE)
        with pytest.raises(Unavailable, match="timeout"):
            in_time(mail, seconds=0.2)(1)
        closed.set()


def test_no_more_than_three_that_were_given_up_are_at_it_at_a_time():
    held, told = Event(), Queue()

    def hold(count):
        held.wait()
        told.put(count)

    way = in_time(hold, seconds=0.01)
    for said in ("timeout", "timeout", "timeout", "those before are still at it"):
        with pytest.raises(Unavailable, match=said):
            way(1)
    held.set()
    assert [told.get(timeout=LONG_ENOUGH) for _ in range(3)] == [1, 1, 1]


def test_a_way_in_time_says_what_the_way_says():
    def refuse(count):
        raise Unavailable(f"status {count}")

    with pytest.raises(Unavailable, match="status 500"):
        in_time(refuse)(500)
