"""A whole gazetteer built of small inputs, opened as the site opens it."""

from contextlib import closing

import pytest

from lookup_app.geocoding.build import IdsBroken, build
from lookup_app.geocoding.build.ledger import read_ledger, write_ledger
from lookup_app.geocoding.build.rows import AirportRow
from lookup_app.geocoding.data.shipped import CHECKSUM, DATABASE, LEDGER
from lookup_app.geocoding.data.unpack import unpacked
from lookup_app.geocoding.gazetteer import Gazetteer
from lookup_app.geocoding.outcomes import Found, OutsideUS
from tests.unit.geocoding.build.tiny import inputs

OLDER_AIRPORTS = [
    AirportRow("GUM", "Guam International Airport", "", "GU", 13.48, 144.8),
    AirportRow("TUL", "Richard Lloyd Jones", "Tulsa", "OK", 36.2, -95.89, scheduled=True),
]


@pytest.fixture(scope="module")
def built(tmp_path_factory, tables):
    """What a build into a folder says, the folder, and what was built, opened."""
    folder = tmp_path_factory.mktemp("built")
    ledger = folder / "old"
    write_ledger(ledger, {"ok/tulsa": (36.2, -96.0), "ok/tulsey-town": (36.2, -96.0)})
    made = inputs(tables, older_airports=OLDER_AIRPORTS)
    status = build(made, str, into=folder, ledger=ledger)
    file = unpacked(folder / DATABASE.name, folder / CHECKSUM.name, folder / "instance")
    with closing(Gazetteer(file)) as gazetteer:
        yield status, folder, gazetteer


def test_what_is_built_answers_as_the_site_asks(built):
    status, _, gazetteer = built
    assert status.counts["city"] >= 2
    assert status.counts["state"] == 59
    for text, place_id in (
        ("Tulsa, OK", "ok/tulsa"),
        ("tulza ok", "ok/tulsa"),
        ("74103", "74103"),
        ("Pawhuska, Oklahoma", "ok/pawhuska"),
        ("Tulsa County", "ok/tulsa-county"),
        ("TUL airport", "airport/tul"),
    ):
        outcome = gazetteer.geocode(text)
        assert isinstance(outcome, Found), text
        assert outcome.place.id == place_id
    assert isinstance(gazetteer.geocode("Toronto"), OutsideUS)


def test_each_place_has_its_county_its_zone_and_its_neighborhoods(built):
    *_, gazetteer = built
    tulsa = gazetteer.place("ok/tulsa")
    assert (tulsa.county, tulsa.time_zone, tulsa.population) == (
        "Tulsa County",
        "America/Chicago",
        413_000,
    )
    pearl = gazetteer.place("ok/tulsa-pearl-district")
    assert (pearl.kind, pearl.city, pearl.approximate) == ("neighborhood", "Tulsa", True)
    assert gazetteer.place("metro/tulsa-ok").city == "Tulsa"
    assert gazetteer.place("ok/tulsey-town") == tulsa
    assert gazetteer.suggest("tul")[0].id == "ok/tulsa"


def test_the_ledger_takes_in_what_is_new_and_keeps_what_was(built):
    _, folder, _ = built
    ledger = read_ledger(folder / LEDGER.name)
    assert {"ok/tulsa", "ok/tulsey-town", "74103", "ok"} <= set(ledger)
    assert ledger["ok/tulsa"] == (36.2, -96.0)


@pytest.mark.parametrize("promise", [{"ok/gone": (36.0, -96.0)}, {"ok/tulsa": (30.0, -90.0)}])
def test_an_id_that_would_be_dropped_or_moved_stops_the_build(tmp_path, tables, promise):
    old = tmp_path / "old"
    write_ledger(old, promise)
    with pytest.raises(IdsBroken, match="1 ids, such as ok/"):
        build(inputs(tables), str, into=tmp_path, ledger=old)
    assert not (tmp_path / DATABASE.name).exists()


def test_a_place_that_was_put_far_off_is_put_right_where_its_id_leads_to_itself(tmp_path, tables):
    old = tmp_path / "old"
    write_ledger(old, {"ok/tulsa": (30.0, -90.0)})
    aliases = tables / "id_aliases.tsv"
    aliases.write_text(aliases.read_text() + "ok/tulsa\tok/tulsa\n")
    build(inputs(tables), str, into=tmp_path, ledger=old)
    assert read_ledger(tmp_path / LEDGER.name)["ok/tulsa"] == (30.0, -90.0)


def test_airports_of_both_lists_are_found(built):
    *_, gazetteer = built
    assert gazetteer.place("airport/gum").state == "GU"
    assert gazetteer.geocode("Richard Lloyd Jones").place.id == "airport/tul"


def test_the_command_says_what_the_shipped_file_holds(app):
    said = app.test_cli_runner().invoke(args=["gazetteer", "status"])
    assert said.exit_code == 0, said.output
    assert "\ncity " in said.output
    assert "bytes compressed, SHA-256" in said.output
