"""Whatever is sent, the answer is calm: 2xx to 4xx, with the lines on every page."""

from io import BytesIO

import pytest
from flask.testing import FlaskClient

import config
from tests.fakes import CatalogDirectory, facility
from tests.page_checks import body_of

JSON = "application/json"
FORM = "application/x-www-form-urlencoded"
MULTIPART = 'multipart/form-data; boundary="b"'


def part(disposition: str, content: bytes, more: str = "") -> bytes:
    head = f"--b\r\nContent-Disposition: form-data; {disposition}\r\n{more}\r\n".encode()
    return head + content + b"\r\n--b--\r\n"


BODIES = {
    "json": (JSON, b'{"query": "Tulsa"}'),
    "json list": (JSON, b'["query"]'),
    "json null": (JSON, b"null"),
    "json number": (JSON, b'{"query": 74103}'),
    "json huge number": (JSON, b'{"query": ' + b"9" * 5000 + b"}"),
    "json nested": (JSON, b'{"query": {"query": ["Tulsa"]}}'),
    "json deep": (JSON, b"[" * 30_000),
    "json deeper objects": (JSON, b'{"query":' * 6_000),
    "json surrogate": (JSON, b'{"query": "Tulsa \\ud800"}'),
    "json surrogate key": (JSON, b'{"\\udfff": "Tulsa"}'),
    "json NUL": (JSON, b'{"query": "Tul\\u0000sa"}'),
    "json not utf-8": (JSON, b'{"query": "\xff\xfe"}'),
    "json utf-16": (JSON, '{"query": "Tulsa"}'.encode("utf-16")),
    "json infinity": (JSON, b'{"query": Infinity}'),
    "json half": (JSON, b'{"query": "Tul'),
    "form": (FORM, b"query=Tulsa"),
    "form surrogate": (FORM, b"query=Tulsa+%ED%A0%80"),
    "form percent": (FORM, b"query=%&%zz=%e9&query=%ff%fe"),
    "form NUL": (FORM, b"query=Tul%00sa%0b%1b"),
    "form bidi": (FORM, "query=\u202easlut\u2066\ufeff".encode()),
    "form digits": (FORM, b"query=" + "٣".encode() * 150),
    "form number": (FORM, b"latitude=nan&longitude=inf"),
    "form point": (FORM, b"latitude=1e999&longitude=-1e999"),
    "form point digits": (FORM, b"latitude=" + b"9" * 6000 + b"&longitude=1_0"),
    "form many": (FORM, b"&".join(b"query=%d" % n for n in range(4000))),
    "form combining": (FORM, b"query=Tulsa" + "\u0301".encode() * 180),
    "file": (MULTIPART, part('name="query"; filename="a.txt"', b"Tulsa")),
    "file point": (MULTIPART, part('name="latitude"; filename="a.txt"', b"1")),
    "charset": (MULTIPART, part('name="query"', b"+2AA-", "Content-Type: text/plain; charset=utf-7\r\n")),
    "latin": (MULTIPART, part('name="query"', b"Tuls\xe1", "Content-Type: text/plain; charset=iso-8859-1\r\n")),
    "no boundary": ("multipart/form-data", b"--b\r\n"),
    "cut": (MULTIPART, b"--b\r\nContent-Disposition: form-data; name=query\r\n\r\nTul"),
    "no end of head": (MULTIPART, b"--b\r\nContent-Disposition: form-data; name=" + b"q" * 9000),
    "xml": ("text/xml", b"<!DOCTYPE a [<!ENTITY b 'c'>]><query>&b;</query>"),
    "nothing": ("", b""),
    "odd type": ("a/b; charset=\xff\x00", b"query=Tulsa"),
    "long": (FORM, b"query=" + b"x" * 100_000),
    "long json": (JSON, b'{"query": "' + b"x" * 100_000 + b'"}'),
    "long file": (MULTIPART, part('name="query"; filename="a"', b"x" * 100_000)),
}  # fmt: skip
TOO_LONG = {"long", "long json", "long file"}
QUERIES = {"json", "json utf-16", "json surrogate", "json NUL"}
ODD_QUERIES = {
    "surrogate": "%ED%A0%80",
    "not utf-8": "%ff%fe%e9",
    "NUL": "%00",
    "control": "%0d%0aLocation:%20x",
    "percent": "%&%zz=%",
    "digits": "9" * 1500,
    "arabic digits": "%D9%A3",
    "negative": "-1",
    "fraction": "1e308",
    "nan": "nan",
    "markup": "%22%3E%3Cscript%3E",
    "astral": "%F0%9F%92%A9",
    "brackets": "[]&care[]=x&care[$ne]=1",
}
ASKED = ["page", "radius", "care", "language", "match", "search", "per_page", "full"]


@pytest.fixture(scope="module")
def site(instance, make_site):
    """A site with a facility, which answers failures as in production."""
    hope = facility("Hope House", 36.16, -95.99, "SA MD", id="hope234567")
    settings = config.Testing(INSTANCE_PATH=instance, TESTING=False)
    return make_site(settings, directory=CatalogDirectory(hope)).test_client()


@pytest.mark.parametrize("path", ["/find", "/es/find"])
@pytest.mark.parametrize("body", BODIES)
def test_an_odd_form_is_asked_for_again_calmly(site, path, body):
    kind, sent = BODIES[body]
    answer = site.post(path, data=sent, content_type=kind)
    assert answer.status_code in ((413,) if body in TOO_LONG else (200, 303, 422))
    if kind == JSON and body not in TOO_LONG:
        assert answer.status_code == 422
    if answer.status_code != 303:
        assert b"tel:988" in body_of(answer)


@pytest.mark.parametrize("path", ["/api/v1/geocode", "/api/v1/suggest"])
@pytest.mark.parametrize("body", BODIES)
def test_an_odd_question_of_a_program_is_refused_calmly(site, path, body):
    kind, sent = BODIES[body]
    answer = site.post(path, data=sent, content_type=kind)
    if body in QUERIES:
        assert answer.status_code == 200
    else:
        assert answer.status_code in ((413,) if body in TOO_LONG and kind == JSON else (400,))
        assert answer.mimetype == "application/problem+json"


@pytest.mark.parametrize("path", ["/find", "/es/find", "/api/v1/geocode"])
@pytest.mark.parametrize(("letters", "status"), [(100, {200, 303, 400, 422}), (100_000, {413})])
def test_a_body_in_chunks_is_read_whole_or_refused(site, path, letters, status):
    answer = site.post(
        path,
        input_stream=BytesIO(b"query=" + b"x" * letters),
        content_type=FORM if path.endswith("find") else JSON,
        environ_overrides={"HTTP_TRANSFER_ENCODING": "chunked", "wsgi.input_terminated": True},
    )
    assert answer.status_code in status


@pytest.mark.parametrize(
    "path", ["/near/74103", "/es/near/ok/tulsa", "/api/v1/near/74103", "/", "/x"]
)
def test_raw_bytes_behind_the_question_mark_change_nothing(site, path):
    plain = site.get(path)
    answer = site.get(path, environ_overrides={"QUERY_STRING": "\xff=\xfe&\xe9 \x00=1&care=\xff"})
    assert answer.status_code == plain.status_code


@pytest.mark.parametrize("odd", ODD_QUERIES)
@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/near/74103",
        "/es/near/ok/tulsa",
        "/near/74103/facilities/hope234567",
        "/api/v1/near/74103",
        "/hsds/services",
        "/near/OK/Tulsa",
        "/about/",
        "/feed.atom",
    ],
)
def test_an_odd_address_is_answered_calmly(site, path, odd):
    query = "&".join(f"{name}={ODD_QUERIES[odd]}" for name in ASKED)
    answer = site.get(f"{path}?{query}")
    assert answer.status_code in (200, 308, 400)
    assert "\n" not in (answer.location or "")


@pytest.mark.parametrize("odd", ODD_QUERIES.values())
@pytest.mark.parametrize(
    "start", ["/near/", "/near/ok/", "/es/", "/hsds/services/", "/static/", "/"]
)
def test_an_odd_path_is_unknown(site, start, odd):
    assert site.get(start + odd.partition("&")[0]).status_code == 404


@pytest.fixture
def unchecked(site):
    """The same client, which looks at no page: a HEAD has none."""
    return FlaskClient(site.application)


@pytest.mark.parametrize(
    "path", ["/about/", "/es/near/ok/tulsa/", "/near/OK/Tulsa", "/es", "/hsds"]
)
def test_whoever_asks_for_the_head_alone_is_sent_the_same_way(unchecked, path):
    head, whole = unchecked.head(path), unchecked.get(path)
    assert (head.status_code, head.location) == (308, whole.location)


@pytest.mark.parametrize(
    "path", ["/", "/help-now", "/near/74103", "/feed.atom", "/nowhere", "/find"]
)
def test_a_head_is_the_head_of_the_page(unchecked, path):
    head, whole = unchecked.head(path), unchecked.get(path)
    assert (head.status_code, head.get_data()) == (whole.status_code, b"")
    assert {name for name, _ in head.headers} == {name for name, _ in whole.headers}
