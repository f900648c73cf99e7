"""A town means the same inside a sentence as alone: found where it is found, asked where asked."""

import sqlite3
from zlib import crc32

import pytest

from lookup_app.geocoding.outcomes import Ambiguous, Found, NotFound, places_of
from lookup_app.states import STATES_AND_DC

SEED = 20261127
FEW = 60
MOST_ASTRAY = 0.01
# One of the few.
MOST_ASTRAY_OF_FEW = 0.02
# Landmarks and parts of cities are found alone only.
MOST_ASTRAY_BEFORE_SENTENCES = 0.02
LARGE = 15_000
# Before words of nothing but care, too; those that are called like persons and words are not.
SMALL = 1_500
EVERY_SMALL = 60
MOST_SMALL_ASTRAY = 0.12
CRIES = ("{} please help", "{} i need detox", "{} necesito ayuda")
AFTER_LINK = (
    "my son in {} needs detox",
    "mi hijo en {} necesita ayuda",
    "homeless in {} with my dog",
    "outside of {} about 20 miles",
    "cerca de {} con mi familia",
    "stuck in {} need detox tonight",
    "i am near {} and have no car",
)
KEYWORDS = (
    "{} evenings",
    "IOP {} evenings",
    "DUI class {}",
    "postpartum depression {}",
    "crisis unit {}",
    "{} help",
)
# These stand behind a town of any size.
CARE = (
    "{} suboxone clinic",
    "{} mental health",
    "{} inpatient rehab",
    "{} halfway house",
    "{} and surrounding areas",
)
ROADS = ("exit 12 I-81 {}", "US 61 {}")
# The town begins the text, as on a phone without a comma.
BEFORE_SENTENCES = (
    "{} i need help",
    "{} where do i go",
    "{} i cant stop",
    "{} lost my job",
    "{} my son is using",
    "{}. My mom kicked me out",
    "{} 3 days no sleep",
    "{} rn",
    "{} help me",
    "{} thx",
    "{} is where i live",
    "{} es donde vivo",
    "{} i'm scared",
    "{}, mi hijo no quiere ayuda",
    "{} para mi hijo",
    "{} no sé qué hacer",
    "soy de {} y mi hijo toma",
)
# Somebody calls out first.
BEHIND_CALLS = (
    "omg {} i need detox",
    "please help me {} cant stop drinking",
    "por favor {} mi hijo toma",
)
# What is said of the town or of oneself behind it.
BEHIND = (
    "{} open 24 hours",
    "{} mental hospital",
    "{} lgbtq friendly",
    "{} near the mall",
    "{} by the river",
    "{} within 25 miles",
    "{} and i dont drive",
    "{} helpline",
)
# The first word behind the town is the code of a state, too.
BEFORE_CODES = (
    "{}, mi hijo",
    "{}, oh god",
    "{} in my car",
    "{}, in jail",
    "{}, or anywhere",
    "{} me and my girl",
    "{}, id like help",
    "{}, ok gracias",
    "{}, la verdad",
    "{}, de verdad",
    "{}, al lado del hospital",
)
# Before these a small town of one word is named, too, unless the word is another's as well.
BEFORE_NEEDS = BEFORE_SENTENCES[:5]
MOST_SMALL_REFUSED = 0.2
PAIRED = ("{0}/{1} {2}", "{0} or {1} {2}", "between {0} and {1} {2}", "{0}, {2} & {1}")
TWO = (
    "I live in {0} {1}, my son is in {2} {3}",
    "Home: {0}, {1} Work: {2}, {3}",
    "Preferred location: {0}, {1}; Second choice: {2}, {3}",
    "Residence: {0} {1} / Born: {2} {3}",
    "yo vivo en {0}, mi hijo en {2}",
    "lives in {0}, born in {2}",
    "client lives in {0} {1}, works in {2}",
)
TOWNS = """
    SELECT name FROM places WHERE kind = 'city' GROUP BY name
    HAVING MAX(COALESCE(population, 0)) >= ? ORDER BY name
"""


@pytest.fixture(scope="module")
def names(gazetteer, instance):
    (path,) = instance.glob("gazetteer-*.sqlite")
    connection = sqlite3.connect(path)
    yield lambda people: [name for (name,) in connection.execute(TOWNS, (people,))]
    connection.close()


def drawn(names, number):
    """Some of the names, by chance, and nearly the same ones after the data have changed."""
    return sorted(names, key=lambda name: crc32(f"{SEED}{name}".encode()))[:number]


def what_is_meant(outcome):
    """The kind of outcome and its places, however sure."""
    return type(outcome), [place.id for place in places_of(outcome)]


def share_astray(gazetteer, template, names):
    """How many mean something else inside the sentence, and the first of them."""
    alone = {name: gazetteer.geocode(name) for name in names}
    known = {name: outcome for name, outcome in alone.items() if places_of(outcome)}
    wrong = [
        name
        for name, outcome in known.items()
        if what_is_meant(gazetteer.geocode(template.format(name))) != what_is_meant(outcome)
    ]
    return len(wrong) / len(known), wrong[:20]


@pytest.mark.parametrize("template", [*AFTER_LINK, *KEYWORDS])
def test_a_few_towns_mean_the_same_in_a_sentence(gazetteer, names, template):
    few = drawn(names(LARGE if template in KEYWORDS else 0), FEW)
    share, wrong = share_astray(gazetteer, template, few)
    assert share <= MOST_ASTRAY_OF_FEW, wrong


@pytest.mark.slow
@pytest.mark.parametrize("template", [*AFTER_LINK, *KEYWORDS])
def test_every_town_means_the_same_in_a_sentence(gazetteer, names, template):
    every = names(LARGE) if template in KEYWORDS else names(0)[::10]
    share, wrong = share_astray(gazetteer, template, every)
    assert share <= MOST_ASTRAY, wrong


@pytest.mark.parametrize("template", [*BEFORE_SENTENCES, *BEFORE_CODES, *BEHIND_CALLS, *BEHIND])
def test_a_few_towns_mean_the_same_before_a_sentence(gazetteer, names, template):
    few = drawn(names(LARGE), FEW)
    share, wrong = share_astray(gazetteer, template, few)
    assert share <= MOST_ASTRAY_OF_FEW, wrong


@pytest.mark.slow
@pytest.mark.parametrize("template", [*BEFORE_SENTENCES, *BEFORE_CODES, *BEHIND_CALLS, *BEHIND])
def test_every_town_means_the_same_before_a_sentence(gazetteer, names, template):
    share, wrong = share_astray(gazetteer, template, names(LARGE))
    assert share <= MOST_ASTRAY_BEFORE_SENTENCES, wrong


def small_astray(gazetteer, template, names):
    """The shares of towns of one word that become others before a sentence, and of those refused."""
    others, refused, known = [], [], 0
    for name in names:
        alone = gazetteer.geocode(name)
        if " " in name or not isinstance(alone, Found):
            continue
        known += 1
        query = template.format(name)
        outcome = gazetteer.geocode(query)
        if not places_of(outcome):
            refused.append(query)
        elif what_is_meant(outcome) != what_is_meant(alone):
            others.append(query)
    return len(others) / known, len(refused) / known, (others[:20], refused[:20])


@pytest.mark.parametrize("template", BEFORE_NEEDS)
def test_a_few_small_towns_are_named_before_a_sentence(gazetteer, names, template):
    few = drawn(names(0), 3 * FEW)
    others, refused, which = small_astray(gazetteer, template, few)
    assert others <= MOST_ASTRAY, which
    assert refused <= MOST_SMALL_REFUSED, which


@pytest.mark.slow
@pytest.mark.parametrize("template", BEFORE_NEEDS)
def test_every_small_town_is_named_before_a_sentence(gazetteer, names, template):
    others, refused, which = small_astray(gazetteer, template, names(0)[::4])
    assert others <= MOST_ASTRAY, which
    assert refused <= MOST_SMALL_REFUSED, which


@pytest.mark.parametrize(
    "query", ["Bison i need help", "corral where do i go", "Trevor i cant stop", "vest i need help"]
)
def test_a_small_town_called_like_a_word_or_a_person_is_none(gazetteer, query):
    assert isinstance(gazetteer.geocode(query), NotFound)


@pytest.mark.parametrize("template", [*CARE, *ROADS])
def test_a_few_towns_mean_the_same_before_words_of_care_and_behind_roads(
    gazetteer, names, template
):
    few = drawn(names(0), FEW)
    share, wrong = share_astray(gazetteer, template, few)
    assert share <= MOST_ASTRAY_OF_FEW, wrong


@pytest.mark.slow
@pytest.mark.parametrize("template", [*CARE, *ROADS])
def test_every_town_means_the_same_before_words_of_care_and_behind_roads(
    gazetteer, names, template
):
    share, wrong = share_astray(gazetteer, template, names(0)[::10])
    assert share <= MOST_ASTRAY, wrong


@pytest.mark.parametrize("template", PAIRED)
def test_two_towns_are_both_offered(gazetteer, template):
    astray = []
    # Washington's Tri-Cities are one of its largest towns, and three.
    for state in sorted(STATES_AND_DC - {"DC", "WA"}):
        first, second = gazetteer.largest_towns(state)[:2]
        query = template.format(first.name, second.name, state)
        meant = {first.id, second.id}
        if not meant <= {place.id for place in places_of(gazetteer.geocode(query))}:
            astray.append(query)
    assert astray == []


def largest_pairs(gazetteer, largest):
    """Towns of each state beside those of the next."""
    states = sorted(STATES_AND_DC - {"DC"})
    for state, other in zip(states, [*states[1:], states[0]], strict=True):
        for first in gazetteer.largest_towns(state)[:largest]:
            for second in gazetteer.largest_towns(other)[:largest]:
                if first.name != second.name:
                    yield first, second


def first_lost(gazetteer, template, largest):
    """The queries in which the first of two towns is neither found nor offered."""
    lost = []
    for first, second in largest_pairs(gazetteer, largest):
        query = template.format(first.name, first.state, second.name, second.state)
        # Without its state "Newark" is in New Jersey.
        alone = first.name if "{1}" not in template else f"{first.name}, {first.state}"
        meant = {place.id for place in places_of(gazetteer.geocode(alone))}
        if meant.isdisjoint(place.id for place in places_of(gazetteer.geocode(query))):
            lost.append(query)
    return lost


@pytest.mark.parametrize("template", TWO)
def test_the_first_of_two_places_is_found_or_offered(gazetteer, template):
    lost = first_lost(gazetteer, template, 1)
    assert len(lost) <= len(STATES_AND_DC) * MOST_ASTRAY_OF_FEW, lost


@pytest.mark.slow
@pytest.mark.parametrize("template", TWO)
def test_the_first_of_many_pairs_is_found_or_offered(gazetteer, template):
    lost = first_lost(gazetteer, template, 4)
    assert len(lost) <= 800 * MOST_ASTRAY_OF_FEW, lost[:20]


@pytest.mark.parametrize("query", ["Jackson needs rehab", "Clinton needs detox"])
def test_what_may_be_a_person_is_asked(gazetteer, query):
    assert isinstance(gazetteer.geocode(query), Ambiguous)


@pytest.mark.parametrize("query", ["Charlotte needs rehab", "austin drinks", "tyler is using"])
def test_what_may_be_a_person_is_never_found(gazetteer, query):
    assert isinstance(gazetteer.geocode(query), NotFound)


@pytest.mark.parametrize("query", ["at Houston with my dog", "from Houston and need detox"])
def test_loose_links_lead_to_large_towns_only(gazetteer, query):
    assert isinstance(gazetteer.geocode(query), Found)
    assert isinstance(gazetteer.geocode(query.replace("Houston", "Ringling")), NotFound)


@pytest.mark.parametrize(
    "query", ["in Essex MA, in Cook County IL", "Cook County IL Lake County IL"]
)
def test_counties_are_no_second_town(gazetteer, query):
    assert places_of(gazetteer.geocode(query))


@pytest.mark.parametrize("template", CRIES)
def test_small_towns_are_found_before_a_cry_for_help(gazetteer, names, template):
    few = names(SMALL)[::EVERY_SMALL]
    share, wrong = share_astray(gazetteer, template, few)
    assert share <= MOST_SMALL_ASTRAY, wrong


@pytest.mark.parametrize(
    ("query", "places"),
    [
        ("Dallas-Houston", ["tx/dallas", "tx/houston"]),
        ("Chicago-Milwaukee", ["il/chicago", "wi/milwaukee"]),
        ("Madison-Austin", ["wi/madison", "tx/austin"]),
        ("Seattle-Tacoma", ["wa/seattle"]),
    ],
)
def test_large_cities_by_a_hyphen_are_asked_about_unless_they_are_near(gazetteer, query, places):
    assert [place.id for place in places_of(gazetteer.geocode(query))] == places
