"""The facilities on the pages of the whole site, from the 2021 sample."""

import html
import re
from dataclasses import replace
from datetime import date

import pytest

from lookup_app.facilities.facility import Phone
from lookup_app.facilities.sources import LOCATOR, Source
from tests.fakes import BrokenDirectory, CatalogDirectory, UndatedDirectory, facility

HOPE = facility(
    "Hope <House>",
    36.16,
    -95.99,
    "SA MH DT OP MD SS SP VET TELE",
    id="hope234567",
    phones=(Phone("+19185550100", "12"), Phone("+19185550101", kind="hotline")),
    website="https://hope.example/",
)
NEAR_ZIP = facility("About Place", 36.154, -95.99, "MH MC", approximate=True, street="")


@pytest.fixture(scope="module")
def client(make_client):
    return make_client(directory=CatalogDirectory(HOPE, NEAR_ZIP))


def page_of(client, address, status=200):
    answer = client.get(address)
    assert answer.status_code == status
    return answer.get_data(as_text=True)


def test_the_list_says_what_a_caller_needs(client):
    page = page_of(client, "/near/74103")
    assert "Hope &lt;House&gt;" in page
    assert 'href="tel:+19185550100;ext=12"' in page
    assert "(918) 555-0100 ext. 12" in page
    assert "1 Main Street" in page
    assert "destination=1+Main+Street%2C+Tulsa%2C+OK+74103" in page
    assert "https://hope.example/" in page
    assert "Sliding fee" in page
    assert "October 1, 2026" in page


def test_an_approximate_place_says_so_and_has_no_directions(client):
    page = page_of(client, "/near/74103")
    assert "in the same area" in page
    assert "Call for the address." in page
    assert page.count("google.com/maps") == 1


def test_a_post_office_box_has_no_directions(make_client):
    boxed = facility("Boxed", 36.16, -95.99, street="P.O. Box 7")
    page = page_of(make_client(directory=CatalogDirectory(boxed)), "/near/74103")
    assert "Call for the address." in page
    assert "google.com/maps" not in page


def test_filters_have_addresses_to_share(client):
    page = page_of(client, "/near/74103?pay=medicaid&language=spanish")
    assert "Hope" in page
    assert "About Place" not in page
    assert 'name="pay" value="medicaid" checked' in page


def test_each_filter_in_use_can_be_taken_off(client):
    page = page_of(client, "/near/74103?pay=medicaid&language=spanish&radius=25")
    assert 'href="/near/74103?pay=medicaid&amp;radius=25#facilities"' in page
    assert 'href="/near/74103?language=spanish&amp;radius=25#facilities"' in page
    assert 'href="/near/74103?radius=25#facilities"' in page


def around_tulsa(count, codes, start=0.0, **more):
    return [
        facility(f"{codes} {start} {n}", 36.154 + start + n / 1000, -95.993, codes, **more)
        for n in range(count)
    ]


def test_counts_and_list_agree_far_from_everything(make_client):
    client = make_client(directory=CatalogDirectory(*around_tulsa(30, "SA DT")))
    page = page_of(client, "/near/96910?care=detox&radius=any")
    assert page.count('<li class="facility"') == 10
    assert 'value="detox" checked' in page
    assert re.search(r'value="detox" checked>[^<(]+\((?:[^)]*\) \()?(\d+)\)', page)[1] == "25"
    assert "The numbers count what is as near as the last one listed." in page


def test_what_is_let_go_has_a_number_only_where_the_next_page_keeps_it(make_client):
    near, far = around_tulsa(3, "SA DT MC"), around_tulsa(3, "SA DT MD", start=7)
    client = make_client(directory=CatalogDirectory(*near, *far))
    fixed = page_of(client, "/near/74103?pay=medicaid&radius=50")
    assert "Any “Payment”: 3 found" in fixed
    assert "3 facilities within 50 miles" in page_of(client, "/near/74103?radius=50")
    open_ended = page_of(client, "/near/74103?pay=medicaid")
    assert ">Any “Payment”<" in open_ended


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("/near/96910?radius=25", "/near/96910?radius=any#facilities"),
        ("/near/gu", "/near/gu?radius=any#facilities"),
        (
            "/near/ok/pontotoc-county?age=seniors",
            "/near/ok/pontotoc-county?age=seniors&amp;radius=",
        ),
    ],
)
def test_where_nothing_fits_one_press_shows_the_nearest_that_do(make_client, address, link):
    client = make_client(directory=CatalogDirectory(*around_tulsa(3, "SA SNR")))
    page = page_of(client, address)
    assert "We found none that fits." in page
    (link,) = re.findall(rf'href="({re.escape(link)}[^"]*)', page)
    assert page_of(client, html.unescape(link)).count('<li class="facility"') == 3


def test_a_county_with_few_offers_a_wider_search(make_client):
    near = around_tulsa(1, "SA") + around_tulsa(2, "MH", start=0.2, county="Osage County")
    page = page_of(make_client(directory=CatalogDirectory(*near)), "/near/ok/tulsa-county")
    assert "1 facility in Tulsa County, OK" in page
    assert 'href="/near/ok/tulsa-county?radius=25#facilities"' in page


def test_few_fit_is_said_only_where_something_was_chosen(client):
    assert "Few fit near here." not in page_of(client, "/near/74103")
    assert "Few fit near here." in page_of(client, "/near/74103?pay=medicaid")


def test_no_distance_is_zero_and_one_mile_is_one(make_client):
    hope = facility("Hope", 36.156, -95.993)
    page = page_of(make_client(directory=CatalogDirectory(hope)), "/near/74103")
    assert "the last one is less than 1 mile away" in page
    vague = facility("Vague", 36.171, -95.993, approximate=True)
    page = page_of(make_client(directory=CatalogDirectory(vague)), "/near/74103")
    assert "<strong>about 1 mile</strong>" in page
    assert "the last one is 1 mile away" in page


def test_the_way_back_keeps_what_was_asked(make_client):
    client = make_client(directory=CatalogDirectory(*around_tulsa(30, "SA MD")))
    page = page_of(client, "/near/74103?pay=medicaid&radius=50&page=2&utm=x")
    (link, *_) = re.findall(r'/near/74103/facilities/[^"]+', page)
    assert "utm" not in link
    back = re.findall(r'href="(/near/74103\?[^"]+)">Back', page_of(client, html.unescape(link)))
    assert back == ["/near/74103?pay=medicaid&amp;radius=50&amp;page=2#at-sa-md-0.0-10"]


def test_the_form_leaves_no_empty_value_in_the_address(client):
    for address in ("/near/74103", "/near/ok/tulsa-county"):
        assert (
            'value=""'
            not in re.findall(r"<select id=.radius.*?</select>", page_of(client, address), re.S)[0]
        )
    assert "in Tulsa County" in page_of(client, "/near/ok/tulsa-county?radius=inside")


@pytest.mark.parametrize("radius", ["5_0", "5e1", "+50", " 50", "0"])
def test_a_radius_is_plain_digits(client, radius):
    page = page_of(client, f"/near/74103?radius={radius}")
    assert " selected" not in page


def test_when_nothing_fits_the_page_says_what_to_let_go(client):
    page = page_of(client, "/near/74103?pay=medicare&language=spanish&radius=10")
    assert "We found none that fits." in page
    assert "Any “Payment”: 1 found" in page
    assert "Clear all filters" in page


@pytest.mark.parametrize(
    "query", ["care=%00&radius=nan&page=-5", "radius=1e999", "page=99999999999", "care=a" * 50]
)
def test_nonsense_in_the_address_is_no_error(client, query):
    assert "Hope" in page_of(client, f"/near/74103?{query}")


@pytest.mark.parametrize("directory", [BrokenDirectory()])
def test_a_broken_directory_costs_only_its_part(make_client, directory):
    page = page_of(make_client(directory=directory), "/near/74103")
    assert "not available right now" in page
    assert "findtreatment" in page


def test_without_a_directory_the_page_says_so(make_client):
    assert "no list of facilities of its own" in page_of(make_client(), "/near/74103")


def test_one_facility(client):
    page = page_of(client, "/near/74103/facilities/hope234567")
    assert "<h1>Hope &lt;House&gt;</h1>" in page
    assert "Telehealth" in page
    assert "Veterans" in page
    assert "0.5 miles" in page


@pytest.mark.parametrize("language", ["", "/es"])
def test_what_no_code_is_known_for_is_shown_as_it_is(make_client, language):
    new = facility("New", 36.16, -95.99, id="newnew2345", labels=("Horse <therapy>", "Sauna"))
    client = make_client(directory=CatalogDirectory(new))
    page = page_of(client, f"{language}/near/74103/facilities/newnew2345")
    assert '<span lang="en">Horse &lt;therapy&gt; · Sauna</span>' in page


SAMHSAS = '<a href="mailto:FindTreatment@samhsa.hhs.gov">'


@pytest.mark.parametrize(
    ("sources", "said"),
    [
        ((Source("national-directory-mh"),), SAMHSAS),
        ((LOCATOR,), SAMHSAS),
        ((Source("health-centers"),), "is kept by: HRSA."),
        ((Source("list-1", "Oklahoma <Health>"),), "is kept by: Oklahoma &lt;Health&gt;."),
        ((), "was chosen by who runs this site."),
    ],
)
def test_a_problem_is_told_to_who_keeps_the_list(make_client, sources, said):
    client = make_client(
        {"OPERATOR_CONTACT": "us@example.org"},
        directory=CatalogDirectory(replace(HOPE, sources=sources)),
    )
    page = page_of(client, "/near/74103/facilities/hope234567")
    assert said in page
    ours, samhsas = 'tell who runs this site: <a href="mailto:us@example.org">', said == SAMHSAS
    assert (SAMHSAS in page, ours in page) == (samhsas, not samhsas)


def test_where_988_may_not_answer_a_facility_page_does_not_promise_it(make_client):
    clinic = facility("Clinic", 6.96, 158.21, "MH", id="clinic2345", state="FM")
    client = make_client(directory=CatalogDirectory(clinic))
    page = page_of(client, "/near/96941/facilities/clinic2345")
    assert "crisis--abroad" in page
    assert 'href="tel:988"' not in page


def test_one_facility_in_spanish(client):
    page = page_of(client, "/es/near/74103/facilities/hope234567")
    assert "Telesalud" in page
    assert "Veteranos" in page


def test_two_part_places_have_facilities_too(client):
    assert "Hope" in page_of(client, "/near/ok/tulsa/facilities/hope234567")


def test_facility_addresses_have_one_spelling(client):
    answer = client.get("/near/OK/Tulsa/facilities/hope234567")
    assert answer.status_code == 308
    assert answer.location == "/near/ok/tulsa/facilities/hope234567"


def test_what_is_not_there(client, make_client):
    page_of(client, "/near/74103/facilities/nosuchone1", 404)
    page_of(client, "/near/zz/nowhere/facilities/hope234567", 404)
    page_of(make_client(directory=BrokenDirectory()), "/near/74103/facilities/hope234567", 503)


def test_the_card(client):
    answer = client.get("/near/74103/facilities/hope234567.vcf")
    assert answer.mimetype == "text/vcard"
    lines = answer.get_data(as_text=True).split("\r\n")
    assert lines[:3] == ["BEGIN:VCARD", "VERSION:3.0", "FN:Hope <House>"]
    assert "ADR;TYPE=WORK:;;1 Main Street;Tulsa;OK;74103;United States" in lines
    assert "TEL;TYPE=WORK,VOICE:+19185550100,12" in lines


# The bytes of Spanish pages are held as every phone of the last ten years asks for them.
@pytest.mark.parametrize("place", ["74103", "ok"])
@pytest.mark.parametrize(("language", "encoding"), [("", "gzip"), ("/es", "br")])
def test_a_full_page_with_its_map_is_small(make_client, place, language, encoding):
    many = [
        facility(
            f"Tulsa Recovery and Wellness Center {number:02}",
            36.1 + number * 0.004,
            -95.9 - number * 0.003 - (3 if place == "ok" and number % 2 else 0),
            "SA MH DT OP ORT OIT MD MC PI SS SP AH VET WN MN AD TELE ADLT YAD",
            street=f"{number * 37} South Boulder Avenue",
            phones=(
                Phone(f"+191855501{number:02}"),
                Phone(f"+191855502{number:02}", kind="hotline"),
            ),
            website=f"https://recovery{number}.example/tulsa",
        )
        for number in range(60)
    ]
    client = make_client(directory=CatalogDirectory(*many))
    answer = client.get(f"{language}/near/{place}", headers={"Accept-Encoding": encoding})
    assert answer.headers["Content-Encoding"] == encoding
    assert len(answer.data) <= 18 * 1024
    assert b"<svg" in client.get(f"{language}/near/{place}").data


def test_the_card_is_found_under_another_spelling_of_the_place(client):
    assert client.get("/near/74103-1234/facilities/hope234567.vcf").status_code == 200


def test_an_old_county_lists_what_is_around_its_middle_and_says_so(make_client):
    near = facility("Near", 41.77, -72.68, state="CT", county="Capitol Planning Region")
    edge = facility("Edge", 41.99, -72.9, state="CT", county="Capitol Planning Region")
    many = [facility(f"M{n}", 41.76, -72.7, state="CT") for n in range(25)]
    client = make_client(directory=CatalogDirectory(near, edge, *many))
    page = page_of(client, "/near/ct/hartford-county")
    assert "27 facilities within 25 miles" in page
    assert "Edge" in page_of(client, "/near/ct/hartford-county?page=3")
    assert "around the middle of that county" in page
    assert "around the middle" not in page_of(client, "/near/ct/capitol-planning-region")


def test_a_list_of_no_known_date_says_so(make_client):
    client = make_client(directory=UndatedDirectory(HOPE))
    for address in ("/near/74103", "/near/74103/facilities/hope234567"):
        page = page_of(client, address)
        assert "The date of the list is not known; it came here on October 1, 2026." in page
        assert "as of October" not in page
    assert client.get("/api/v1/near/74103").json["facilities"]["as_of"] is None
    assert "assured_date" not in client.get("/hsds/services").json["contents"][0]


def test_a_facility_of_an_old_list_says_so(make_client):
    old, new = (
        Source("findtreatment", "SAMHSA, FindTreatment.gov", date(y, 1, 5)) for y in (2024, 2026)
    )
    for sources, said in (((old,), True), ((new,), False), ((old, new), True), ((), False)):
        client = make_client(directory=CatalogDirectory(replace(HOPE, sources=sources)))
        page = page_of(client, "/near/74103/facilities/hope234567")
        assert ("This list is old: some of it has surely changed." in page) is said


@pytest.mark.parametrize("address", ["/near/74103", "/near/74103/facilities/hope234567"])
def test_titles_of_lists_are_marked_as_english_in_spanish(make_client, address):
    title = "SAMHSA, FindTreatment.gov"
    source = Source("findtreatment", title, date(2026, 1, 5))
    client = make_client(directory=CatalogDirectory(replace(HOPE, sources=(source,))))
    assert f'Fuente: <span lang="en">{title}</span>' in page_of(client, f"/es{address}")
    assert f"Source: {title}, as of" in page_of(client, address)
    own = replace(HOPE, sources=(Source("operator", "Salud de Puerto Rico"),))
    client = make_client(directory=CatalogDirectory(own))
    assert "Fuente: Salud de Puerto Rico" in page_of(client, f"/es{address}")


def test_what_a_facility_offers_names_the_language_of_foreign_words(make_client):
    hope = facility("Hope House", 36.15, -95.99, "JC SA")
    client = make_client(directory=CatalogDirectory(hope))
    page = page_of(client, "/es/near/74103/facilities/hope-house")
    assert '<span lang="en">The Joint Commission</span>' in page


def test_programs_of_one_house_stand_under_its_address(make_client):
    house = [
        facility("Hope Detox", 36.16, -95.99, "SA", street="1 Main St", id="detox23456"),
        facility("Hope Outpatient", 36.161, -95.99, "SA", street="1 Main Street", id="outpat2345"),
    ]
    elm = facility("Elm Clinic", 36.1605, -95.99, "MH", street="2 Elm St", id="elm2345672")
    client = make_client(directory=CatalogDirectory(*house, elm))
    page = page_of(client, "/near/74103")
    assert "2 programs at this address:" in page
    assert re.findall(r'value="(\d)" data-facility="\w+">\s*<h\d[^>]*><a[^>]*>([^<]+)', page) == [
        ("1", "Hope Detox"),
        ("2", "Hope Outpatient"),
        ("3", "Elm Clinic"),
    ]
    own = page_of(client, "/near/74103/facilities/detox23456?care=substance-use")
    assert "Other programs at this address" in own
    assert 'href="/near/74103/facilities/outpat2345?care=substance-use"' in own
    assert "Elm Clinic" not in own


def test_a_facility_page_leads_with_the_call_and_back_to_its_row(client):
    page = page_of(client, "/near/74103/facilities/hope234567?care=detox")
    first = page.split("<h1>")[1]
    assert first.index("Call (918) 555-0100 ext. 12") < first.index("1 Main Street")
    assert "Call (918) 555-0101 (hotline)" in page
    assert 'href="/near/74103?care=detox#at-hope234567">Back' in page
    assert 'id="at-hope234567"' in page_of(client, "/near/74103?care=detox")
    assert '<figure class="map"' in page
    assert "hope234567.vcf" in page


def test_without_a_number_there_is_no_card(make_client):
    client = make_client(directory=CatalogDirectory(facility("Mute", 36.16, -95.99, "MH")))
    page = page_of(client, "/near/74103/facilities/mute")
    assert "No telephone number is listed." in page
    assert ".vcf" not in page


def test_languages_payment_and_ages_come_before_medicines(make_client):
    all_of_it = facility("All", 36.16, -95.99, "SA BU METH SP MD ADLT OP")
    client = make_client(directory=CatalogDirectory(all_of_it))
    titles = re.findall("<dt>([^<]+)</dt>", page_of(client, "/near/74103/facilities/all"))
    asked = [titles.index(one) for one in ("Languages", "Payment accepted", "Ages")]
    assert max(asked) < min(at for at, one in enumerate(titles) if "edication" in one)


def test_each_dot_of_the_map_leads_to_its_row_or_its_names_and_each_row_to_a_dot(make_client):
    apart = [facility(f"Apart {n}", 36.05 + n / 25, -95.99, street=f"{n} A St") for n in range(4)]
    together = [facility(f"Together {n}", 36.1, -95.8, street=f"{n} Elm St") for n in range(3)]
    client = make_client(directory=CatalogDirectory(*apart, *together))
    page = page_of(client, "/near/74103")  # The client finds links to ids that the page lacks.
    dots = re.findall(r'<a id="dot-\d+" href="#(at|several)-\S+" aria-label="([^"]+)">', page)
    assert [kind for kind, _ in dots].count("at") == 4
    [several] = [label for kind, label in dots if kind == "several"]
    assert several.endswith("+2: Together 0; Together 1; Together 2")
    number = several.partition("+")[0]
    assert f"“{number}+2” is number {number} and 2 more close to it." in page
    assert len(re.findall(r'<a class="miles" href="#dot-\d+">', page)) == 7
