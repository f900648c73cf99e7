"""Shared fixtures: the whole site with its real place data, and a client that checks each page."""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from hypothesis import settings

from config import Testing
from lookup_app import CONTENT, create_app
from lookup_app.geocoding.gazetteer import Gazetteer
from lookup_app.guidance import Guidance
from tests.fakes import SetClock
from tests.page_checks import CheckingClient

# No server that a test starts asks another host for a directory.
os.environ["DIRECTORY_FETCH"] = "off"

# A busy machine must not fail a property for being slow: speed is measured in benchmarks/.
settings.register_profile("steady", deadline=None)
settings.load_profile("steady")


@pytest.fixture(scope="session")
def instance(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("instance")


@pytest.fixture(scope="session")
def gazetteer(instance: Path) -> Iterator[Gazetteer]:
    with closing(Gazetteer.open(instance)) as gazetteer:
        yield gazetteer


@pytest.fixture(scope="session")
def guidance() -> Guidance:
    """What the site ships, whole."""
    return Guidance.load(CONTENT / "guidance")


@pytest.fixture(scope="session")
def app(instance: Path, gazetteer: Gazetteer) -> Flask:
    return create_app(Testing(INSTANCE_PATH=instance), clock=SetClock(), gazetteer=gazetteer)


@pytest.fixture
def client(app: Flask) -> Iterator[CheckingClient]:
    app.test_client_class = CheckingClient
    with app.test_client() as client:
        yield client


@pytest.fixture
def make_client(instance: Path, gazetteer: Gazetteer) -> Callable[..., CheckingClient]:
    """Makes a client of a site with some collaborators and settings replaced.

    Errors are answered as in production.
    """

    def make(settings: Mapping[str, Any] | None = None, **collaborators: Any) -> CheckingClient:
        config = Testing(INSTANCE_PATH=instance, TESTING=False, **(settings or {}))
        app = create_app(config, **{"gazetteer": gazetteer, "clock": SetClock()} | collaborators)
        app.test_client_class = CheckingClient
        return app.test_client()

    return make
