"""Who we say we are to other computers, and what is said where one cannot be asked."""

import tomllib

import pytest

from config import ROOT
from lookup_app.outbound import VERSION, Outbound, Unavailable, user_agent


def test_the_version_named_is_that_of_the_project():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == VERSION


def test_the_contact_is_named_where_there_is_one():
    assert user_agent("") == f"lookup-app/{VERSION} (public-health site)"
    assert user_agent("us@lookup.invalid") == (
        f"lookup-app/{VERSION} (public-health site; us@lookup.invalid)"
    )


@pytest.mark.parametrize("host", ["ex..ample.org", "a" * 64 + ".example.org"])
def test_a_host_that_is_no_name_is_unavailable_and_not_quoted(host):
    ways = (
        lambda out, url: out.get_json(url, {}),
        lambda out, url: out.tell(url, {}),
        lambda out, url: out.reach("HEAD", url),
    )
    for ask in ways:
        with pytest.raises(Unavailable, match=r"^not an address$") as told:
            ask(Outbound("tests"), f"https://{host}/")
        assert told.value.permanent
