"""What lynx and w3m show, and a copy into a message: two links in a row are never one word."""

import re

import pytest

GLUED = re.compile(r"</(?:a|button)><(?:a|button)\b|</text><text")


@pytest.mark.parametrize("language", ["", "/es"], ids=["en", "es"])
@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/help-now",
        "/near/74103",
        "/near/gu",
        "/near/fm",
        "/choose?place=il/springfield&place=mo/springfield",
    ],
)
def test_links_in_a_row_stand_apart(client, path, language):
    assert not GLUED.findall(client.get(language + path).text)
