"""What a page weighs on the way to a phone, with everything it loads."""

import re

import pytest

from lookup_app.facilities.facility import Phone
from tests.fakes import CatalogDirectory, facility

MOST_BYTES = {"/": 11 * 1024, "/es/": 12_400}  # six and seven thousand of it are the words
REQUESTS = 3  # the page, its script, the mark
MOST_BYTES_OF_RESULTS = 17_500  # fifteen thousand of it are in the page
LOADED = re.compile(r'<(?:script type="module"|link rel="icon") (?:src|href)="([^"]+)"')


def weight(client, address: str) -> int:
    """Its bytes as they are sent to a browser of the last ten years."""
    with client.get(address, headers={"Accept-Encoding": "br"}) as answer:
        assert answer.status_code == 200, address
        assert answer.headers["Content-Encoding"] == "br", address
        return len(answer.get_data())


@pytest.mark.parametrize(("start", "most"), MOST_BYTES.items(), ids=["en", "es"])
def test_the_article_is_light(client, start, most):
    icon, script = LOADED.findall(client.get(start).text)
    everything = [start, icon, script]
    assert len(everything) == REQUESTS
    assert sum(weight(client, address) for address in everything) <= most


def test_a_results_page_with_ten_facilities_and_a_map_is_light(make_client):
    ten = [
        facility(
            f"Care House {number}",
            36.15 + number / 100,
            -95.99 - number % 3 / 50,
            "SA MH DT OP CBT MD SP TELE",
            street=f"{number} South Boulder Avenue",
            phones=(Phone(f"+19185550{number:03}"),),
            website=f"https://www.care{number}.example/",
        )
        for number in range(10)
    ]
    client = make_client(directory=CatalogDirectory(*ten))
    page = client.get("/near/74103").text
    assert page.count("data-facility=") == len(ten)
    assert '<circle class="dot"' in page
    everything = ["/near/74103", *LOADED.findall(page)]
    assert len(everything) == REQUESTS + 1
    assert sum(weight(client, address) for address in everything) <= MOST_BYTES_OF_RESULTS
