"""Who we say we are to other computers."""

import tomllib

from config import ROOT
from lookup_app.outbound import VERSION, user_agent


def test_the_version_named_is_that_of_the_project():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == VERSION


def test_the_contact_is_named_where_there_is_one():
    assert user_agent("") == f"lookup-app/{VERSION} (public-health site)"
    assert user_agent("us@lookup.invalid") == (
        f"lookup-app/{VERSION} (public-health site; us@lookup.invalid)"
    )
