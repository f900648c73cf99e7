"""The hand-made tables: each row leads somewhere, and the shipped file holds them all."""

from contextlib import closing

import pytest

from lookup_app.geocoding.build.table_places import phrases
from lookup_app.geocoding.data.hand_tables import read_table
from lookup_app.geocoding.data.shipped import DATABASE, TABLES
from lookup_app.geocoding.data.store import Store
from lookup_app.geocoding.military import bases_abroad
from lookup_app.geocoding.outcomes import Military
from lookup_app.geocoding.reading.names.nicknames import target_places


@pytest.fixture(scope="module")
def store(gazetteer, instance):
    (path,) = instance.glob("gazetteer-*.sqlite")
    with closing(Store(path)) as store:
        yield store


@pytest.mark.parametrize("table", ["nicknames", "regions", "landmarks", "reservations"])
def test_every_row_leads_to_a_place(store, table):
    lost = [
        target
        for _, target in read_table(TABLES / f"{table}.tsv", 2)
        if len(target_places(target, store)) <= target.count("|")
    ]
    assert lost == []


def test_every_neighborhood_is_in_its_city(store, gazetteer):
    rows = list(read_table(TABLES / "neighborhoods.tsv", 4))
    assert len(rows) > 3_000
    for names, city, state, zip_code in rows:
        assert gazetteer.towns_named(city, state), city
        place = gazetteer.place_for_zip(zip_code)
        assert place, (names, zip_code)
        assert place.state == state


def test_the_shipped_file_holds_the_tables(store):
    missing = [filed for filed, kind, _ in phrases(TABLES) if kind not in store.phrase(filed)]
    assert missing == [], f"rebuild {DATABASE.name}: flask --app lookup_app gazetteer build"


def test_a_row_with_too_few_columns_is_named(tmp_path):
    path = tmp_path / "t.tsv"
    path.write_text("# remark\na\tb\nonly one\n")
    with pytest.raises(ValueError, match="line 3"):
        list(read_table(path, 2))


def test_no_place_here_has_the_name_of_a_base_abroad(gazetteer, store):
    for name in bases_abroad():
        assert isinstance(gazetteer.geocode(name), Military), name
        assert not store.named(name), name
