from lookup_app.facilities import service_codes
from lookup_app.facilities.directory import Phone
from lookup_app.facilities.importing.records import (
    RawRow,
    Record,
    Refused,
    clean_row,
    facility_id,
    merge,
)

SA_ROW = RawRow(
    "Grand Lake Mental Health",
    "Outpatient",
    "12 North Main Street",
    city="Tulsa",
    state="ok",
    zip="74103",
    phone="918-588-1900",
    intake=("918-588-1900", "918-588-1901"),
    codes=frozenset({"SA", "DT"}),
)
MH_ROW = RawRow(
    "GRAND LAKE MENTAL HEALTH",
    "Crisis Unit",
    "12 N. Main St.",
    city="Tulsa",
    state="OK",
    zip="74103-2211",
    phone="(918) 588-1900",
    hotline="918-588-1999",
    website="www.grandlake.org",
    codes=frozenset({"MH"}),
)


def record(row: RawRow) -> Record:
    cleaned = clean_row(row)
    assert isinstance(cleaned, Record)
    return cleaned


def test_two_rows_of_one_place_become_one():
    (merged,) = merge([record(SA_ROW), record(MH_ROW)]).values()
    assert service_codes.codes_in(merged.code_mask) == ("SA", "MH", "DT")
    assert merged.phones == (
        Phone("+19185881900"),
        Phone("+19185881901", kind="intake"),
        Phone("+19185881999", kind="hotline"),
    )
    assert merged.website == "https://www.grandlake.org"
    assert merged.name2 == ""


def test_other_streets_and_towns_stay_apart():
    ids = {
        facility_id("Hope", "1 Main St", "Tulsa", "74103"),
        facility_id("Hope", "2 Main St", "Tulsa", "74103"),
        facility_id("Hope", "1 Main St", "Tulsa", "74104"),
        facility_id("Hope", "1 Main St", "Jenks", "74103"),
    }
    assert len(ids) == 4


def test_ids_never_change():
    # They are in addresses people share and print.
    assert facility_id("Hope House", "1 Main St", "Tulsa", "74103") == "tvk7u57hn2"


def test_rows_without_name_or_place_are_refused():
    assert clean_row(RawRow(" ", state="OK", zip="74103")) == Refused("no name")
    assert clean_row(RawRow("Hope", state="Oklahoma?", zip="74103")) == Refused("no state")
    assert clean_row(RawRow("Hope", state="OK", zip="?")) == Refused("no city and no ZIP")
