"""Each reason to refuse a guidance file, shown by one file that must not load."""

import pytest

from lookup_app.guidance.guidance import Guidance
from lookup_app.toml_files import ContentError

SOURCE = 'source = { en = "Alabama", es = "Alabama" }'

REFUSED = {
    "a blocked number": [
        ("1-844-555-0100", "1-800-273-8255"),
        ("+18445550100", "+18002738255"),
    ],
    "a blocked number in the words": [("To talk.", "Or call 800-273-8255.")],
    "a number of another place": [
        ("1-844-555-0100", "855-845-7415"),
        ("+18445550100", "+18558457415"),
    ],
    "a blocked keyword": [
        ('kind = "call", display = "1-844-555-0100"', 'kind = "text", display = "988"'),
        ('"tel:+18445550100"', '"sms:988?&body=PRIDE", keyword = "PRIDE"'),
        ("toll-free", "free"),
    ],
    "a keyword that the link does not send": [
        ('kind = "call", display = "1-844-555-0100"', 'kind = "text", display = "741741"'),
        ('"tel:+18445550100"', '"sms:741741?&body=HOME", keyword = "HOLA"'),
        ("toll-free", "free"),
    ],
    "988 press 3": [
        ("1-844-555-0100", "988"),
        ('"tel:+18445550100"', '"tel:988", press = "3"'),
        ("toll-free", "free"),
    ],
    "988 press 3 in words": [("To talk.", "Call 988 and press 3.")],
    "988 press 3 in Spanish words": [("Para hablar.", "Llame al 988 y oprima el 3.")],
    "other digits shown than dialed": [("+18445550100", "+18445550101")],
    "letters that spell other keys": [("1-844-555-0100", "1-844-555-4357 (HELQ)")],
    "no digits shown": [("1-844-555-0100", "call us")],
    "a link of the wrong kind": [('"tel:+18445550100"', '"sms:+18445550100"')],
    "a link to another site than shown": [
        ('kind = "call", display = "1-844-555-0100"', 'kind = "chat", display = "example.org"'),
        ("tel:+18445550100", "https://example.com/chat"),
        ("toll-free", "free"),
    ],
    "an unencrypted page": [
        ('kind = "call", display = "1-844-555-0100"', 'kind = "chat", display = "example.org"'),
        ("tel:+18445550100", "http://example.org"),
        ("toll-free", "free"),
    ],
    "no source": [(f"{SOURCE}\n", "")],
    "an empty source": [(SOURCE, 'source = { en = " ", es = " " }')],
    "a source in English only": [(SOURCE, 'source = { en = "Alabama" }')],
    "a blocked source": [(SOURCE, 'source = { en = "drughelpline.org", es = "x" }')],
    "a blocked source address": [
        (SOURCE, f'{SOURCE}\nsource_url = "https://www.progress.guide/al"')
    ],
    "an unknown key": [('cost = "toll-free"', 'cost = "toll-free"\ncolour = "red"')],
    "an unknown kind": [('kind = "crisis"', 'kind = "hotline"')],
    "an unknown audience": [('audience = "everyone"', 'audience = "nobody"')],
    "an unknown certainty": [('certainty = "A"', 'certainty = "E"')],
    "a key of the contact unknown": [('display = "1-', 'label = "x", display = "1-')],
    "an expiry before the source": [("expires = 2027-05-24", "expires = 2022-06-30")],
    "no expiry": [("expires = 2027-05-24\n", "")],
    "an expiry that is no date": [("expires = 2027-05-24", 'expires = "2027-05-24"')],
    "a source date that is none": [("2022-07", "July 2022")],
    "a month that is none": [("2022-07", "2022-13")],
    "a check without its day": [
        ("expires = 2027-05-24", 'expires = 2027-05-24\nchecked_by_person = "A. B."')
    ],
    "a day without its checker": [
        ("expires = 2027-05-24", "expires = 2027-05-24\nchecked_on = 2026-11-24")
    ],
    "hours that are none": [('hours = "24/7"', 'hours = "always"')],
    "hours in no known zone": [
        ('hours = "24/7"', 'hours = { zone = "America/Nowhere", weekly = ["daily 09:00-17:00"] }')
    ],
    "hours that cannot be read": [
        ('hours = "24/7"', 'hours = { zone = "America/Chicago", weekly = ["weekdays 9-5"] }')
    ],
    "an hour that is none": [
        ('hours = "24/7"', 'hours = { zone = "America/Chicago", weekly = ["Mon 09:00-25:00"] }')
    ],
    "words without Spanish": [('about = { en = "To talk.", es = "Para hablar." }', "about.en='x'")],
    "empty words": [('en = "To talk."', 'en = " "')],
    "languages that are none": [('languages = ["en"]', 'languages = ["English"]')],
    "languages as one text": [('languages = ["en"]', 'languages = "en"')],
    "no contact": [
        ('[{ kind = "call", display = "1-844-555-0100", href = "tel:+18445550100" }]', "[]"),
        ("toll-free", "free"),
    ],
    "toll-free without a toll-free number": [("1-844-", "1-334-"), ("+1844", "+1334")],
    "an id used twice": [('"al-example"', '"al-recovery"')],
    "an id that is none": [('"al-example"', '"AL Example"')],
    "a place of its own": [('id = "al', 'place = "US"\nid = "al')],
}


def test_the_line_without_a_fault_loads(with_line) -> None:
    assert with_line().line("al-example").place == "AL"


@pytest.mark.parametrize("fault", REFUSED)
def test_refuses(fault: str, with_line) -> None:
    with pytest.raises(ContentError):
        with_line(*REFUSED[fault])


def test_an_error_names_the_file_the_entry_and_each_fault(with_line) -> None:
    with pytest.raises(ContentError, match=r"al\.toml, line al-example: .*hidden_reason") as caught:
        with_line(('cost = "toll-free"', 'hidden_reason = "x"\ncost = "cheap"'))
    assert len(caught.value.faults) == 2


def test_the_same_number_is_allowed_where_it_belongs(guidance: Guidance) -> None:
    numbers = [way.display for way in guidance.line("ca-warm-line").contacts]
    assert numbers == ["855-845-7415", "855-845-7415"]


def test_letters_that_spell_the_digits_are_welcome(with_line) -> None:
    changed = with_line(("1-844-555-0100", "1-844-555-HELP"), ("+18445550100", "+18445554357"))
    assert changed.line("al-example").contacts[0].display == "1-844-555-HELP"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("national.toml", "[[line]]\nid ="),
        ("national.toml", "[[lines]]\nid = 'x'"),
        ("national.toml", "line = 'x'"),
        ("changes.toml", "[[news]]\nid = 'x'"),
        ("changes.toml", "[[change]]\nid = 'x'"),
        ("blocked.toml", "number = []"),
        ("states/al.toml", 'code = "AK"\nname = { en = "x", es = "x" }'),
        ("states/zz.toml", 'code = "ZZ"\nname = { en = "x", es = "x" }'),
        ("states/al.toml", 'code = "AL"\nname = { en = "x", es = "x" }\ngroup = "country"'),
        (
            "states/al.toml",
            'code = "AL"\nname = { en = "x", es = "x" }\nnote = { en = "Press 3.", es = "x" }',
        ),
        (
            "states/al.toml",
            'code = "AL"\nname = { en = "x", es = "x" }\n[lifeline]\n'
            'is_own_line = true\nsource = { en = "x", es = "x" }\nsource_kind = "state"\nsource_date = "2022"\n'
            'certainty = "A"\nnote = { en = "Or 800-273-8255.", es = "x" }',
        ),
    ],
)
def test_refuses_a_spoiled_file(name: str, text: str, folder) -> None:
    (folder / name).write_text(text, "utf-8")
    with pytest.raises(ContentError, match=name.split("/")[-1].replace("zz.toml", "ZZ")):
        Guidance.load(folder)


def test_refuses_a_missing_state(folder) -> None:
    (folder / "states" / "gu.toml").unlink()
    with pytest.raises(ContentError, match="GU is missing"):
        Guidance.load(folder)


def test_refuses_a_change_about_no_line(folder) -> None:
    file = folder / "changes.toml"
    file.write_text(file.read_text("utf-8").replace('"maternal"]', '"paternal"]'), "utf-8")
    with pytest.raises(ContentError, match="paternal"):
        Guidance.load(folder)
