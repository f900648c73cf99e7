"""What everybody may read is open to any site, and answers 304 where nothing changed."""

import pytest

from tests.fakes import CatalogDirectory, facility

OPEN = ["/api/v1/near/74103", "/hsds/", "/hsds/services", "/openapi.json", "/feed.atom",
        "/es/feed.atom", "/sitemap.xml", "/oembed?url=/"]  # fmt: skip


@pytest.mark.parametrize("path", OPEN)
def test_any_site_may_read_it_and_pays_once(make_client, path):
    client = make_client(
        directory=CatalogDirectory(facility("Hope House", 36.15, -95.99, id="hope234567"))
    )
    first = client.get(path)
    assert first.status_code == 200
    assert first.headers["Access-Control-Allow-Origin"] == "*"
    again = client.get(path, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.get_data()) == (304, b"")


@pytest.mark.parametrize("path", ["/api/v1/near/zz", "/hsds/services/none", "/oembed"])
def test_what_goes_wrong_is_a_problem_document(client, path):
    answer = client.get(path)
    assert answer.status_code == 404
    assert answer.mimetype == "application/problem+json"
    assert answer.json["status"] == 404
