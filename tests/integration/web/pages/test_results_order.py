"""A results page gives the answer first: in which order, and what it says only once."""

import re
from dataclasses import replace

import pytest

from lookup_app.facilities.facility import Phone
from tests.fakes import CatalogDirectory, facility

PARTS = ["now", "facilities", "treatment", "people", "pay", "steps"]
CODES = "SA MH DT OP ORT RES CBT MD MC SS SP TELE VET"


class OldDirectory(CatalogDirectory):
    """Its list is old."""

    def search(self, *asked):
        return replace(super().search(*asked), stale=True)


def clinics(count, **more):
    phones = {"phones": (Phone("+19185550100"), Phone("+19185550101", kind="hotline"))} | more
    return [
        facility(f"Clinic {n}", 36.16 + n / 500, -95.99, CODES, street=f"{n} Elm St", **phones)
        for n in range(count)
    ]


def page_of(client, address):
    return client.get(address).get_data(as_text=True)


@pytest.fixture(scope="module")
def near(make_client):
    return make_client(directory=CatalogDirectory(*clinics(24)))


@pytest.mark.parametrize("language", ["", "/es"])
def test_the_parts_come_in_the_order_of_need(near, language):
    page = page_of(near, f"{language}/near/74103")
    places = [page.index(f' id="{part}"') for part in PARTS]
    assert places == sorted(places)
    assert page.count('class="panel"') == 1


def test_five_rows_are_read_at_once_five_more_are_one_press_away(near):
    page = page_of(near, "/near/74103")
    first, more = page.split('<details class="more-facilities">')
    assert re.findall(r'value="(\d+)" data-facility="([^"]+)"', first)[-1] == ("5", "clinic-4")
    assert re.findall(r'value="(\d+)" data-facility', more) == ["6", "7", "8", "9", "10"]
    assert "5 more facilities" in more


def test_who_turns_the_page_gets_the_next_ten_at_once(near):
    page = page_of(near, "/near/74103?page=2")
    assert re.findall(r'value="(\d+)" data-facility', page) == [str(n) for n in range(11, 21)]
    assert "more-facilities" not in page.split("</style>")[1]


def test_a_row_has_one_number_to_call_and_the_way_there(near):
    row = page_of(near, "/near/74103").split('data-facility="clinic-0"')[1].split("</li>")[0]
    assert re.findall(r'href="tel:([^"]+)"', row) == ["+19185550100"]
    assert "google.com/maps" in row


def test_a_row_says_first_what_was_filtered_for_and_no_more_than_two_lines(near):
    for chosen, words in (("pay=medicare", "Medicare"), ("group=veterans", "Veterans")):
        page = page_of(near, f"/near/74103?{chosen}")
        offers = re.findall(r'<p class="facility__offers">(.*?)</p>', page)
        assert len(offers) == 10
        assert all(one.startswith(f"<strong>{words}</strong> · ") for one in offers)
        assert all(len(re.sub("<[^>]+>", "", one)) <= 84 for one in offers)


def test_a_press_on_a_need_keeps_what_was_chosen_before(near):
    page = page_of(near, "/near/74103?pay=medicaid&radius=50")
    form = page.split('<form class="needs')[1].split("</form>")[0]
    assert re.findall(r'type="hidden" name="(\w+)" value="([^"]+)"', form) == [
        ("pay", "medicaid"),
        ("radius", "50"),
    ]
    assert 'name="care" value="detox"' in form
    assert 'value="medicaid">' not in form.replace('type="hidden" name="pay" value="medicaid">', "")


@pytest.mark.parametrize(
    ("prefix", "words"),
    [("", "1,200 facilities in Oklahoma"), ("/es", "1,200 centros en Oklahoma")],
)
def test_thousands_are_written_as_the_language_writes_them(make_client, prefix, words):
    many = (facility(f"A{n}", 36.16, -95.99, "MH", id=f"a{n}") for n in range(1_200))
    page = page_of(make_client(directory=CatalogDirectory(*many)), f"{prefix}/near/ok")
    assert words in page
    assert "(1,200)" in page
    assert "(1200)" not in page


def test_care_in_spanish_is_one_press_away_in_spanish(make_client):
    client = make_client(directory=CatalogDirectory(facility("A", 36.16, -95.99, "MH SP DT SA")))
    chips = [
        re.findall(
            r'class="chip" type="submit" name="(\w+)" value="([\w-]+)"', page_of(client, path)
        )
        for path in ("/near/74103", "/es/near/74103", "/es/near/74103?language=spanish")
    ]
    assert [("language", "spanish") in one for one in chips] == [False, True, False]
    assert chips[1][0] == ("language", "spanish")


@pytest.mark.parametrize(
    "asked", [{"path": "/near/74103?language=korean"}, {"data": {"name": "zz"}}]
)
def test_a_list_that_found_nothing_leaves_nothing_empty(make_client, asked):
    client = make_client(directory=CatalogDirectory(facility("A", 36.16, -95.99, "MH")))
    asked = {"path": "/near/74103", "method": "POST" if "data" in asked else "GET"} | asked
    page = client.open(**asked).get_data(as_text=True)
    part = page.split('id="facilities"')[1].split("</section>")[0]
    assert "We found no" in part
    assert not re.search(r"<(p|ul|ol)\b[^>]*>\s*</\1>", part)


def test_a_need_that_nothing_meets_is_not_offered(make_client):
    page = page_of(
        make_client(directory=CatalogDirectory(facility("A", 36.16, -95.99, "MH"))), "/near/74103"
    )
    assert 'class="chip"' not in page


def test_a_list_without_any_number_says_so_once_with_those_who_have_them(make_client):
    client = make_client(directory=CatalogDirectory(*clinics(7, phones=())))
    page = page_of(client, "/near/74103").split('id="facilities"')[1].split("</section>")[0]
    assert page.count("no telephone numbers") == 1
    assert "No telephone number is listed." not in page
    assert page.index("tel:+18006624357") < page.index("data-facility")
    mixed = make_client(directory=CatalogDirectory(*clinics(2, phones=()), *clinics(3)[2:]))
    assert "no telephone numbers" not in page_of(mixed, "/near/74103")


def test_the_page_can_be_shared_without_a_script(near):
    page = page_of(near, "/near/74103?care=detox")
    assert 'href="mailto:?subject=' in page
    assert "http%3A//localhost/near/74103" in page


@pytest.mark.parametrize("language", ["", "/es"])
def test_far_away_is_not_near_and_one_press_away(make_client, language):
    client = make_client(directory=CatalogDirectory(*clinics(12)))
    page = page_of(client, f"{language}/near/96910")
    part = page.split('id="facilities"')[1].split("</section>")[0]
    assert "data-facility" not in part
    assert 'href="tel:+18006624357"' in part
    assert "straight line" in part or "línea recta" in part
    (link,) = re.findall(r'href="([^"]+radius=any#facilities)"', part)
    assert page_of(client, link).count("data-facility") == 10
    assert len(client.get("/api/v1/near/96910").json["facilities"]["items"]) == 12


def test_long_lines_are_said_to_be_straight(make_client):
    client = make_client(directory=CatalogDirectory(facility("Away", 36.154, -97.5)))
    assert "Distances are in a straight line" in page_of(client, "/near/74103")
    close = make_client(directory=CatalogDirectory(*clinics(2)))
    assert "straight line" not in page_of(close, "/near/74103")


@pytest.mark.parametrize(
    ("language", "said", "onward"),
    [
        ("", "2 facilities in Maui County, nearest first.", "Show the nearest, however far"),
        ("/es", "2 centros en el condado de Maui", "radius=any"),
    ],
)
def test_an_island_lists_all_of_its_own_and_offers_no_circle(make_client, language, said, onward):
    maui, oahu = ({"state": "HI", "county": f"{name} County"} for name in ("Maui", "Honolulu"))
    houses = [facility(f"Maui {n}", 20.89, -156.48, **maui) for n in range(2)]
    houses += [facility(f"Oahu {n}", 21.31, -157.86, **oahu) for n in range(30)]
    client = make_client(directory=CatalogDirectory(*houses))
    page = page_of(client, f"{language}/near/hi/lanai-city")
    assert page.count("data-facility") == 2
    assert said in page
    assert onward in page
    assert "within 150" not in page
    assert "radius=100" not in page


def test_sentences_under_the_list_stand_apart(make_client):
    client = make_client(directory=OldDirectory(*clinics(2)))
    said = re.sub(r"<[^>]+>", "", page_of(client, "/near/74103"))
    assert "some of it has surely changed. Directions (Google Maps)" in said
    far = make_client(directory=CatalogDirectory(*(facility(f"{n}", 36.6, -96) for n in range(11))))
    said = re.sub(r"<[^>]+>", "", page_of(far, "/near/74103"))
    assert "Page 1 of 2. Distances are in a straight line" in said
