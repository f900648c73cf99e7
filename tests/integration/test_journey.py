"""From a typed place to its results, through the test client that checks every page."""

import re

import pytest
from flask.testing import FlaskClient


def find(client: FlaskClient, query: str, path: str = "/find"):
    return client.post(path, data={"query": query})


@pytest.mark.parametrize(
    ("query", "place_id"),
    [
        ("74103", "74103"),
        ("74103-1234", "74103"),
        ("Tulsa, OK", "ok/tulsa"),
        ("tulsa ok", "ok/tulsa"),
        ("  TULSA,oklahoma  ", "ok/tulsa"),
        ("Ponce PR", "pr/ponce"),
        ("99503", "99503"),
        ("Tulsa County, OK", "ok/tulsa-county"),
        ("Orleans Parish, LA", "la/orleans-parish"),
        ("Oklahoma", "ok"),
        ("Guam", "gu"),
        ("96910", "96910"),
        ("36.15, -95.99", "36.15,-95.99"),
    ],
)
def test_a_known_place_leads_to_its_results(client, query, place_id):
    answer = find(client, query)
    assert answer.status_code == 303
    assert answer.location == f"/near/{place_id}"
    assert client.get(answer.location).status_code == 200


def test_spanish_stays_spanish(client):
    answer = find(client, "Ponce PR", "/es/find")
    assert answer.location == "/es/near/pr/ponce"
    page = client.get(answer.location).get_data(as_text=True)
    assert "Ponce" in page
    assert 'lang="es"' in page


def test_an_address_is_answered_by_its_zip_and_says_so(client):
    answer = find(client, "600 Civic Center, Tulsa, OK 74103")
    assert answer.location == "/near/74103?match=approximate"
    assert "We took it to be in or near" in client.get(answer.location).get_data(as_text=True)


@pytest.mark.parametrize(
    ("query", "state"),
    [("Whynotatall, Michigan", "mi"), ("11534", "ny"), ("Qwertzuiop GU", "gu")],
)
def test_an_unknown_place_in_a_plain_state_offers_the_state(client, query, state):
    answer = find(client, query)
    assert answer.status_code == 422
    page = answer.get_data(as_text=True)
    assert "We do not know that place in " in page
    assert page.index(f'href="/near/{state}"') < page.index('id="query"')


@pytest.mark.parametrize("query", ["asdfghjkl", "please help me", "who am i", "call me ok"])
def test_everyday_words_offer_no_state(client, query):
    assert "the whole state or territory" not in find(client, query).get_data(as_text=True)


@pytest.mark.parametrize("query", ["Springfield", "Washington", "Agua Dulce, TX", "Orange County"])
def test_an_ambiguous_name_is_asked_about_at_an_address_of_place_ids(client, query):
    answer = find(client, query)
    assert answer.status_code == 303
    assert answer.location.startswith("/choose?place=")
    page = client.get(answer.location).get_data(as_text=True)
    name = query.removesuffix(", TX")
    assert f"<h1>Which {name}?</h1>" in page
    assert 2 <= page.count('class="choice"') <= 10


def test_choices_of_one_state_show_their_county(client):
    page = client.get(find(client, "Agua Dulce, TX").location).get_data(as_text=True)
    assert "Nueces County" in page
    assert "El Paso County" in page


def test_a_shared_bare_slug_is_a_page_of_choices(client):
    answer = client.get("/near/tx/agua-dulce")
    assert answer.status_code == 200
    assert "/near/tx/agua-dulce-nueces-county" in answer.get_data(as_text=True)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("", "Tell us a place"),
        ("   ", "Tell us a place"),
        ("x" * 201, "too long to look up"),
        ("asdfghjkl", "could not find that place"),
        ("<script>alert(1)</script>", "could not find that place"),
        ("Toronto", "seems to be in Canada"),
        ("Manchester, United Kingdom", "seems to be in the United Kingdom."),
        ("Manila, Philippines", "seems to be in the Philippines."),
        ("she took the car keys", "only a city with its state"),
        ("xqzvw", "Check the spelling"),
        ("99999", "Check the digits"),
        ("(555) 123-4567", "Check the digits"),
        ("10 Main St", "Add the city and state, or the ZIP code."),
        ("10 Main St, Zzyzx OK", "Check the spelling"),
        ("rehab", "We found no place in that."),
        ("near me", "cannot see where you are"),
        ("usa", "too large for us to search"),
        ("\x00\x07", "could not find that place"),
    ],
)
def test_bad_input_is_refused_kindly_and_loses_nothing(client, query, words):
    answer = find(client, query)
    assert answer.status_code == 422
    page = answer.get_data(as_text=True)
    assert words in page
    assert 'href="#query"' in page
    assert 'aria-invalid="true"' in page


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("Manchester, United Kingdom", "está en el Reino Unido."),
        ("Manila, Filipinas", "está en Filipinas."),
        ("she took the car keys", "No encontramos ningún lugar en lo que escribió."),
    ],
)
def test_and_in_spanish(client, query, words):
    answer = client.post("/es/find", data={"query": query})
    assert words in answer.get_data(as_text=True)


def test_what_was_typed_is_kept_in_the_box(client):
    assert 'value="asdfghjkl"' in find(client, "asdfghjkl").get_data(as_text=True)


def test_outside_the_us_names_help_elsewhere(client):
    assert "findahelpline.com" in find(client, "Toronto").get_data(as_text=True)


def test_a_military_zip_has_its_own_page(client):
    answer = find(client, "APO AE 09012")
    assert answer.location == "/near/09012"
    page = client.get(answer.location).get_data(as_text=True)
    assert "APO, FPO and DPO" in page


@pytest.mark.parametrize("path", ["/near/09012", "/es/near/09012"])
def test_abroad_the_chat_comes_first_and_the_warning_once(client, path):
    page = client.get(path).get_data(as_text=True)
    panel = page.split('class="panel"', 1)[1].split("</article>")[0]
    assert panel.index('href="https://veteranscrisisline.net') < panel.index('href="tel:988"')
    assert page.count("findahelpline.com") >= 2
    assert len(re.findall(r"number of the country|número de emergencias? del país", page)) == 1


def test_the_form_is_where_get_find_leads(client):
    assert client.get("/find").location == "/#find"
    assert client.get("/es/find").location == "/es/#find"


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("74103-1234", "74103"),
        ("OK/Tulsa", "ok/tulsa"),
        ("36.15398,-95.99277", "36.15,-95.99"),
        ("36.10,-95.90", "36.1,-95.9"),
        ("OK", "ok"),
    ],
)
def test_other_spellings_of_an_id_are_redirected_for_good(client, written, canonical):
    answer = client.get(f"/near/{written}?match=corrected")
    assert answer.status_code == 308
    assert answer.location == f"/near/{canonical}?match=corrected"


@pytest.mark.parametrize(
    "unknown",
    ["00000", "ok/nowhere-at-all", "zz", "48.85,2.35", "ok/facilities", "%3Cb%3E", "a/b/c/d"],
)
def test_an_unknown_place_is_a_404_with_form_and_lines(client, unknown):
    answer = client.get(f"/near/{unknown}")
    assert answer.status_code == 404
    assert 'id="query"' in answer.get_data(as_text=True)


def test_the_device_position_is_rounded_on_arrival(client):
    answer = client.post("/find", data={"latitude": "36.153981", "longitude": "-95.992775"})
    assert answer.location == "/near/36.15,-95.99"


@pytest.mark.parametrize(
    "position",
    [("", ""), ("north", "west"), ("nan", "1"), ("91", "0"), ("inf", "0"), ("48.85", "2.35")],
)
def test_a_position_that_makes_no_sense_or_lies_abroad_is_refused(client, position):
    answer = client.post("/find", data={"latitude": position[0], "longitude": position[1]})
    assert answer.status_code == 422


def test_results_carry_the_place_in_the_findtreatment_link(client):
    page = client.get("/near/ok/tulsa").get_data(as_text=True)
    assert 'href="https://findtreatment.invalid/locator?sAddr=Tulsa%2C%20OK"' in page
    assert 'data-copy="Tulsa, OK"' in page
    assert 'href="https://findtreatment.gov/locator"' in page


def test_results_are_kept_by_nobody(client):
    headers = client.get("/near/74103").headers
    assert headers["Cache-Control"] == "private, no-store"
    assert headers["X-Robots-Tag"] == "noindex"


def test_reading_pages_are_answered_304_when_nothing_changed(client):
    first = client.get("/")
    again = client.get("/", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert again.get_data() == b""


@pytest.mark.parametrize("encoding", ["br", "gzip"])
def test_the_article_page_is_light(client, encoding):
    answer = client.get("/", headers={"Accept-Encoding": encoding})
    assert answer.headers["Content-Encoding"] == encoding
    assert len(answer.get_data()) < 22_000


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/find", "In the United States and its territories: "),
        ("/es/find", "En Estados Unidos y sus territorios: "),
    ],
)
def test_abroad_help_elsewhere_comes_before_the_form_and_988_says_where_it_answers(
    client, path, words
):
    main = find(client, "Toronto, Canada", path).get_data(as_text=True).partition("<main")[2]
    assert main.index("findahelpline.com") < main.index('id="query"')
    assert words in main


def test_text_988_is_a_link_that_texts(client):
    assert '<a href="sms:988">text 988</a>' in client.get("/").get_data(as_text=True)
    assert '<a href="sms:988?&amp;body=AYUDA">' in client.get("/es/").get_data(as_text=True)
