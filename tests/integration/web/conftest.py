"""The database behind the pages.

`make test` goes the whole way of a reply and of a report on both engines and the rest on SQLite,
`make check` all of it on both.
"""

from pathlib import Path

import pytest

from lookup_app.database.database import Database
from tests.integration.conftest import made_on

BOTH_ENGINES = pytest.mark.parametrize("database", ["sqlite", "postgresql"], indirect=True)


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Database:
    return made_on(request.param, request, tmp_path)
