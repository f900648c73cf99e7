"""An exported cell runs in no spreadsheet, and comes back as it was."""

import csv
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lookup_app.facilities.facility import Phone
from lookup_app.facilities.importing.cleaning_rows import clean_row
from lookup_app.facilities.importing.exporting import export_csv
from lookup_app.facilities.importing.reading.cells import as_it_was, as_meant, inert
from lookup_app.facilities.importing.reading.files import read_rows
from tests.fakes import facility

FORMULAS = ['=HYPERLINK("//evil.example","x")', "+1+1", "-2+3", "@SUM(1)", "\t=1", "\r=1", "＝1"]


@given(st.text() | st.from_regex(r"'{0,3}[=+@-].*"))
def test_every_text_comes_back(text):
    assert as_it_was(inert(text)) == text


@pytest.mark.parametrize("text", FORMULAS)
def test_formulas_become_text(text):
    assert inert(text) == f"'{text}"


@pytest.mark.parametrize(
    "text", ["", "Hope House", "-95.993", "36.1", "O'Hara", "'til noon", "1-2"]
)
def test_plain_cells_and_numbers_stay_as_they_are(text):
    assert inert(text) == as_it_was(text) == text


@pytest.mark.parametrize("name", ["=1+1", "+Hope", "-Hope", "@Hope", "'=Hope", "O'Hara"])
def test_what_is_exported_is_inert_and_imported_as_it_was(tmp_path, name):
    phones = Phone("+19185881900", None, "main"), Phone("+19185881901", "2", "hotline")
    before = replace(facility(name, 36.154, -95.993, "SA"), street="=1 Main St", phones=phones)
    export_csv([before], tmp_path / "out.csv")
    with (tmp_path / "out.csv").open(newline="") as file:
        cells = [cell for row in csv.reader(file) for cell in row]
    assert [cell for cell in cells if cell[:1] in tuple("=+-@\t\r")] == ["-95.993"]
    (row,) = read_rows(tmp_path / "out.csv", pytest.fail)
    after = clean_row(row)
    assert (after.name, after.street, after.phones) == (name, "=1 Main St", phones)


@pytest.mark.parametrize(
    ("cell", "meant"),
    [
        ('="02118"', "02118"),
        ("'02118", "02118"),
        ("'918-555-0101", "918-555-0101"),
        ("#N/A", ""),
        ("#1 Hope House", "#1 Hope House"),
        ("'=Hope", "=Hope"),
        ("'til noon", "'til noon"),
    ],
)
def test_what_a_spreadsheet_makes_of_text_is_undone(cell, meant):
    assert as_meant(cell) == meant
