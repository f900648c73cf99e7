"""The page that asks which place is meant, at an address that names place ids and nothing else."""

import pytest


@pytest.mark.parametrize("prefix", ["", "/es"])
def test_it_shows_the_places_of_its_address(client, prefix):
    answer = client.get(f"{prefix}/choose?place=il/springfield&place=mo/springfield")
    assert answer.status_code == 200
    page = answer.get_data(as_text=True)
    assert page.index(f'href="{prefix}/near/il/springfield"') < page.index("/near/mo/springfield")
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.headers["X-Robots-Tag"] == "noindex"


def test_the_other_language_asks_about_the_same_places(client):
    page = client.get("/choose?place=il/springfield&place=mo/springfield&marked=<b>").get_data(True)
    assert "/es/choose?place=il/springfield&amp;place=mo/springfield" in page
    assert "marked" not in page


@pytest.mark.parametrize(
    ("arguments", "location"),
    [
        ("place=il/springfield", "/near/il/springfield"),
        ("place=il/springfield&place=IL/Springfield&place=zz/nowhere", "/near/il/springfield"),
        ("place=zz&place=%3Cb%3E&place=&place=00000", "/#find"),
        ("place=09012", "/#find"),
        ("", "/#find"),
        ("query=Springfield", "/#find"),
    ],
)
def test_unknown_ids_are_passed_over(client, arguments, location):
    answer = client.get(f"/choose?{arguments}")
    assert answer.status_code == 303
    assert answer.location == location


@pytest.mark.parametrize("prefix", ["", "/es"])
def test_a_name_that_is_a_cry_for_help_shows_people_first(client, prefix):
    page = client.get(f"{prefix}/choose?place=nm/socorro&place=tx/socorro").get_data(as_text=True)
    assert page.index('class="people-first"') < page.index('class="choice"')
    asked = client.post(f"{prefix}/find", data={"query": "socorro"})
    assert asked.status_code == 303
    assert asked.location.startswith(f"{prefix}/choose?place=tx/socorro&place=nm/socorro")
    others = client.get(f"{prefix}/choose?place=il/springfield&place=mo/springfield")
    assert 'class="people-first"' not in others.get_data(as_text=True)


def test_with_its_state_such_a_name_is_a_place(client):
    assert client.post("/find", data={"query": "Socorro, NM"}).location == "/near/nm/socorro"


def test_ten_at_most(client):
    states = ["il", "mo", "ma", "or", "oh", "va", "pa", "tn", "nj", "fl", "vt", "ga", "ky"]
    many = "&".join(f"place={state}/springfield" for state in states)
    assert client.get(f"/choose?{many}").get_data(as_text=True).count('class="choice"') == 10


@pytest.mark.parametrize(
    ("prefix", "words"),
    [
        ("", "Not abroad? Places of that name in the United States:"),
        ("/es", "¿No es en el extranjero?"),
    ],
)
def test_a_refusal_as_abroad_offers_the_places_here_of_that_name(client, prefix, words):
    page = client.post(f"{prefix}/find", data={"query": "Yukon"})
    assert words in page.text
    assert f'href="{prefix}/near/ok/yukon"' in page.text


@pytest.mark.parametrize(
    ("place_id", "other"), [("ky/london", "/near/oh/london"), ("ks", "/near/ok/kansas")]
)
def test_results_of_the_very_words_offer_the_namesakes(client, place_id, other):
    assert f'href="{other}"' in client.get(f"/near/{place_id}").text


@pytest.mark.parametrize(
    ("query", "words"),
    [("Danby, CO", "We know no place with just that name in Colorado."), ("Troy", "More than one")],
)
def test_it_says_why_it_asks(client, query, words):
    answer = client.post("/find", data={"query": query}, follow_redirects=True)
    assert words in answer.text


def test_a_state_offers_the_towns_of_its_name_before_the_counties(client):
    page = client.get("/near/wa").text
    assert 'href="/near/ut/washington"' in page
    assert 'href="/near/or/washington-county"' not in page
