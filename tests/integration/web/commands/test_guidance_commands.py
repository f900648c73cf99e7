"""check-guidance and check-links, the second against a real server on this machine."""

import socket
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from http.server import BaseHTTPRequestHandler
from typing import ClassVar

import pytest
from flask import Flask

from lookup_app.library.link_checking import check_links
from lookup_app.outbound import Outbound
from lookup_app.web.app import Collaborators
from tests.loopback import served_by


class Pages(BaseHTTPRequestHandler):
    """/here answers, /get-only refuses HEAD, /old leads to /here, all else is gone."""

    agents: ClassVar[list[str]] = []

    def do_HEAD(self) -> None:
        self.answer(405 if self.path == "/get-only" else None)

    def do_GET(self) -> None:
        self.answer(None)

    def answer(self, status: int | None) -> None:
        self.agents.append(self.headers["User-Agent"])
        found = {"/here": 200, "/get-only": 200, "/old": 301}.get(self.path, 404)
        self.send_response(status or found)
        if self.path == "/old":
            self.send_header("Location", "/here")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with served_by(Pages) as address:
        yield address


@pytest.fixture
def silent() -> Iterator[str]:
    """A port that takes the connection and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/"


def state(address: str, timeout: float = 5) -> tuple[str, str]:
    (report,) = check_links([address], Outbound("link check", timeout))
    return report.state, report.detail


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/here", ("answers", "status 200")),
        ("/get-only", ("answers", "status 200")),
        ("/gone", ("broken", "status 404")),
    ],
)
def test_an_address_is_reported_as_it_answers(server: str, path: str, said: tuple) -> None:
    assert state(server + path) == said


def test_a_page_that_moved_is_named_with_its_new_address(server: str) -> None:
    assert state(f"{server}/old") == ("moved", f"now at {server}/here")


def test_what_cannot_be_reached_says_why(silent: str) -> None:
    assert state(silent, timeout=0.2) == ("unreachable", "timeout")
    assert state("http://127.0.0.1:9/") == ("unreachable", "connection failed")


def test_each_address_is_tried_once_under_an_honest_name(server: str) -> None:
    Pages.agents.clear()
    reports = [*check_links([f"{server}/here", f"{server}/here"], Outbound("lookup-app/1.0"))]
    assert len(reports) == 1
    assert Pages.agents == ["lookup-app/1.0"]


def with_links(app: Flask, *addresses: str) -> Flask:
    """The site with only these outbound links, and no lines or studies."""
    known: Collaborators = app.extensions["lookup_app"]
    link = next(iter(known.library.links.values()))
    links = {address: replace(link, address=address) for address in addresses}
    app.extensions["lookup_app"] = replace(
        known,
        library=replace(known.library, links=links, studies={}),
        guidance=replace(known.guidance, lines=(), states={}),
    )
    return app


@pytest.fixture
def restored(app: Flask) -> Iterator[Flask]:
    known = app.extensions["lookup_app"]
    yield app
    app.extensions["lookup_app"] = known


def test_check_links_ends_with_1_where_a_page_is_gone(restored: Flask, server: str) -> None:
    app = with_links(restored, f"{server}/here", f"{server}/gone")
    result = app.test_cli_runner().invoke(args=["check-links"])
    assert result.exit_code == 1
    assert f"broken: {server}/gone (status 404)" in result.output
    assert "2 addresses tried, 1 without a page" in result.output


def test_check_links_ends_with_0_where_all_answer(restored: Flask, server: str) -> None:
    app = with_links(restored, f"{server}/here", f"{server}/old")
    assert app.test_cli_runner().invoke(args=["check-links"]).exit_code == 0


def test_check_guidance_says_what_to_check_by_when_and_how(app: Flask) -> None:
    result = app.test_cli_runner().invoke(args=["check-guidance"])
    assert "US  988-press-3: watch; The administration said" in result.output
    assert "[877-210-8513, https://dmh.ms.gov]" in result.output
    lines = result.output.splitlines()
    assert lines[:-1] == sorted(lines[:-1], key=lambda line: line[:10])


def test_check_guidance_by_a_day_leaves_out_what_is_later(app: Flask) -> None:
    output = app.test_cli_runner().invoke(args=["check-guidance", "--by", "2026-12-01"]).output
    assert all(line < "2026-12-02" for line in output.splitlines()[:-1])


def test_check_guidance_ends_with_1_where_something_expired(restored: Flask) -> None:
    known: Collaborators = restored.extensions["lookup_app"]
    line = replace(known.guidance.line("988"), expires=date(2020, 1, 1))
    guidance = replace(known.guidance, lines=(line,), states={}, watches=())
    restored.extensions["lookup_app"] = replace(known, guidance=guidance)
    result = restored.test_cli_runner().invoke(args=["check-guidance"])
    assert result.exit_code == 1
    assert "988: expired; still shown, last day 2020-01-01" in result.output
    assert "1 to check, 1 overdue" in result.output
