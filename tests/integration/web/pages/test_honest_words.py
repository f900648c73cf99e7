"""What the pages say of themselves is true of the running site, in both languages."""

import re

import pytest

import config
from tests.fakes import facility
from tests.integration.facilities.test_page import CatalogDirectory

PONCE = facility("Casa", 18.02, -66.61, "SA", city="Ponce", state="PR", zip="00731")


@pytest.fixture
def site(instance, make_site):
    def make(directory=None, **settings):
        settings_now = config.Testing(INSTANCE_PATH=instance, **settings)
        return make_site(settings_now, directory=directory).test_client()

    return make


def words(client, address):
    html = re.sub(r"<[^>]+>", " ", client.get(address).get_data(as_text=True))
    return " ".join(html.split())


def test_a_whole_state_or_county_is_not_searched_near(site):
    client = site(CatalogDirectory(PONCE))
    assert "Treatment facilities in Oklahoma" in words(client, "/near/ok")
    assert "Treatment facilities in Tulsa County, OK" in words(client, "/near/ok/tulsa-county")
    assert "Treatment facilities near Tulsa, OK" in words(client, "/near/ok/tulsa")


@pytest.mark.parametrize(
    ("place_id", "line"),
    [
        ("74103", "Tulsa, OK, in Tulsa County · change"),
        ("ok/tulsa", "Tulsa, OK, in Tulsa County · change"),
        ("ok/tulsa-county", "Tulsa County, OK · change"),
        ("ok", "Oklahoma · change"),
        ("96910", "Hagatna, GU · change"),
        ("dc/washington", "Washington, DC · change"),
        ("nv/carson-city", "Carson City, NV · change"),
        ("va/richmond", "Richmond, VA · change"),
        ("21201", "Baltimore, MD · change"),
        ("va/emporia", "Emporia, VA · change"),
        ("ny/new-york", "New York, NY · change"),
        ("ny/brooklyn", "Brooklyn, NY, in Kings County · change"),
        ("vi/christiansted", "Christiansted, VI, in St. Croix · change"),
    ],
)
def test_one_line_says_which_place_was_understood(site, place_id, line):
    assert line in words(site(), f"/near/{place_id}")


@pytest.mark.parametrize(
    ("address", "box"),
    [("74103", "Tulsa, OK 74103"), ("ok/tulsa?match=corrected", "Tulsa, OK"), ("36.15,-95.99", "")],
)
def test_the_box_to_change_it_holds_the_places_own_name(site, address, box):
    page = site().get(f"/near/{address}").get_data(as_text=True)
    assert f'name="query" type="text" value="{box}"' in page


def test_a_point_is_near_you_and_says_around_which_town(site):
    page = words(site(CatalogDirectory(PONCE)), "/near/36.15,-95.99")
    assert "Care and company near you (around Tulsa, OK)" in page
    assert "cerca de usted (por Tulsa, OK)" in words(site(), "/es/near/36.15,-95.99")


def test_spanish_numbers_and_counties_are_those_of_the_united_states(site):
    page = words(site(CatalogDirectory(PONCE)), "/es/near/pr/ponce")
    assert re.search(r"a \d\.\d millas", page)
    assert "Ponce, PR, en el municipio de Ponce · cambiar" in page
    assert "hora del este" in words(site(), "/es/help-now")


def test_each_link_to_directions_says_where_to(site):
    assert "Directions on Google Maps: Casa" in words(
        site(CatalogDirectory(PONCE)), "/near/pr/ponce"
    )


@pytest.mark.parametrize("place_id", ["74103", "36.15,-95.99"])
def test_steps_lead_to_a_town_or_county_not_to_a_number(site, place_id):
    page = words(site(), f"/near/{place_id}")
    steps = page[page.index("One small step near") :]
    assert re.search(r"a place in Tulsa( County)?, OK where", steps)


@pytest.mark.parametrize(
    ("place_id", "there"),
    [
        ("airport/tul", "un sitio del condado de Tulsa, OK donde"),
        ("36.15,-95.99", "un sitio del condado de Tulsa, OK donde"),
        ("metro/ada-ok", "un sitio de Ada, OK donde"),
    ],
)
def test_spanish_steps_name_where_one_goes_in_spanish(site, place_id, there):
    assert there in words(site(), f"/es/near/{place_id}")


def test_a_territory_is_not_called_a_state(site):
    page = words(site(), "/near/gu")
    assert "Listed by the local government in 2022; not re-checked." in page


def test_how_soon_the_operator_answers_is_said_where_it_is_set(site):
    assert "They aim to answer" not in words(site(), "/accessibility")
    page = words(site(REPLY_TIME=5), "/accessibility")
    assert "They aim to answer within 5 days." in page
    assert "Procuran contestar en 1 día." in words(site(REPLY_TIME=1), "/es/accessibility")


def test_new_hampshire_never_sends_anybody_away_from_988(site):
    assert "instead of 988" not in words(site(), "/near/nh")


def test_privacy_speaks_of_the_count_by_network_address_and_of_directions(site):
    assert "each network address" in words(site(), "/privacy")
    assert "cada dirección de red" in words(site(), "/es/privacy")
    assert "directions" in words(site(), "/privacy")


@pytest.mark.parametrize("contact", ["", "ann@example.org"])
def test_the_article_offers_to_write_a_reply_only_where_one_can(site, contact):
    article = site(OPERATOR_CONTACT=contact).get("/").text
    assert ('href="/replies/new"' in article) == bool(contact)
    assert ("Replies are closed" in article) != bool(contact)


def test_no_button_is_named_that_is_not_there_without_scripts(site):
    client = site()
    answer = client.post("/find", data={"query": "where can i get methadone near me"}).text
    assert "If you see “Use my location”" in answer


@pytest.mark.parametrize(
    ("prefix", "said"),
    [("", "My town was not found: <a"), ("/es", "No se encontró mi ciudad o pueblo: <a")],
)
def test_a_link_to_report_a_missing_town_says_what_it_is_for(site, prefix, said):
    assert said in site().post(f"{prefix}/find", data={"query": "asdfghjkl"}).text
