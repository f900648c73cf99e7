"""The labels of the locator, held to SAMHSA's own code key."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from lookup_app.facilities import service_codes
from lookup_app.facilities.live.findtreatment import read_answer
from lookup_app.facilities.live.labels import code_of, told

KEY = Path("tests/fixtures/service-code-key.csv")
# Two codes of one label: SAMHSA's keys spell the Matrix Model's both ways.
SAME = {"MXM": "MX"}


def key():
    with KEY.open(newline="", encoding="utf-8") as rows:
        return list(csv.DictReader(rows))


def test_every_label_of_the_code_key_is_its_code():
    wrong = [
        row
        for row in key()
        if code_of(row["category"], row["label"]) != SAME.get(row["code"], row["code"])
    ]
    assert not wrong


def test_every_code_of_the_code_key_is_explained():
    assert not {row["code"] for row in key()} - set(service_codes.CODES)


@pytest.mark.parametrize(
    ("category", "label", "code"),
    [
        ("PHR", "Naltrexone (extended-release, injectable)", "VTRL"),
        ("PHR", "Naltrexone (oral)", "NXN"),
        ("PHR", "Naltrexone", None),
        ("PHR", "Buprenorphine", None),
        ("PHR", "Acamprosate", "ACM"),
        ("SET", "Residential treatment center (RTC) for adults", "RTCA"),
        ("PAY", "Federal military insurance (e.g., TRICARE)", "MI"),
        ("PYAS", "Sliding fee scale (fee is based on income and other factors)", "SS"),
        ("SCR/TS", "HIV testing", "HIVT"),
        ("OL", "Korean", "F47"),
        ("FOP", "Private (for-profit/non-profit) organization", None),
        ("PAY", "Korean", None),
        ("", "", None),
    ],
)
def test_a_label_is_known_or_not_and_never_guessed(category, label, code):
    assert code_of(category, label) == code


def test_what_nobody_knows_is_kept_as_it_is():
    services = [
        {"f2": "PAY", "f3": "Medicaid; Access to Recovery (ATR) voucher"},
        {"f2": "NEW", "f3": " Horse  therapy ;"},
        {"f2": "PAY", "f3": None},
    ]
    (row,) = read_answer({"rows": [{"name1": "A", "services": services}]}).rows
    assert row.codes == {"MD"}
    assert row.labels == ("Access to Recovery (ATR) voucher", "Horse therapy")


def test_an_operator_is_told_the_commonest():
    unknown = Counter({f"Label {number}": number for number in range(1, 13)})
    assert told(unknown).startswith("'Label 12' (12), 'Label 11' (11)")
    assert told(unknown).endswith("and 2 more")
