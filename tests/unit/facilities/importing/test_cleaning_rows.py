from lookup_app.facilities.facility import Phone
from lookup_app.facilities.importing.cleaning_rows import clean_row
from lookup_app.facilities.importing.records import RawRow, Record, Refused


def test_a_row_is_cleaned():
    cleaned = clean_row(
        RawRow(
            "Grand Lake",
            "*",
            "12 North Main Street",
            state="Oklahoma",
            zip="74103-2211",
            phone="918-555-0100 | 918-555-0101",
            intake=("918-555-0100", "918-555-0102"),
        )
    )
    assert isinstance(cleaned, Record)
    assert (cleaned.whole_name, cleaned.state, cleaned.zip) == ("Grand Lake", "OK", "74103")
    assert cleaned.phones == (
        Phone("+19185550100"),
        Phone("+19185550101"),
        Phone("+19185550102", kind="intake"),
    )


def test_rows_without_name_or_place_are_refused():
    assert clean_row(RawRow(" ", state="OK", zip="74103")) == Refused("no name")
    assert clean_row(RawRow("*", state="OK", zip="74103")) == Refused("no name")
    assert clean_row(RawRow("Hope", state="Ontario", zip="74103")) == Refused("no state")
    assert clean_row(RawRow("Hope", state="OK", zip="?")) == Refused("no city and no ZIP")
