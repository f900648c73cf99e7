"""Lists in the forms in which people have them: each row arrives, or somebody is told."""

import csv
import io
import itertools
from datetime import date, datetime

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lookup_app.facilities import service_codes
from lookup_app.facilities.importing.cleaning_rows import clean_row
from lookup_app.facilities.importing.reading.files import read_rows
from lookup_app.facilities.importing.reading.tables import UnreadableFile
from lookup_app.facilities.importing.records import Record, Refused
from lookup_app.facilities.sources import Source

HEADER = ("name", "street", "city", "state", "zip", "phone", "services")
ROW = ("Hope", "1 Main Street", "Tulsa", "OK", "74103", "918-555-0101", "SA*OP")
SHARED = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60
)


@pytest.fixture
def read(tmp_path):
    """Reads a file of the name and content given: its records, and what was noted."""
    numbers = itertools.count()

    def read(name, content, as_of=None):
        folder = tmp_path / str(next(numbers))
        folder.mkdir()
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
        notes = []
        return [clean_row(row) for row in read_rows(folder / name, notes.append, as_of)], notes

    return read


def text_of(*rows, separator=","):
    text = io.StringIO()
    csv.writer(text, delimiter=separator).writerows(rows)
    return text.getvalue()


def workbook(*sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for number, rows in enumerate(sheets):
        sheet = book.create_sheet(f"Sheet {number}")
        for row in rows:
            sheet.append(row)
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


def told(record):
    assert isinstance(record, Record), record
    numbers = [phone.text for phone in record.phones]
    return (
        record.whole_name, record.whole_street, record.city, record.state, record.zip, *numbers,
        "*".join(service_codes.codes_in(record.code_mask)),
    )  # fmt: skip


HOPE = ("Hope", "1 Main Street", "Tulsa", "OK", "74103", "(918) 555-0101", "SA*OP")


@pytest.mark.parametrize("separator", list(",;\t|"))
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_any_separator_in_any_letters(read, separator, encoding):
    (record,), notes = read("a.csv", text_of(HEADER, ROW, separator=separator).encode(encoding))
    assert (told(record), notes) == (HOPE, [])


@pytest.mark.parametrize(
    "header",
    [
        ("Facility Name", "Address", "City", "State", "Zip Code", "Phone Number", "Services"),
        ("name1", "street1", "city", "state", "zip", "phone", "service_code_info"),
        ("Program Name", "Street", "City", "State", "Zip", "Phone", "codes"),
        (
            "Site Name", "Site Address", "Site City", "Site State Abbreviation",
            "Site Postal Code", "Site Telephone Number", "services",
        ),
    ],
)  # fmt: skip
def test_what_columns_are_called_elsewhere(read, header):
    (record,), notes = read("a.csv", text_of(header, ROW))
    assert (told(record), notes) == (HOPE, [])


@pytest.mark.parametrize("between", [" * ", ",", "; ", "|", " ", "\n"])
def test_codes_joined_by_anything(read, between):
    (record,), _ = read("a.csv", text_of(HEADER, (*ROW[:-1], between.join(("SA", "op", "MD")))))
    assert told(record)[-1] == "SA*OP*MD"


def test_codes_and_types_nobody_knows_are_counted(read):
    rows = [("name", "state", "zip", "type", "services"), ("A", "OK", "74103", "Spa", "SA*ZZZ")] * 1
    _, notes = read("a.csv", text_of(*rows))
    assert notes == ["a.csv: not understood, and left out: type Spa (1), service code ZZZ (1)"]


WIDE = ("name1", "name2", "state", "zip", "zip4", "type_facility", "dt", "op", "sp")


def test_findtreatment_s_own_download(read):
    above = [("FindTreatment.gov",), ("Facility listing",), (), ("Thank you",)]
    rows = [
        WIDE,
        ("Hope", "Clinic", "OK", 74103, None, "SA", 1, None, 1.0),
        ("Mind", None, "OK", 74103, None, "MH", None, 1, "?"),
    ]
    for name, content in (
        ("FindTreament_Facility_listing_2026_09_14_101112.xlsx", workbook([*above, *rows])),
        ("FindTreament_Facility_listing_2026_09_14_101112.csv", text_of(*above, *rows)),
    ):
        (hope, mind), notes = read(name, content)
        assert told(hope)[-1] == "SA*DT*SP"
        assert told(mind)[-1] == "MH*OP"
        when = date(2026, 9, 14)
        assert hope.sources == (Source("findtreatment", "SAMHSA, FindTreatment.gov", when),)
        assert "columns not read: zip4" in notes[0]
        assert "“?” in column SP (1)" in notes[1]


@pytest.mark.parametrize("typed", ["SA", "su", "Substance use", "SA|MH"])
def test_a_type_says_which_care(read, typed):
    rows = [("name", "state", "zip", "type_facility"), ("Hope", "OK", "74103", typed)]
    (record,), notes = read("a.csv", text_of(*rows))
    assert "SA" in told(record)[-1].split("*")
    assert notes == []


@pytest.mark.parametrize(
    "number",
    [
        9185550101,
        9185550101.0,
        "9185550101.0",
        "9.185550101E9",
        "9.185550101e+09",
        "1 918 555 0101",
    ],
)
def test_numbers_as_numbers(read, number):
    row = (*ROW[:5], number, ROW[6])
    assert told(read("a.xlsx", workbook([HEADER, row]))[0][0])[5] == "(918) 555-0101"
    assert told(read("a.csv", text_of(HEADER, row))[0][0])[5] == "(918) 555-0101"


def test_a_number_that_lost_digits_is_none(read):
    (record,), _ = read("a.csv", text_of(HEADER, (*ROW[:5], "9.18556E+09", "SA")))
    assert record.phones == ()


@pytest.mark.parametrize("code", [2118, 2118.0, "2118.0", "'02118", "02118-1234", 21181234])
def test_zips_as_numbers(read, code):
    row = ("Hope", "1 Main Street", "Boston", "Massachusetts", code)
    for name, content in (
        ("a.xlsx", workbook([HEADER[:5], row])),
        ("a.csv", text_of(HEADER[:5], row)),
    ):
        (record,), _ = read(name, content)
        assert told(record)[2:5] == ("Boston", "MA", "02118")


def test_a_zip_that_a_formula_keeps_as_text(read):
    (record,), _ = read("a.csv", text_of(HEADER, (*ROW[:4], '="02118"')))
    assert record.zip == "02118"


def test_every_sheet_that_is_a_list_is_read_and_the_others_are_named(read):
    other = ("Mind", *ROW[1:])
    legend = [("category", "code"), ("TC", "SA")]
    records, notes = read("a.xlsx", workbook(legend, [HEADER, ROW], [HEADER, other]))
    assert [record.name for record in records] == ["Hope", "Mind"]
    assert notes == ["a.xlsx, sheet Sheet 0: no list of facilities, not read"]


def test_lines_above_the_header_may_tell_the_day(read):
    lines = [("National Directory",), ("Last Updated 01/14/2026",)]
    (record,), _ = read("a.csv", text_of(*lines, HEADER, ROW))
    assert record.sources == (Source("operator", "", date(2026, 1, 14)),)
    (record,), _ = read("a.csv", text_of(*lines, HEADER, ROW), as_of=date(2026, 2, 1))
    assert record.sources == (Source("operator", "", date(2026, 2, 1)),)


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("list-2026-03-04.csv", date(2026, 3, 4)),
        ("list_20260304.csv", date(2026, 3, 4)),
        ("2025_SU_Facilities.csv", None),
        ("list.csv", None),
    ],
)
def test_a_name_tells_a_day_or_none(read, name, day):
    (record,), _ = read(name, text_of(HEADER, ROW))
    assert record.sources[0].as_of == day


def test_the_opioid_and_the_health_center_list_are_known_by_their_columns(read):
    otp = (("Program Name", "DBA", "State", "Zip", "First Full Certification Date"),
           ("Hope", "Methadone", "MI", "48201", "01/02/2003"))  # fmt: skip
    (record,), _ = read("a.csv", text_of(*otp))
    assert told(record)[-1] == "SA*OTP"
    assert (record.name2, record.sources[0].key) == ("Methadone", "opioid-treatment-programs")
    header = ("BPHC Assigned Number", "Site Name", "Site State Abbreviation", "Site Postal Code",
              "Site Status Description")  # fmt: skip
    rows = [("1", "Open", "MI", "48201", "Active"), ("2", "Shut", "MI", "48201", "Closed")]
    (record, shut), _ = read("a.csv", text_of(header, *rows))
    assert (record.sources[0].key, shut) == ("health-centers", Refused("not active"))


TRIMMED = ("Site Name", "Site Address", "Site City", "Site State Abbreviation", "Site Postal Code")
OPEN = ("Open Door", *ROW[1:5])


@pytest.mark.parametrize(
    "kind",
    [
        "Federally Qualified Health Center (FQHC)",
        "Federally Qualified Health Center Look-Alike (FQHCLA)",
        "FQHC",
        "FQHC/Look-Alike",
        "Look-alike",
    ],
)
@pytest.mark.parametrize(
    ("column", "key"), [("Health Center Type", "health-centers"), ("Facility Type", "operator")]
)
def test_the_type_alone_makes_a_health_center(read, column, key, kind):
    (record,), notes = read("a.csv", text_of((column, *TRIMMED), (kind, *OPEN)))
    assert (told(record)[-1], record.sources[0].key, notes) == ("HRSA*SS", key, [])


def test_a_list_with_that_column_is_of_health_centers_whatever_it_says(read):
    rows = text_of(("Health Center Type", *TRIMMED), ("", *OPEN))
    assert told(read("a.csv", rows)[0][0])[-1] == "HRSA*SS"


def test_a_list_that_says_nothing_of_its_rows_is_warned_of(read):
    (record,), notes = read("a.csv", text_of(TRIMMED, OPEN))
    assert told(record)[-1] == ""
    said = "a.csv: no row says what it offers; all are listed as treatment facilities"
    assert notes == [said]
    assert read("a.csv", text_of(HEADER, ROW, (*ROW[:6], "")))[1] == []


def test_of_two_columns_of_one_name_the_first_is_read_and_the_second_named(read):
    (record,), notes = read("a.csv", text_of((*HEADER, "name"), (*ROW, "Wrong")))
    assert (record.name, notes) == ("Hope", ["a.csv: columns not read: name"])


def test_a_formula_is_the_value_that_was_kept_and_one_without_is_refused(read):
    with pytest.raises(UnreadableFile, match="cell A2 of Sheet 0 is a formula without its value"):
        read("a.xlsx", workbook([HEADER, ('="Ho"&"pe"', *ROW[1:])]))


LOST = [
    '"Hope,1 Main Street,Tulsa,OK,74103,918-555-0101,SA',
    'Hope,"1 Main Street,Tulsa,OK,74103,918-555-0101,SA',
    'Hope,1 Main Street,Tulsa,OK,74103,918-555-0101,"SA',
]


@pytest.mark.parametrize("lost", LOST)
@pytest.mark.parametrize("end", ["", '"', '"Hope","A, B",Tulsa,OK,74103,,"SA"\n'])
def test_a_lost_quote_swallows_nothing(read, lost, end):
    lines = [",".join(HEADER), *[",".join(ROW)] * 3, lost, *[",".join(ROW)] * 9, end]
    with pytest.raises(UnreadableFile, match="line 5: a quote opens there"):
        read("a.csv", "\n".join(lines))


def test_a_cell_of_two_lines_is_one_cell(read):
    (record,), _ = read("a.csv", text_of(HEADER, ("Hope", "1 Main Street\nTulsa, OK", *ROW[2:])))
    assert record.street == "1 Main Street Tulsa, OK"


def test_a_row_with_more_cells_than_columns_is_refused_aloud(read):
    (shifted, record), _ = read("a.csv", text_of(HEADER, ("Hope", "Inc", *ROW[1:]), ROW))
    assert isinstance(shifted, Refused)
    assert told(record) == HOPE


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.xls", b"\xd0\xcf\x11\xe0", "an Excel file of the old form: open it"),
        ("a.ods", b"PK\x03\x04", "an OpenDocument spreadsheet: open it"),
        ("a.csv", b"PK\x03\x04", "its name says text, and it is a spreadsheet"),
        ("a.csv", b"", "It is empty"),
        ("a.csv", b"colour,shape\nblue,round\n", "Its first line: 'colour', 'shape'"),
        ("a.csv", b"name,zip\nHope,74103\n", "it takes a name, a state"),
        ("a.pdf", b"%PDF", "not a .xlsx, .csv or .json file"),
        ("a.csv.zip", b"PK", "not a .xlsx, .csv or .json file"),
    ],
)
def test_what_is_no_list_says_what_it_is(read, name, content, said):
    with pytest.raises(UnreadableFile, match=said):
        read(name, content)


CALLED = {
    "name": ["name", "NAME1", "Facility Name", " facility_name "],
    "street": ["street", "Street1", "ADDRESS"],
    "city": ["city", "City", "Town"],
    "state": ["state", "ST", "State Code"],
    "zip": ["zip", "ZIP Code", "Postal Code"],
    "phone": ["phone", "Telephone", "Phone Number"],
    "services": ["services", "service_code_info"],
    "colour": ["colour", "zip4"],
}
CELL = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=12)
NAMES = st.lists(CELL.map(lambda text: f"Hope {text}"), min_size=1, max_size=6)


@st.composite
def files(draw):
    """A list as CSV or spreadsheet: any order and names of columns, lines above, kinds of cell."""
    order = draw(st.permutations(list(CALLED)))
    header = [draw(st.sampled_from(CALLED[one])) for one in order]
    as_numbers = draw(st.booleans())
    values = {"state": "OK", "city": "Tulsa", "services": "SA*OP", "street": "1 Main"}
    values |= {"zip": 74103, "phone": 9185550101.0} if as_numbers else {"zip": "74103"}
    names = draw(NAMES)
    rows = [[{**values, "name": name}.get(one, "") for one in order] for name in names]
    above = [["A list"]] * draw(st.integers(0, 5))
    blank = [[""] * len(order)] * draw(st.integers(0, 3))
    table = [*above, header, *blank, *rows, *blank]
    if draw(st.booleans()):
        illegal = openpyxl.cell.cell.ILLEGAL_CHARACTERS_RE
        clean = [
            [illegal.sub("", one) if isinstance(one, str) else one for one in row] for row in table
        ]
        # Text that begins so would be a formula, which has no value yet.
        safe = [[f"'{one}" if str(one).startswith("=") else one for one in row] for row in clean]
        return "a.xlsx", workbook(safe), names
    text = text_of(*table, separator=draw(st.sampled_from(",;\t|")))
    return "a.csv", text.encode(draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))), names


@SHARED
@given(file=files())
def test_no_row_is_lost_in_silence(read, file):
    name, content, names = file
    records, notes = read(name, content)
    assert len(records) == len(names)
    for record in records:
        assert told(record)[2:5] == ("Tulsa", "OK", "74103")
        assert told(record)[-1] == "SA*OP"
    assert [note for note in notes if "columns not read: " in note]


@SHARED
@given(at=st.integers(0, 400), byte=st.sampled_from(list(b'",;\n\t\x00x')))
def test_a_byte_gone_wrong_loses_no_row_in_silence(read, at, byte):
    rows = [(f"Hope {number}", *ROW[1:]) for number in range(8)]
    content = bytearray(text_of(HEADER, *rows).encode())
    content[at % len(content)] = byte
    try:
        records, notes = read("a.csv", bytes(content))
    except UnreadableFile:
        return
    whole = sum(isinstance(one, Record) and one.name.startswith("H") for one in records)
    refused = sum(isinstance(one, Refused) for one in records)
    assert len(records) >= 8 or (whole >= 7 and len(records) >= 7)
    assert whole >= 6 or notes or refused >= 8


def test_days_in_a_sheet_are_text(read):
    day = datetime(2026, 1, 2)
    (record,), _ = read("a.xlsx", workbook([(*HEADER, "seen"), (*ROW, day)]))
    assert told(record) == HOPE
