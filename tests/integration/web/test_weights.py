"""What a page weighs on the way to a phone, with everything it loads."""

import re

import brotli
import pytest

MOST_BYTES = {"/": 14_000, "/es/": 15_200}  # seven and eight thousand of it are the words
MOST_REQUESTS = 4  # the page, two scripts, the mark
LOADED = re.compile(r'<(?:script type="module"|link rel="icon") (?:src|href)="([^"]+)"')


def weight(client, address: str) -> int:
    """Its bytes as they are sent: pages kept for all are packed as well as they can be, files fast."""
    with client.get(address) as answer:
        assert answer.status_code == 200, address
        best = address in MOST_BYTES
        return len(brotli.compress(answer.get_data(), quality=11 if best else 5))


@pytest.mark.parametrize(("start", "most"), MOST_BYTES.items(), ids=["en", "es"])
def test_the_article_is_light(client, start, most):
    icon, script = LOADED.findall(client.get(start).text)
    everything = [start, icon, script, script.replace("site.js", "location.js")]
    assert len(everything) == MOST_REQUESTS
    assert sum(weight(client, address) for address in everything) <= most
