import pytest
from hypothesis import given
from hypothesis import strategies as st

from lookup_app.facilities.facility import Phone
from lookup_app.facilities.importing.cleaning import (
    clean_coordinates,
    clean_phone,
    clean_street,
    clean_text,
    clean_website,
    clean_zip,
)
from lookup_app.facilities.post_boxes import without_post_box


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("\ufeffHope House", "Hope House"),
        ("Smith &amp;amp; Sons", "Smith & Sons"),
        ("Men\ufffds House", "Men's House"),
        ("Cl\ufffdnica de Tratamiento", "Clínica de Tratamiento"),
        ("Asociaci\ufffdn", "Asociación"),
        ("Lost\ufffdmark", "Lostmark"),
        ("  two\t lines\n", "two lines"),
        (None, ""),
    ],
)
def test_text_is_repaired(broken, whole):
    assert clean_text(broken) == whole


@pytest.mark.parametrize(
    ("street", "kept"), [("- - -", ""), (" -- ", ""), ("12 Main St", "12 Main St"), (None, "")]
)
def test_a_stand_in_for_a_street_is_none(street, kept):
    assert clean_street(street) == kept


@given(st.text())
def test_clean_text_stays_clean(text):
    once = clean_text(text)
    assert "\ufffd" not in once
    assert once == once.strip()
    assert not any(ord(one) < 32 for one in once)


@pytest.mark.parametrize(
    ("text", "zip_code"),
    [
        ("74103", "74103"), ("2139", "02139"), ("601", "00601"), ("74103-1234", "74103"),
        ("741031234", "74103"), ("2139.0", "02139"), ("12", ""), ("", ""), ("K1A 0B1", ""),
    ],
)  # fmt: skip
def test_zip(text, zip_code):
    assert clean_zip(text) == zip_code


@pytest.mark.parametrize(
    ("text", "phone"),
    [
        ("(918) 588-1900", Phone("+19185881900")),
        ("918.588.1900", Phone("+19185881900")),
        ("1-918-588-1900 x12", Phone("+19185881900", "12")),
        ("918-588-1900 ext. 3456", Phone("+19185881900", "3456")),
        ("787-555-0100", Phone("+17875550100")),
        ("(999) 999-9999", None),
        ("000-000-0000", None),
        ("588-1900", None),
        ("call us", None),
        ("+44 20 7946 0958", None),
        (None, None),
    ],
)
def test_phone(text, phone):
    assert clean_phone(text) == phone


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("www.garretthealth.org", "https://www.garretthealth.org"),
        ("http://hope.org/help?x=1", "http://hope.org/help?x=1"),
        ("HTTPS://Hope.org", "HTTPS://Hope.org"),
        ("http://", None),
        ("javascript:alert(1)", None),
        ("https://hope.org@evil.example/", None),
        ("mailto:a@b.org", None),
        ("none", None),
        ("http://[bad", None),
        ("", None),
    ],
)
def test_website(text, address):
    assert clean_website(text) == address


@given(st.text())
def test_a_website_is_a_web_address_or_nothing(text):
    address = clean_website(text)
    assert address is None or address.lower().startswith(("http://", "https://"))


@pytest.mark.parametrize(
    ("pair", "point"),
    [
        (("36.1", "-95.9"), (36.1, -95.9)),
        (("0", "0"), None),
        (("95", "0"), None),
        (("nan", "nan"), None),
        ((None, "-95"), None),
        (("north", "-95"), None),
    ],
)
def test_coordinates(pair, point):
    assert clean_coordinates(*pair) == point


@pytest.mark.parametrize(
    ("street", "left"),
    [
        ("P.O. Box 123", ""),
        ("PO Box 12, Suite 4", ""),
        ("Post Office Drawer 7", ""),
        ("Box 40", ""),
        ("100 Main Street, P.O. Box 12", "100 Main Street"),
        (
            "2500 Child Street, P.O. Box E-9, Naval Air Station",
            "2500 Child Street, Naval Air Station",
        ),
        ("535 Upper Box Elder Road", "535 Upper Box Elder Road"),
        ("12 Poe Street", "12 Poe Street"),
        ("", ""),
    ],
)
def test_a_post_office_box_leads_nowhere(street, left):
    assert without_post_box(street) == left
