"""A site with ten facilities, three of them with Medicaid, and what reads its files back."""

from datetime import date

import pytest

from config import Testing
from lookup_app.facilities.facility import Phone
from lookup_app.facilities.sources import Source
from tests.fakes import CatalogDirectory, facility
from tests.page_checks import CheckingClient

LISTED = (
    Source(
        "national-directory-mh",
        "SAMHSA, National Directory of Mental Health Treatment Facilities",
        date(2026, 10, 1),
    ),
)
TEN = tuple(
    facility(
        f"Care House {number}",
        36.15 + number / 100,
        -95.99,
        "SA OP MD" if number % 3 == 0 else "SA OP CHLD",
        id=f"house{number}",
        street=f"{number} South Boulder Avenue",
        phones=(Phone(f"+19185550{number:03}"),) if number else (),
        website=f"https://www.care{number}.example/",
        sources=LISTED,
    )
    for number in range(10)
)
WRITTEN = {
    "note": "Bring your card.\r\nAna calls on Friday.",
    "appointment": "Care House, ask for Ana",
    "day": "2026-12-03",
    "time": "10:00",
}


@pytest.fixture(scope="session")
def stocked(make_site, instance) -> CheckingClient:
    return make_site(
        Testing(INSTANCE_PATH=instance), directory=CatalogDirectory(*TEN)
    ).test_client()
