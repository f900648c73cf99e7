"""Results say which name was taken, and offer other places of the name that was typed."""

import pytest

from tests.fakes import CatalogDirectory, facility
from tests.page_checks import Page


def answer(client, query, prefix=""):
    return client.post(f"{prefix}/find", data={"query": query}, follow_redirects=True)


def understood(client, query, prefix=""):
    page = answer(client, query, prefix).text
    return Page(page[page.index('<div class="understood">') :]).texts["p"][0]


@pytest.mark.parametrize(
    ("query", "english", "spanish"),
    [
        (
            "FCI El Reno",
            "From what you wrote we took El Reno, OK and searched around there.",
            "De lo que escribió tomamos El Reno, OK y buscamos alrededor.",
        ),
        ("Tulsa OK 99999", "From what you wrote we took Tulsa, OK.", "De lo que escribió tomamos"),
        (
            "Hamilton, NJ",
            "Distances are from the middle of ZIP code 08619 (Trenton), in or beside Hamilton.",
            "Las distancias se miden desde el centro del código postal 08619 (Trenton), en Hamilton o al lado.",
        ),
        (
            "Hopi",
            "Hopi: shown from Kykotsmovi Village, AZ, where its offices are.",
            "Hopi: lo mostramos desde Kykotsmovi Village, AZ, donde están sus oficinas.",
        ),
        ("tulsaok", "From what you wrote we took Tulsa, OK.", "De lo que escribió tomamos Tulsa"),
        ("Tulsaa OK", "We corrected the spelling and took it to mean Tulsa, OK.", "Corregimos"),
        (
            "Fort Cavazos",
            "Fort Cavazos: shown from Fort Hood, TX 76544.",
            "Fort Cavazos: se muestra desde Fort Hood, TX 76544.",
        ),
        ("JBLM", "JBLM: shown from Tacoma, WA 98433.", "JBLM: se muestra desde Tacoma"),
        (
            "JBSA Lackland",
            "We took it to be in or near JBSA Lackland, TX 78236",
            "Entendimos que está en JBSA Lackland, TX 78236",
        ),
        (
            "Fort Liberty",
            "We took that name to mean Fort Bragg, NC 28310.",
            "Entendimos que ese nombre es de Fort Bragg, NC 28310.",
        ),
    ],
)
def test_the_name_that_was_taken_stands_on_the_page(client, query, english, spanish):
    assert understood(client, query).startswith(english)
    assert understood(client, query, "/es").startswith(spanish)


@pytest.mark.parametrize(
    ("query", "prefix", "near"),
    [
        ("Hamilton, NJ", "", "near Hamilton, NJ"),
        ("Hamilton, NJ", "/es", "cerca de Hamilton, NJ"),
        ("Hopi", "", "near Hopi, AZ"),
        ("Navajo Nation", "", "near Navajo Nation, AZ"),
    ],
)
def test_a_page_is_headed_by_the_name_of_what_lies_there(make_client, query, prefix, near):
    directory = CatalogDirectory(facility("Hope House", 40.21, -74.66, "DT"))
    page = answer(make_client(directory=directory), query, prefix).text
    texts = Page(page).texts
    assert texts["title"][0].split(" – ")[0].endswith(near)
    assert texts["h1"][0].endswith(near)
    assert len([text for text in texts["h2"] if text.endswith(near)]) == 2
    assert f'data-title="{texts["h1"][0]}"' in page


def test_the_name_of_what_lies_there_goes_along(make_client):
    directory = CatalogDirectory(facility("Hope House", 40.21, -74.66, "DT"))
    client = make_client(directory=directory)
    page = Page(client.get("/near/08619?match=approximate&as=hamilton").text)
    named = [one for one in page.all("input") if one.get("name") == "as"]
    assert {one["value"] for one in named} == {"hamilton"}
    leading_on = [
        str(one["href"]) for one in page.all("a") if str(one["href"]).startswith("/near/08619")
    ]
    assert len(leading_on) >= 3
    assert [address for address in leading_on if "as=hamilton" not in address] == []
    handout = client.get("/near/08619/handout?as=hamilton").text
    assert "Back to care near Hamilton, NJ" in handout
    assert "Care and company near Hamilton, NJ" in handout
    assert "near Hamilton, NJ" in client.get("/near/08619/handout.txt?as=hamilton").text


def test_the_box_of_findtreatment_still_gets_the_zip(client):
    page = client.get("/near/08619?match=approximate&as=hamilton").text
    assert "Open FindTreatment.gov for 08619" in page


@pytest.mark.parametrize(
    "address", ["/near/08619?", "/near/08619/handout?", "/choose?place=08619&place=08080&"]
)
def test_a_name_that_the_place_has_not_is_not_repeated(client, address):
    assert "jane" not in client.get(f"{address}as=jane-doe").text


def test_where_the_whole_text_was_the_name_nothing_is_said(client):
    for query in ("Tulsa, OK", "74103", "rehab near Tulsa OK please"):
        found = client.post("/find", data={"query": query})
        assert "?" not in found.location


@pytest.mark.parametrize(
    ("query", "unmeant"),
    [
        ("the Keys", "/near/wi/marathon"),
        ("Cape Cod", "/near/ne/hyannis"),
        ("Beantown", "/near/ny/boston"),
        ("Ohio State University", "/near/ga/columbus"),
        ("Fort Cavazos", "/near/tx/fort-cavazos"),
    ],
)
def test_namesakes_of_a_place_that_nobody_typed_are_not_offered(client, query, unmeant):
    page = answer(client, query).text
    assert f'href="{unmeant}' not in page
    assert "Did you mean another place?" not in page


def test_other_places_of_a_townships_name_are_offered(client):
    assert 'href="/near/oh/hamilton"' in answer(client, "Hamilton, NJ").text
    ohio = answer(client, "Hamilton, OH").text
    assert 'href="/near/08619?match=approximate&amp;as=hamilton"' in ohio
    assert ">Hamilton, New Jersey<" in ohio


def test_a_smaller_township_of_the_state_is_offered(client):
    page = answer(client, "Hamilton, NJ").text
    assert "Atlantic County · shown from Mays Landing, NJ 08330" in page


def test_a_hospital_is_not_named_in_the_address(client):
    for query in ("McLean Hospital", "Walter Reed"):
        assert "as=" not in client.post("/find", data={"query": query}).location


def test_an_address_calls_townships_by_the_name_of_its_town(client):
    page = answer(client, "456 Oak Ave, Springfield").text
    assert "Which Springfield?" in page
    assert "Hamilton County · shown from Cincinnati, OH 45231" in page


@pytest.mark.parametrize(
    ("prefix", "asked"), [("", "Which New York?"), ("/es", "¿Qué lugar busca?")]
)
def test_a_heading_has_one_language(client, prefix, asked):
    assert f"<h1>{asked}</h1>" in answer(client, "Nueva York", prefix).text


def test_an_address_is_not_asked_for_what_it_has(client):
    belong = "Check that the city, the state and the ZIP code belong together."
    assert belong in answer(client, "123 Main St, Tulsa TX 74103").text
    assert "Add the city and state, or the ZIP code." in answer(client, "12345 Elm St").text


def test_a_choice_of_townships_calls_them_by_their_name(client):
    page = answer(client, "Washington Township NJ").text
    assert "Which Washington?" in page
    assert "Gloucester County · shown from Sewell, NJ 08080" in page
    assert "people" not in page[page.index('class="choices"') : page.index("</ul>")]
    assert "/es/choose?place=07676&amp;place=08080&amp;place=07853&amp;as=washington" in page


@pytest.mark.parametrize("name", ["visit-example.com", "motown", "", "%3Cb%3E", "own"])
def test_a_name_in_the_address_is_shown_only_where_the_place_has_it(client, name):
    plain = client.get("/near/ok/tulsa?match=approximate").text
    page = client.get(f"/near/ok/tulsa?match=approximate&as={name}").text
    start, end = '<div class="understood">', "</div>"
    assert page[page.index(start) :].split(end)[0] == plain[plain.index(start) :].split(end)[0]


def test_nothing_typed_but_a_name_of_the_place_travels(client):
    for query in ("my secret stay at Walmart El Reno", "12 Private Road, Tulsa OK 74103"):
        location = client.post("/find", data={"query": query}).location
        assert location in (
            "/near/ok/el-reno?match=approximate&as=el-reno",
            "/near/74103?match=approximate",
        )
