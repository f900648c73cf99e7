"""Shared fixtures: the whole site with its real place data, and a client that checks each page."""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from hypothesis import settings

from config import Config, Testing
from lookup_app import CONTENT, create_app
from lookup_app.database.database import open_database
from lookup_app.distress.listening import Listener
from lookup_app.geocoding.gazetteer import Gazetteer
from lookup_app.guidance.guidance import Guidance
from lookup_app.library.library import Library
from lookup_app.web.i18n import CODES
from tests.fakes import SetClock
from tests.kept_templates import TEMPLATES
from tests.page_checks import CheckingClient

# No server that a test starts asks another host for a directory.
os.environ["DIRECTORY_FETCH"] = "off"

# A busy machine must not fail a property for being slow: speed is measured in benchmarks/. And
# `make test` tries the same examples each time, so that it fails for a change, never by chance.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")


@pytest.fixture(scope="session")
def instance(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("instance")
    open_database("", folder).migrate()
    return folder


@pytest.fixture(scope="session")
def gazetteer(instance: Path) -> Iterator[Gazetteer]:
    with closing(Gazetteer.open(instance)) as gazetteer:
        yield gazetteer


@pytest.fixture(scope="session")
def guidance() -> Guidance:
    """What the site ships, whole."""
    return Guidance.load(CONTENT / "guidance")


@pytest.fixture(scope="session")
def shipped(gazetteer: Gazetteer, guidance: Guidance) -> Mapping[str, Any]:
    """What the site ships, read once for all the sites that tests make."""
    library = Library.load(CONTENT, guidance, CODES)
    listener = Listener.load(CONTENT / "distress")
    return {
        "gazetteer": gazetteer,
        "guidance": guidance,
        "library": library,
        "listener": listener,
    }


@pytest.fixture(scope="session")
def make_site(shipped: Mapping[str, Any]) -> Callable[..., Flask]:
    """Makes a site with the settings given, and some collaborators replaced."""

    def make(settings: Config, **collaborators: Any) -> Flask:
        site = create_app(settings, **{"clock": SetClock()} | shipped | collaborators)
        site.jinja_env.bytecode_cache = TEMPLATES
        site.test_client_class = CheckingClient
        return site

    return make


@pytest.fixture(scope="session")
def app(instance: Path, make_site: Callable[..., Flask]) -> Flask:
    return make_site(Testing(INSTANCE_PATH=instance))


@pytest.fixture
def client(app: Flask) -> Iterator[CheckingClient]:
    with app.test_client() as client:
        yield client


@pytest.fixture(scope="session")
def make_client(instance: Path, make_site: Callable[..., Flask]) -> Callable[..., CheckingClient]:
    """Makes a client of a site with some collaborators and settings replaced.

    Errors are answered as in production.
    """

    def make(settings: Mapping[str, Any] | None = None, **collaborators: Any) -> CheckingClient:
        chosen = Testing(INSTANCE_PATH=instance, TESTING=False, **(settings or {}))
        return make_site(chosen, **collaborators).test_client()

    return make


@pytest.fixture(scope="session")
def shared_client(make_client: Callable[..., CheckingClient]) -> CheckingClient:
    """A client of one such site for all the tests that leave it as it is: making one takes time."""
    return make_client()
