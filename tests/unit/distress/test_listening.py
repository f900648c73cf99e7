"""Words of distress are heard as people write them; the name of a place never is."""

import random
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from lookup_app.distress.concerns import Heard
from lookup_app.distress.listening import Listener
from lookup_app.distress.rules import Rule, Rules, load_rules
from lookup_app.toml_files import ContentError
from tests.unit.distress.measuring import RULES, Hear, hearing

LISTENER = Listener.load(RULES)


@pytest.mark.parametrize(
    ("query", "concern"),
    [
        ("I want to die", "dying"),
        ("i wanna dieeee", "dying"),
        ("I want 2 die", "dying"),
        ("iwanttodie", "dying"),
        ("I don’t want to live anymore.", "dying"),
        ("k1ll myself", "dying"),
        ("SU*CIDAL!!", "dying"),
        ("kms", "dying"),
        ("unalive", "dying"),
        ("sleep and never wake up", "dying"),
        ("not worth living", "dying"),
        ("¡Quiero matarme!", "dying"),
        ("kiero morirme", "dying"),
        ("suisidio", "dying"),
        ("feels like I am dying", "body"),
        ("i took too many pills", "act"),
        ("she is not breathing", "act"),
        ("i od'd", "act"),
        ("my son is suicidal", "someone"),
        ("mi hija se quiere matar", "someone"),
        ("i want to hurt my baby", "harm_child"),
        ("kill my husband", "harm"),
        ("he hits me", "violence"),
        ("abuse at home", "violence"),
        ("help", "help"),
        ("988", "help"),
        ("ayuda", "help"),
        ("i have no one", "help"),
        ("im on the bridge", "dying"),
        ("we're on the bridge", "dying"),
        ("standing on the george washington bridge", "dying"),
        ("im walking across the bridge", "dying"),
        ("sitting on the tracks", "dying"),
        ("i climbed over the railing", "dying"),
        ("estoy en el puente", "dying"),
        ("me subí al puente", "dying"),
        # What a reader who had not written the rules missed, a line a kind.
        ("my brain keeps telling me to jump", "dying"),
        ("i cant promise ill be here tomorrow", "dying"),
        ("existing is exhausting", "dying"),
        ("gonna take all my pills", "dying"),
        ("he is sitting there with the gun in his lap", "act"),
        ("od", "act"),
        ("my 14 year old is cutting", "someone"),
        ("he is going to kill me", "violence"),
        ("me tiene encerrada", "violence"),
        ("desearía no haber nacido", "dying"),
        ("mi hijo sigue cortándose", "someone"),
        ("ataque de pánico", "help"),
        ("¡Socorro!", "help"),
        ("SOCORRO AYUDA", "help"),
        ("mi hijo sobredosis", "act"),
        ("overdose of my son", "act"),
        ("need 911", "act"),
        ("everyone tells me kys", "dying"),
        ("i have a loaded gun", "dying"),
        ("compré una soga", "dying"),
        ("mi mamá se cortó", "someone"),
        ("me siento muy sola", "help"),
        # Who hurts whom: somebody else, or the writer.
        ("someone is hurting my child", "violence"),
        ("im scared he will hurt my baby", "violence"),
        ("tengo miedo de que mi esposo va a lastimar a mi hijo", "violence"),
        ("scared ill hurt my baby", "harm_child"),
        ("hurt my son", "harm_child"),
        ("quiero lastimar a mi hijo", "harm_child"),
    ],
)
def test_words_of_distress_are_known(query, concern):
    heard = LISTENER.hear(query)
    assert heard is not None
    assert heard.concern == concern


@pytest.mark.parametrize(
    ("query", "rest"),
    [
        ("I want to die in Tulsa", "Tulsa"),
        ("quiero morirme en Miami", "Miami"),
        ("suicidal 74103", "74103"),
        ("Tulsa, OK: I wanna kms", "Tulsa, OK:"),
    ],
)
def test_what_else_was_written_is_left_for_a_place(query, rest):
    heard = LISTENER.hear(query)
    assert heard is not None
    assert heard.rest == rest


@pytest.mark.parametrize(
    ("query", "concern", "rest"),
    [
        ("Help me I'm dying in Boise", "body", "Boise"),
        ("hopeless need help Tulsa", "dying", "Tulsa"),
        ("sobredosis de mi hermano en Salinas", "act", "Salinas"),
        ("sobredosis El Paso", "act", "El Paso"),
        ("violada en La Grande", "violence", "La Grande"),
        ("overdose Dayton", "act", "Dayton"),
        ("overdose in 74103", "act", "74103"),
        ("hopeless in Ashton, ID", "dying", "Ashton, ID"),
        ("hopeless in Death Valley", "dying", "Death Valley"),
        ("raped in the Bronx", "violence", "the Bronx"),
    ],
)
def test_some_words_speak_of_distress_beside_a_place(gazetteer, query, concern, rest):
    assert hearing(LISTENER, gazetteer)(query) == Heard(concern, rest)


@pytest.mark.parametrize(
    "query",
    [
        "overdose support group Dayton",
        "Rape crisis Boise",
        "Emergency services Boise",
        "help in Tulsa",
        "me quiero ir a Miami",
        "Esperanza Miami",
        "hopeless in love",
        "hopeless UP",
    ],
)
def test_and_none_beside_anything_else(gazetteer, query):
    assert hearing(LISTENER, gazetteer)(query) is None


@pytest.mark.slow
@pytest.mark.parametrize("words", ["hopeless in", "sobredosis en", "raped in"])
def test_beside_every_town_of_some_size(gazetteer, instance, words):
    hear = hearing(LISTENER, gazetteer)
    towns = all_of(
        "SELECT name || ', ' || state FROM places WHERE kind = 'city' AND population >= 20000",
        instance,
    )
    assert len(towns) > 1_500
    assert not [town for town in towns if not (heard := hear(f"{words} {town}")) or not heard.rest]


@pytest.mark.parametrize(
    ("query", "concern"),
    [
        ("i want to die i already took the pills", "act"),
        ("my son took too many pills he is suicidal", "act"),
        ("help i want to die", "dying"),
        ("my daughter is suicidal and i want to die too", "someone"),
        ("quiero morir, i took too many pills", "act"),
    ],
)
def test_the_gravest_comes_first(query, concern):
    heard = LISTENER.hear(query)
    assert heard is not None
    assert heard.concern == concern


@pytest.mark.parametrize(
    "query",
    [
        "suicide prevention center Los Angeles",
        "988 suicide crisis center 74103",
        "dying to find a detox",
        "my grandmother died last year",
        "killer headache",
        "help in Tulsa",
        "homeless",
        "Suicide Bridge, Pasadena",
        "Exodus Recovery Services",
        "Emergence",
        "socorro",
        "Socorro, NM!",
        "Odd, WV",
        "odd",
        "ya no puedo esperar",
        "my landlord is not responding",
        "",
        "!!!",
        "_ * ? (",
        "to " * 90,
    ],
)
def test_nothing_else_is(query):
    assert LISTENER.hear(query) is None


# Names as they are shown, and nicknames, landmarks and institutions as they are filed.
NAMES = """
    SELECT name FROM places WHERE kind != 'zip' UNION SELECT county FROM places
    UNION SELECT filed FROM phrases WHERE kind IN ('exact', 'approximate', 'region', 'country')
"""
MORE_NAMES = """
    SELECT filed FROM names UNION SELECT city FROM places
    UNION SELECT name || ', ' || state FROM places WHERE kind != 'zip'
"""


def all_of(names_sql: str, instance: Path) -> set[str]:
    (file,) = instance.glob("gazetteer-*.sqlite")
    with closing(sqlite3.connect(file)) as database:
        return {name for (name,) in database.execute(names_sql) if name}


def heard_in(names_sql: str, instance: Path, hear: Hear, most: int | None = None) -> list[str]:
    """Which of the names are heard, or of so many drawn from them."""
    names = sorted(all_of(names_sql, instance))
    assert len(names) > 25_000
    asked = random.Random(988).sample(names, most) if most else names
    return [name for name in asked if hear(name)]


@pytest.mark.parametrize("most", [2_000, pytest.param(None, id="all", marks=pytest.mark.slow)])
def test_no_name_of_a_place_is_taken_for_them(gazetteer, instance, most):
    assert not heard_in(NAMES, instance, hearing(LISTENER, gazetteer), most)


@pytest.mark.slow
def test_nor_any_other_spelling_of_one_nor_a_name_with_its_state(gazetteer, instance):
    assert not heard_in(MORE_NAMES, instance, hearing(LISTENER, gazetteer))


@pytest.mark.parametrize("rules", load_rules(RULES), ids=["en", "es"])
def test_every_rule_is_written_as_it_is_read(rules):
    """A rule with words that spelling turns into others could never be met."""
    written = "|".join(re.escape(words) for words in rules.spellings)
    unmet = re.compile(rf"(?<![^ |(])(?:{written})(?![^ |)?])")
    assert not [phrase for rule in rules.rule for phrase in rule.phrases if unmet.search(phrase)]


RULES_OF_ONE = Rules(
    exclamations=("gosh|(dear me)",),
    around="please",
    before_place="in",
    articles="the",
    mended="",
    unstretched="coo",
    spellings={},
    sets={"dark": "night|deep night"},
    calm=("night train",),
    rule=(
        Rule("dying", ("<dark> * end",)),
        Rule("help", ("lamp",), whole=True),
        Rule("help", ("candle",), cried=True),
        Rule("help", ("lantern",), beside_place=True),
        Rule("act", ("co",)),
    ),
)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("deep night at the end", True),
        ("night end", True),
        ("night one two three four end", False),
        ("night train end", False),
        ("please lamp", True),
        ("lamp in Tulsa", False),
        ("lantern please", True),
        ("please lantern in the Tulsa", True),
        ("the Tulsa: lantern", True),
        ("lantern of Tulsa", False),
        ("lamp in the Tulsa", False),
        ("please candle", False),
        ("please candle!", True),
        ("candle in Tulsa!", False),
        ("coooo", True),
        ("co'o", True),
        ("coo", False),
    ],
)
def test_the_language_of_the_rules(query, found):
    heard = Listener([RULES_OF_ONE]).hear(query, lambda words: words in {"the Tulsa", "the Tulsa:"})
    assert bool(heard) is found


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ('concern = "dying"', 'concern = "sad"'),
        ("<pills>", "<pils>"),
        ("[spellings]", "[spelings]"),
        ('"give up"', '"give up |"'),
    ],
)
def test_a_file_that_says_anything_else_is_refused(tmp_path, right, wrong):
    text = (RULES / "en.toml").read_text()
    assert right in text
    (tmp_path / "en.toml").write_text(text.replace(right, wrong))
    with pytest.raises(ContentError):
        Listener.load(tmp_path)


def test_no_rules_at_all_are_refused(tmp_path):
    with pytest.raises(ContentError):
        Listener.load(tmp_path)
