"""Which rows are one place, and what a place of several rows says."""

import pytest

from lookup_app.facilities import service_codes
from lookup_app.facilities.facility import Phone
from lookup_app.facilities.importing.cleaning_rows import clean_row
from lookup_app.facilities.importing.merging import merge
from lookup_app.facilities.importing.records import RawRow, Record

ONE, TWO = "918-555-0101", "918-555-0102"


def record(
    name: str,
    name2: str = "",
    phone: str = ONE,
    codes: str = "",
    street: str = "12 North Main Street",
    **more: object,
) -> Record:
    fields = {"city": "Tulsa", "state": "OK", "zip": "74103"} | more
    row = RawRow(name, name2, street, phone=phone, codes=frozenset(codes.split()), **fields)
    cleaned = clean_row(row)
    assert isinstance(cleaned, Record)
    return cleaned


def names(*records: Record) -> set[str]:
    return {one.whole_name for one in merge(records)}


def codes(*records: Record) -> set[str]:
    (merged,) = merge(records)
    return set(service_codes.codes_in(merged.code_mask))


def test_a_substance_use_and_a_mental_health_row_become_one_that_knows_all():
    (merged,) = merge(
        [
            record("Grand Lake", codes="SA DT", intake=("918-555-0101", "918-555-0109")),
            record(
                "GRAND LAKE, INC.", "Outpatient Clinic", codes="MH", street="12 N. Main St.",
                street2="Suite C", hotline="918-555-0110", website="grandlake.org",
            ),
        ]
    )  # fmt: skip
    assert service_codes.codes_in(merged.code_mask) == ("SA", "MH", "DT")
    assert merged.phones == (
        Phone("+19185550101"),
        Phone("+19185550109", kind="intake"),
        Phone("+19185550110", kind="hotline"),
    )
    assert merged.website == "https://grandlake.org"
    assert merged.whole_name == "GRAND LAKE, INC. - Outpatient Clinic"
    assert merged.whole_street.endswith(", Suite C")


@pytest.mark.parametrize("code", service_codes.codes_in(service_codes.EXCLUDING))
def test_only_and_not_hold_only_where_every_row_says_so(code):
    assert code not in codes(record("Hope", codes=f"SA {code}"), record("Hope", codes="MH"))
    assert code in codes(record("Hope", codes=f"SA {code}"), record("Hope", codes=f"MH {code}"))


def test_every_code_that_excludes_is_known_as_one():
    excluding = ("Only ", "Does not", "No payment", "no formal", "not permitted")
    said = {
        code.code
        for code in service_codes.CODES.values()
        if any(words in code.label.text("en") for words in excluding)
    }
    assert said == set(service_codes.codes_in(service_codes.EXCLUDING))


def test_programs_of_one_house_stay_apart_whatever_number_they_share():
    assert len(names(record("Center", "Mens House"), record("Center", "Womens House"))) == 2
    assert len(names(record("Center", "Outpatient 1"), record("Center", "Outpatient 2"))) == 2
    assert len(names(record("Center", "Outpatient"), record("Center", "Outpatient 2"))) == 2
    assert len(names(record("Center"), record("Center 2"))) == 2


def test_a_name_without_a_program_joins_the_one_program_but_never_two():
    plain, mens, womens = record("Center"), record("Center", "Mens"), record("Center", "Womens")
    assert names(plain, mens) == {"Center - Mens"}
    assert names(mens, plain) == {"Center - Mens"}
    assert names(plain, mens, womens) == {"Center", "Center - Mens", "Center - Womens"}


def test_without_a_number_in_common_only_the_whole_name_joins():
    assert len(names(record("Center"), record("Center", phone=TWO))) == 1
    assert len(names(record("Center"), record("Center", "Mens", phone=TWO))) == 2


def test_names_are_never_cut():
    first = record("Western Counseling and", "Guidance Ctr Inc")
    second = record("Western Counseling and", "Guidance Center Inc", phone=TWO)
    assert names(first, second) == {"Western Counseling and Guidance Center Inc"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ohio Addicition Recovery Center", "Ohio Addiction Recovery Ctr"),
        ("Hope Corp.", "Hope"),
        ("Hope House, Inc", "Hope House LLC"),
        ("Clínica Esperanza", "Clinica Esperanza"),
        ("Men's Hope House", "Mens Hope House"),
        ("Cleveland Avenue Outpatient", "Cleveland Ave Outpatient"),
    ],
)
def test_spellings_of_a_name(one, other):
    assert len(names(record(one), record(other))) == 1


@pytest.mark.parametrize(
    ("one", "other", "places"),
    [
        ("12 Magnolia Street", "12 Magnolla St", 1),
        ("12 Mac Arthur Drive", "12 MacArthur Dr", 1),
        ("12 Main Street Suite 100", "12 Main St", 1),
        ("12 Main Street", "13 Main Street", 2),
        ("12 A Street", "12 B Street", 2),
        ("12 North Main Street", "12 South Main Street", 2),
        ("12 1st Street", "12 2nd Street", 2),
    ],
)
def test_streets_one_letter_apart(one, other, places):
    assert len(merge([record("Hope", street=one), record("Hope", street=other)])) == places


def test_streets_one_letter_apart_without_a_number_in_common_are_two():
    rows = [record("Hope", street="12 Mill Road"), record("Hope", phone=TWO, street="12 Hill Road")]
    assert len(merge(rows)) == 2


def test_another_zip_is_another_place():
    assert len(merge([record("Hope"), record("Hope", zip="74104")])) == 2


def test_rows_without_a_street_need_name_and_number_both():
    assert len(merge([record("Hope", street=""), record("Hope", street="", phone=TWO)])) == 2
    assert len(merge([record("Hope", street=""), record("Hope", "Mens", street="")])) == 2
    assert len(merge([record("Hope", street=""), record("Hope", street="")])) == 1


def test_two_suites_are_both_kept():
    (merged,) = merge([record("Hope", street2="Suite 1"), record("Hope", street2="Suite 2")])
    assert merged.street2 == "Suite 1 / Suite 2"
    same = [record("Hope", street2="Suite 1"), record("Hope", street="12 N Main St, Ste. 1")]
    (merged,) = merge(same)
    assert merged.street2 == "Suite 1"
