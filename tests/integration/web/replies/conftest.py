"""A site whose replies are open, on both engines, and somebody who fills in its form."""

import html
import re
from collections.abc import Callable
from datetime import timedelta

import pytest
import sqlalchemy as sa

from lookup_app.database.site_tables import MODERATOR
from tests.fakes import NOW, SetClock
from tests.page_checks import CheckingClient


class Writer:
    """Opens the form, takes as long as people do, and sends it."""

    def __init__(self, client: CheckingClient, clock: SetClock, path: str = "/replies/new") -> None:
        self.client, self.clock, self.path = client, clock, path

    def fields(self) -> dict[str, str]:
        page = self.client.get(self.path).text
        found = re.findall(r'type="hidden" name="(\w+)" (?:id="\w+" )?value="([^"]*)"', page)
        token = re.search(r'name="csrf_token" type="hidden" value="([^"]+)"', page)
        self.clock.now += timedelta(seconds=20)
        return dict(found) | ({"csrf_token": token[1]} if token else {})

    def send(self, **fields: str):
        return self.client.post(self.path, data=self.fields() | {"body": BODY} | fields)


def sent_again(page: str) -> dict[str, str]:
    """Every field of the form on a page, as a browser sends it again."""
    hidden = re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page)
    token = re.findall(r'name="(csrf_token)" type="hidden" value="([^"]*)"', page)
    boxes = re.findall(r'<textarea[^>]*name="(\w+)"[^>]*>\n([^<]*)</textarea>', page)
    return {name: html.unescape(value) for name, value in (*hidden, *token, *boxes)}


BODY = "The choir on Tuesdays helped me more than anything."


def add_moderator(connection, name, role, password="nobody signs in with it"):
    """A moderator whose password costs no time to hash."""
    row = {"name": name, "password": password, "role": role, "added_at": NOW}
    connection.execute(sa.insert(MODERATOR), row)


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def opened(make_client: Callable[..., CheckingClient], database, clock) -> CheckingClient:
    with database.writing() as connection:
        add_moderator(connection, "ann", "admin")
    return make_client(database=database, clock=clock)


@pytest.fixture
def writer(opened: CheckingClient, clock: SetClock) -> Writer:
    return Writer(opened, clock)
