"""A sheet says what it leaves out, who answers where it is used, and all that its words point to."""

import re
from datetime import UTC, datetime

import pytest

from lookup_app.web.i18n import LANGUAGES
from tests.fakes import SetClock
from tests.integration.web.handouts.test_builder import HANDOUT, sheet_of, ticked

PARTS = [
    "they-ask",
    "you-ask",
    "pay",
    "wait",
    "helping",
    "medication",
    "young",
    "veterans",
    "pregnancy",
    "deaf",
    "no-phone",
    "no-address",
]
PREFIXES = [language.prefix for language in LANGUAGES]
US_NUMBER = re.compile(r"\b(988|911|211)\b|1-8\d\d-|\b741741\b")


@pytest.mark.parametrize("prefix", PREFIXES)
def test_the_parts_are_all_that_the_call_sheet_has(client, prefix):
    offered = re.findall(r'name="part" value="([^"]+)"', client.get(f"{prefix}{HANDOUT}").text)
    assert offered == ["none", *PARTS]


@pytest.mark.parametrize("prefix", PREFIXES)
@pytest.mark.parametrize("place", ["pw", "fm", "mh"])
def test_where_us_numbers_do_not_answer_no_part_names_one(client, prefix, place):
    address = f"{prefix}/near/{place}/handout"
    for form in ({"part": PARTS}, {"preset": "family"}, {"preset": "young"}):
        sheet, _names = sheet_of(client.post(address, data=form))
        assert not US_NUMBER.search(sheet)
        assert not US_NUMBER.search(client.post(f"{address}.txt", data=form).text)
    builder = client.get(address)
    assert "you-ask" in ticked(builder, "part")
    legends = re.findall(r"<legend>(.*?)</legend>.*?</fieldset>", builder.text, re.S)
    assert not {"Help lines", "Líneas de ayuda"} & set(legends)


def preset_sent_by(page):
    """The preset that the form of a page sends along."""
    return dict(re.findall(r'<input type="hidden" name="(preset)" value="([^"]*)"', page.text))


@pytest.mark.parametrize("prefix", PREFIXES)
def test_a_preset_stays_when_the_form_is_sent_and_changed_again(stocked, prefix):
    address = f"{prefix}{HANDOUT}"
    builder = stocked.get(f"{address}?preset=young")
    offered = re.findall(r'name="facility" value="(house\d)"', builder.text)
    assert preset_sent_by(builder) == {"preset": "young"}
    sheet = stocked.post(address, data=preset_sent_by(builder))
    assert preset_sent_by(sheet) == {"preset": "young"}
    again = stocked.post(address, data=preset_sent_by(sheet) | {"change": "yes"})
    assert re.findall(r'name="facility" value="(house\d)"', again.text) == offered


def test_without_a_preset_none_is_sent(stocked):
    assert preset_sent_by(stocked.get(HANDOUT)) == {}


def lines_offered(answer):
    return [one for one in re.findall(r'name="line" value="([^"]+)"', answer.text) if one != "none"]


@pytest.mark.parametrize(
    ("prefix", "facilities", "lines"),
    [
        (
            "",
            "2 chosen facilities are not on the hand-out: it holds 10.",
            "1 chosen help line is not on the hand-out: it holds 12.",
        ),
        (
            "/es",
            "2 centros elegidos no están en la hoja: caben 10.",
            "1 línea de ayuda elegida no está en la hoja: caben 12.",
        ),
    ],
)
def test_what_is_cut_is_said(stocked, prefix, facilities, lines):
    address = f"{prefix}{HANDOUT}"
    thirteen = lines_offered(stocked.get(address))[:13]
    form = {"facility": [f"house{one}" for one in range(12)], "line": ["none", *thirteen]}
    for change in ({}, {"change": "yes"}):
        answer = stocked.post(address, data=form | change).text
        assert facilities in answer
        assert lines in answer
    fewer = {"facility": "house1", "line": thirteen[:12]}
    assert "hand-out: it holds" not in stocked.post(HANDOUT, data=fewer).text


@pytest.mark.parametrize("prefix", PREFIXES)
def test_the_lines_of_a_part_are_on_the_sheet(stocked, prefix):
    form = {"part": "deaf", "line": "none"}
    sheet, _names = sheet_of(stocked.post(f"{prefix}{HANDOUT}", data=form))
    assert "711" in sheet
    assert not re.search(r"\bbelow\b|de abajo", sheet)
    for kind in ("txt", "vcf"):
        assert "988" in stocked.post(f"{prefix}{HANDOUT}.{kind}", data=form).text
    builder = stocked.post(f"{prefix}{HANDOUT}", data=form | {"change": "yes"})
    assert ticked(builder, "line") == []


@pytest.mark.parametrize("prefix", PREFIXES)
def test_a_line_of_a_part_stands_once(stocked, prefix):
    form = {"part": ["helping", "wait", "medication"], "line": ["nami", "samhsa-helpline"]}
    sheet, _names = sheet_of(stocked.post(f"{prefix}{HANDOUT}", data=form))
    assert sheet.count("1-800-950-6264") == 1
    assert not re.search(r"\bbelow\b|de abajo", sheet)
    links = re.search(
        r'<ul class="handout__lines">.*?</ul>',
        stocked.post(f"{prefix}{HANDOUT}", data=form).text,
        re.S,
    )[0]
    assert "tel:988" not in links


@pytest.mark.parametrize(
    "day", ["0026-12-03", "20261203", "2026-W49-4", "1999-12-31", "2101-01-01"]
)
@pytest.mark.parametrize("kind", ["", ".ics"])
def test_a_day_is_a_day_of_this_century(stocked, day, kind):
    answer = stocked.post(f"{HANDOUT}{kind}", data={"day": day})
    assert answer.status_code == 422
    assert "Please write the day as" in answer.text
    assert 'min="2000-01-01" max="2100-12-31"' in answer.text


@pytest.mark.parametrize("day", ["2000-01-01", "2100-12-31"])
def test_the_first_and_the_last_day(stocked, day):
    entry = stocked.post(f"{HANDOUT}.ics", data={"day": day}).text
    assert f"DTSTART;VALUE=DATE:{day.replace('-', '')}\r\n" in entry


def test_a_note_in_another_script_keeps_its_joiners_and_its_way(stocked):
    note = "می\u200cخواهم क्\u200dष"
    sheet = stocked.post(HANDOUT, data={"note": note}).text
    assert f'<p dir="auto">{note}</p>' in sheet
    builder = stocked.post(HANDOUT, data={"note": note, "change": "yes"}).text
    area = re.search(r"<textarea[^>]*>", builder)[0]
    assert 'dir="auto"' in area


@pytest.mark.parametrize(
    ("prefix", "first", "second"), [("", "HOME", "HOLA"), ("/es", "HOLA", "HOME")]
)
@pytest.mark.parametrize("kind", ["", ".txt"])
def test_a_way_in_the_language_of_the_sheet_comes_first(stocked, prefix, first, second, kind):
    form = {"line": "crisis-text-line", "part": "none"}
    answer = stocked.post(f"{prefix}{HANDOUT}{kind}", data=form).text
    assert answer.index(f"{first}") < answer.index(f"{second}")


@pytest.mark.parametrize(
    ("place", "day"), [("ok/tulsa", "November 27, 2026"), ("gu", "November 28, 2026")]
)
def test_a_sheet_is_of_the_day_that_it_is_at_the_place(make_client, place, day):
    client = make_client(clock=SetClock(datetime(2026, 11, 28, 0, 5, tzinfo=UTC)))
    assert day in client.post(f"/near/{place}/handout.txt", data={"line": "211"}).text


@pytest.mark.parametrize("prefix", PREFIXES)
def test_lines_of_the_text_break_between_sentences(client, prefix):
    text = client.post(f"{prefix}{HANDOUT}.txt", data={"part": "helping"}).text
    lines = [line for line in text.splitlines() if len(line) > 100]
    assert len(lines) > 2
    assert [line for line in lines if line[-1] not in ".?!”)"] == []
