"""Places stand in titles and sentences as people say them, in both languages."""

import pytest

from lookup_app.web.words.places import rounded
from tests.page_checks import Page


def heading(client, path: str) -> str:
    return Page(client.get(path).get_data(as_text=True)).texts["h1"][0]


@pytest.mark.parametrize(
    ("place", "english", "spanish"),
    [
        ("oh", "in Ohio", "en Ohio"),
        ("nj", "in New Jersey", "en Nueva Jersey"),
        ("dc", "in the District of Columbia", "en el Distrito de Columbia"),
        ("mp", "in the Northern Mariana Islands", "en las Islas Marianas del Norte"),
        ("vi", "in the U.S. Virgin Islands", "en las Islas Vírgenes de EE. UU."),
        ("fm", "in the Federated States of Micronesia", "en los Estados Federados de Micronesia"),
        ("mh", "in the Marshall Islands", "en las Islas Marshall"),
        ("pw", "in Palau", "en Palaos"),
        ("mo/greene-county", "in Greene County, MO", "en el condado de Greene, MO"),
        ("la/orleans-parish", "in Orleans Parish, LA", "en la parroquia de Orleans, LA"),
        (
            "ct/northeastern-connecticut-planning-region",
            "in Northeastern Connecticut Planning Region, CT",
            "en la región de planificación de Northeastern Connecticut, CT",
        ),
        (
            "ak/juneau-city-and-borough",
            "in Juneau City and Borough, AK",
            "en la ciudad y borough de Juneau, AK",
        ),
        ("ak/denali-borough", "in Denali Borough, AK", "en el borough de Denali, AK"),
        ("ak/bethel-census-area", "in Bethel Census Area, AK", "en el área censal de Bethel, AK"),
        ("va/norton-city", "in Norton city, VA", "en la ciudad de Norton, VA"),
        ("vi/st-croix-island", "in St. Croix, VI", "en St. Croix, VI"),
        ("as/western-district", "in Western District, AS", "en el distrito Western, AS"),
        (
            "metro/ada-ok",
            "near Ada, OK metro area",
            "cerca de Ada, OK (área metropolitana)",
        ),
        ("pr/ponce-municipio", "in Ponce Municipio, PR", "en el municipio de Ponce, PR"),
        ("ok/tulsa", "near Tulsa, OK", "cerca de Tulsa, OK"),
        ("74103", "near Tulsa, OK 74103", "cerca de Tulsa, OK 74103"),
    ],
)
def test_the_heading_says_in_an_area_and_near_a_town(client, place, english, spanish) -> None:
    assert heading(client, f"/near/{place}") == f"Care and company {english}"
    assert heading(client, f"/es/near/{place}") == f"Atención y compañía {spanish}"


def test_sentences_have_the_article_and_no_verb_to_agree_with(client) -> None:
    page = client.get("/near/vi").get_data(as_text=True)
    assert "In the U.S. Virgin Islands, 988 is the official crisis line." in page
    assert "We found no warmline for the U.S. Virgin Islands" in page
    assert "One small step in the U.S. Virgin Islands" in page
    spanish = client.get("/es/near/dc").get_data(as_text=True)
    assert "No encontramos una línea de acompañamiento para el Distrito de Columbia" in spanish
    assert "un sitio del Distrito de Columbia" in spanish


def test_findtreatment_is_told_the_english_name(client) -> None:
    spanish = client.get("/es/near/nj").get_data(as_text=True)
    assert 'data-copy="New Jersey"' in spanish
    assert "<summary>Nueva Jersey · <span" in spanish
    assert 'data-copy="Greene County, MO"' in client.get(
        "/es/near/mo/greene-county"
    ).get_data(as_text=True)  # fmt: skip


def test_choices_have_spanish_names_too(client) -> None:
    page = client.post("/es/find", data={"query": "Greene"}, follow_redirects=True).text
    assert ">Condado de Greene, Misuri<" in page
    assert "Greene County" not in page
    unknown = client.post("/es/find", data={"query": "Qwertzuiop, New Jersey"})
    assert ">Nueva Jersey</a>" in unknown.get_data(as_text=True)


@pytest.mark.parametrize(
    ("place", "english", "spanish"),
    [
        ("la/orleans-parish", "Orleans Parish, Louisiana", "Parroquia de Orleans, Luisiana"),
        ("wa", "Washington the whole state", "Washington todo el estado"),
        ("gu", "Guam all of it", "Guam todo el territorio"),
        ("dc", "District of Columbia all of it", "Distrito de Columbia todo el territorio"),
        ("dc/washington", "Washington, District of Columbia", "Washington, Distrito de Columbia"),
        ("va/richmond", "Richmond, Virginia", "Richmond, Virginia"),
        ("metro/ada-ok", "Ada, OK metro area", "Ada, OK (área metropolitana)"),
    ],
)
def test_a_choice_says_once_and_truly_what_a_place_is(client, place, english, spanish) -> None:
    for prefix, said in (("", english), ("/es", spanish)):
        page = client.get(f"{prefix}/choose?place={place}&place=ok/tulsa").text
        choice = Page(page[page.index('<ul class="choices">') :]).texts["a"][0]
        assert choice.partition(" · ")[0].partition(" about ")[0].partition(" unos ")[0] == said


def test_a_place_is_not_said_to_be_in_itself(client) -> None:
    assert "It is in District of Columbia" not in client.get("/near/20001").get_data(as_text=True)


@pytest.mark.parametrize(
    ("people", "said"),
    [(170_188, 170_000), (8_804_190, 8_800_000), (4_127, 4_100), (87, 87), (0, 0)],
)
def test_people_are_counted_in_two_figures(people, said):
    assert rounded(people) == said
