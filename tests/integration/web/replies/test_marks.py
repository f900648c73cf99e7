"""A mark goes wherever its line or its facility goes: on pages, paper, in files and for programs."""

import html
import io
import re
from dataclasses import replace

import pytest
from pypdf import PdfReader

import config
from lookup_app.database.database import open_database
from lookup_app.facilities.hsds_ids import id_of
from lookup_app.facilities.marked import MarkedDirectory
from lookup_app.guidance.mark import Mark
from lookup_app.replies.marks import set_mark
from lookup_app.web.words.marks import ways_now
from tests.fakes import NOW, CatalogDirectory, facility
from tests.integration.web.handouts.conftest import TEN

HOUSES = tuple(
    replace(one, id=f"house2345{letter}") for one, letter in zip(TEN, "abcdefghij", strict=True)
)
HOUSE = HOUSES[1]
MARKS = {
    ("facility", HOUSE.id): Mark("number", "918-555-0199", NOW),
    ("facility", HOUSES[2].id): Mark("closed", "", NOW),
    ("line", "nami"): Mark("checking", "", NOW),
}
CORRECTED = "Checked on November 26, 2026: the number is 918-555-0199 now."
WAS = f"{CORRECTED} It was listed with (918) 555-0001."
CHECKED = "Somebody reported that this is wrong. It is being checked."
LISTED = "(918) 555-0001"
HSDS = f"/hsds/services/{id_of('service', HOUSE)}"
SERVICES = "/hsds/services?search=House"
NEAR = "/api/v1/near/74103"


@pytest.fixture(scope="module")
def site(make_site, instance, tmp_path_factory):
    database = open_database("", tmp_path_factory.mktemp("marks"))
    database.migrate()
    return make_site(
        config.Testing(INSTANCE_PATH=instance),
        database=database,
        directory=CatalogDirectory(*HOUSES),
    )


@pytest.fixture(scope="module")
def etags(site):
    """Those of answers before there was any mark."""
    return {path: site.test_client().get(path).headers["ETag"] for path in (NEAR, HSDS, SERVICES)}


@pytest.fixture
def marked(site, etags):
    known = site.extensions["lookup_app"]
    with known.database.writing() as connection:
        for subject, mark in MARKS.items():
            set_mark(connection, subject, mark)
    known.published.refresh()
    return site.test_client()


def text_of(answer) -> str:
    """What somebody reads of it, in one line."""
    if answer.mimetype == "application/pdf":
        pages = PdfReader(io.BytesIO(answer.data)).pages
        said = " ".join(page.extract_text() for page in pages)
    else:
        said = re.sub(r"<[^>]+>", " ", html.unescape(answer.text))
    joined = said.replace("\r\n ", "").replace("\\,", ",")
    return " ".join(joined.split())


@pytest.mark.parametrize("path", ["/near/74103", f"/near/74103/facilities/{HOUSE.id}"])
def test_the_number_that_was_found_is_called_by_one_press(marked, path):
    assert 'href="tel:+19185550199">Call (918) 555-0199</a>' in marked.get(path).text


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/near/74103", {CORRECTED, CHECKED}),
        (f"/near/74103/facilities/{HOUSE.id}", {CORRECTED}),
        (f"/near/74103/facilities/{HOUSE.id}.vcf", {f"NOTE:{WAS}"}),
        ("/near/74103/handout?show=page", {WAS, CHECKED}),
        ("/near/74103/handout.pdf?paper=a4", {WAS, CHECKED}),
        ("/near/74103/handout.txt", {f"({WAS})", f"({CHECKED})"}),
        ("/near/74103/handout.vcf", {f"NOTE:{WAS}", f"NOTE:{CHECKED}"}),
    ],
)
def test_what_people_read_says_it_beside_what_is_listed(marked, path, said):
    text = text_of(marked.get(path))
    assert [one for one in said if one not in text] == []
    assert LISTED in text or "+19185550001" in text


@pytest.mark.parametrize("kind", ["?show=page", ".pdf", ".txt", ".vcf"])
def test_a_hand_out_gives_the_number_that_was_found_to_call(marked, kind):
    text = text_of(marked.get(f"/near/74103/handout{kind}"))
    before = text.partition(CORRECTED)[0]
    assert ("+19185550199" if kind == ".vcf" else "(918) 555-0199") in before
    assert LISTED not in before
    assert "+19185550001" not in text


def test_a_line_is_handed_on_with_the_number_that_was_found(shipped):
    nami = replace(shipped["guidance"].line("nami"), mark=Mark("number", "800-555-0142", NOW))
    first, *others = ways_now(nami)
    assert (first.kind, first.display) == ("call", "(800) 555-0142")
    assert others == [way for way in nami.contacts if way.kind != "call"]


def test_a_line_named_twice_on_a_page_is_marked_twice(marked):
    """In its row, and beside the small step that leads to it."""
    assert text_of(marked.get("/near/74103")).count(CHECKED) == 2


def test_programs_get_it_with_the_row(marked):
    answer = marked.get(NEAR).json
    marks = {one["id"]: one["mark"] for one in answer["facilities"]["items"]}
    assert marks[HOUSE.id] == {"state": "number", "value": "918-555-0199", "since": "2026-11-26"}
    assert marks[HOUSES[3].id] is None
    lines = {one["id"]: one["mark"] for one in answer["helplines"]}
    assert lines["nami"] == {"state": "checking", "value": "", "since": "2026-11-26"}
    assert [lines[one] for one in ("988", "911", "samhsa-helpline")] == [None] * 3


def test_hsds_says_it_as_an_alert(marked):
    corrected = "Checked on 2026-11-26: the number is 918-555-0199 now."
    assert marked.get(HSDS).json["alert"] == corrected
    services = {one["name"]: one for one in marked.get(SERVICES).json["contents"]}
    assert services["Care House 1"]["alert"] == corrected
    assert services["Care House 2"]["status"] == "inactive"
    assert services["Care House 3"]["status"] == "active"
    assert "alert" not in services["Care House 3"]


@pytest.mark.parametrize("path", [NEAR, HSDS, SERVICES])
def test_a_mark_makes_another_etag(marked, etags, path):
    answer = marked.get(path, headers={"If-None-Match": etags[path]})
    assert answer.status_code == 200
    assert answer.headers["ETag"] != etags[path]


@pytest.mark.parametrize(
    ("mark", "stays"),
    [
        (Mark("number", "918 555 0001", NOW), False),
        (Mark("number", "918 555 0002", NOW), True),
        (Mark("moved", "1 South Boulder Avenue, Tulsa", NOW), False),
        (Mark("moved", "11 South Boulder Avenue, Tulsa", NOW), True),
        (Mark("checking", "", NOW), True),
    ],
)
def test_a_mark_goes_once_the_list_says_the_same(mark, stays):
    directory = MarkedDirectory(CatalogDirectory(HOUSE), {HOUSE.id: mark})
    assert (directory.facility(HOUSE.id).mark is not None) == stays


def test_every_way_to_a_facility_carries_its_mark():
    beside = facility("Next Door", HOUSE.latitude, HOUSE.longitude, street=HOUSE.street)
    marks = {HOUSE.id: Mark("closed", "", NOW)}
    directory = MarkedDirectory(CatalogDirectory(HOUSE, beside), marks)
    found = (
        directory.facility(HOUSE.id),
        *directory.named(HOUSE.name).facilities,
        *directory.of_the_very_name(HOUSE.name),
        *(one for one in directory.facilities() if one.id == HOUSE.id),
        *directory.at_address_of(beside, None),
    )
    assert len(found) == 5
    assert all(one.mark for one in found)


def test_the_choice_between_facilities_of_a_name_says_their_marks(marked):
    page = marked.post("/find", data={"query": HOUSES[0].name.rsplit(" ", 1)[0]}).text
    assert "it has closed." in page
    assert CORRECTED in page


def test_what_has_closed_is_on_no_hand_out_by_itself(marked):
    closed = HOUSES[2]
    builder = marked.get("/near/74103/handout").text
    (box,) = re.findall(rf'<input[^>]*value="{closed.id}"[^>]*>', builder.partition("<form")[2])[:1]
    assert "checked" not in box
    sheet = marked.get("/near/74103/handout.txt").text
    assert closed.name not in sheet
    assert sheet.count("Care House") == 5
    chosen = marked.get(f"/near/74103/handout.txt?facility={closed.id}").text
    assert "it has closed" in chosen
