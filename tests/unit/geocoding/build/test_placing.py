"""Which point, county and name each place of the build gets."""

from dataclasses import replace

import pytest

from lookup_app.geocoding.build import areas, box_zips, ids, postal, towns
from lookup_app.geocoding.build.airports import place_airports
from lookup_app.geocoding.build.indexes import foreign_names
from lookup_app.geocoding.build.neighbors import with_own_people, with_time_zones
from lookup_app.geocoding.build.post_names import as_towns_are_written, post_name
from lookup_app.geocoding.build.rows import (
    AirportRow,
    CountyShare,
    Draft,
    ForeignTown,
    PostalRow,
    TownRow,
)
from lookup_app.geocoding.build.write import bare_county
from tests.unit.geocoding.build.tiny import (
    CENTRAL,
    OSAGE_COUNTY,
    TULSA_COUNTY,
    SquareCounties,
    inputs,
    record,
)

NAMES = {TULSA_COUNTY: "Tulsa County", OSAGE_COUNTY: "Osage County"}
IN_TULSA, IN_OSAGE, FAR_OFF = (36.15, -95.99), (36.6, -96.4), (40.0, -80.0)


def city(name: str, point: tuple[float, float] = IN_TULSA, **more) -> Draft:
    return Draft(name, "city", more.pop("state", "OK"), *point, **more)


def placed(*rows: PostalRow) -> list[Draft]:
    return [draft for _, draft in postal.place_zips(rows, SquareCounties(), NAMES)]


def test_a_row_joins_what_the_sources_say_of_a_zip(tables):
    made = inputs(
        tables,
        postal_records=[record("74103", "Tulsa", population=3_000, lat=36.1, lon=-96.0)],
        county_shares={
            "74001": [CountyShare(OSAGE_COUNTY, 0.8, "AVANT", "OK")],
            "74103": [CountyShare(TULSA_COUNTY, 1.0, "TULSA", "OK")],
        },
    )
    rows = {row.zip_code: row for row in postal.postal_rows(made)}
    tulsa, avant, majuro = rows["74103"], rows["74001"], rows["96960"]
    assert (tulsa.other, tulsa.population, tulsa.time_zone) == ((36.1, -96.0), 3_000, CENTRAL)
    assert (avant.city, avant.state, avant.county_fips) == ("Avant", "OK", OSAGE_COUNTY)
    assert (majuro.city, majuro.state) == ("Majuro", "MH")


def test_of_several_points_the_one_in_its_county_is_believed():
    row = PostalRow(
        "74103",
        "OK",
        "Tulsa",
        TULSA_COUNTY,
        geonames=IN_OSAGE,
        zcta=IN_TULSA,
        county_shares=((TULSA_COUNTY, 1.0),),
    )
    (draft,) = placed(row)
    assert (draft.latitude, draft.longitude) == IN_TULSA


def test_a_point_that_several_zips_share_comes_after_the_census_own():
    shared = {"state": "OK", "geonames": IN_TULSA, "county_fips": TULSA_COUNTY}
    own = (36.0, -96.0)
    first, second = placed(PostalRow("74101", zcta=own, **shared), PostalRow("74102", **shared))
    assert (first.latitude, first.longitude) == own
    assert (second.latitude, second.longitude) == IN_TULSA


def test_where_no_point_is_in_the_county_the_first_stands():
    row = PostalRow("74103", "OK", county_fips=TULSA_COUNTY, geonames=IN_OSAGE, zcta=FAR_OFF)
    (draft,) = placed(replace(row, population=3))
    assert (draft.latitude, draft.longitude) == IN_OSAGE


def test_where_nobody_lives_and_the_points_lie_far_apart_the_census_own_is_believed():
    north, south = (36.4, -96.2), (35.9, -95.8)
    row = PostalRow("74103", "OK", county_fips=TULSA_COUNTY, geonames=north, zcta=south)
    for people, point in ((0, south), (3, north)):
        (draft,) = placed(replace(row, population=people))
        assert (draft.latitude, draft.longitude) == point


def test_the_zip_of_santa_claus_is_nowhere(tables):
    made = inputs(tables, county_shares={"88888": [CountyShare("11001", 1.0, "NORTH POLE", "DC")]})
    assert "88888" not in {row.zip_code for row in postal.postal_rows(made)}


def test_a_zip_of_no_listed_state_takes_that_of_its_county_or_is_left_out():
    (draft,) = placed(
        PostalRow("74103", geonames=IN_TULSA),
        PostalRow("99999", geonames=FAR_OFF),
        PostalRow("99998", "OK"),
        PostalRow("09012", "OK", geonames=IN_TULSA, military=True),
    )
    assert (draft.id, draft.state, draft.county) == ("74103", "OK", "Tulsa County")


def test_a_zip_without_a_point_lies_in_its_town_else_in_its_county():
    rows = [
        PostalRow("74104", "OK", "Tulsa"),
        PostalRow("74105", "OK", "Nowhere", county_fips=OSAGE_COUNTY),
        PostalRow("74106", "OK", "Nowhere"),
        PostalRow("74103", "OK", "Tulsa"),
    ]
    found = postal.without_point(
        rows, {"74103"}, [city("Tulsa", county="Tulsa County")], SquareCounties()
    )
    assert [draft.id for _, draft in found] == ["74104", "74105"]
    assert (found[0][1].latitude, found[0][1].county) == (IN_TULSA[0], "Tulsa County")


def test_rows_of_one_name_side_by_side_are_one_town():
    rows = [
        TownRow("Sperry", "OK", 36.3, -95.99, 100, CENTRAL),
        TownRow("Sperry", "OK", 36.31, -95.99, 1_000, CENTRAL),
        TownRow("Sperry", "OK", 36.9, -96.9, 50, CENTRAL),
    ]
    made = towns.place_towns(rows, SquareCounties(), NAMES)
    assert [(town.population, town.county) for town in made] == [
        (1_000, "Tulsa County"),
        (50, "Osage County"),
    ]


def test_other_names_are_of_large_towns_alone():
    rows = [
        TownRow("Tulsa", "OK", *IN_TULSA, 400_000, CENTRAL, ("Tulsey", "Талса", "TUL")),
        TownRow("Sperry", "OK", 36.3, -95.99, 1_000, CENTRAL, ("Sperri",)),
        TownRow("Mongmong-Toto-Maite Village", "GU", 13.47, 144.75, 6_825, "Pacific/Guam"),
    ]
    tulsa, sperry, guam = towns.place_towns(rows, SquareCounties(), NAMES)
    assert (tulsa.also, sperry.also) == (("Tulsey", "Талса"), ())
    assert guam.name == "Mongmong-Toto-Maite"
    assert {"Toto", "Maite"} <= set(guam.also)


def zip_in(name: str, zip_code: str, point=IN_TULSA, **more) -> tuple[PostalRow, Draft]:
    fields = {"fips": TULSA_COUNTY, "county": "Tulsa County", "population": 10} | more
    row = PostalRow(zip_code, "OK", name)
    return row, Draft(zip_code, "zip", "OK", *point, city=name, id=zip_code, **fields)


def test_a_post_office_is_its_town_by_another_spelling_or_a_town_of_its_own():
    known = city("McAlester", fips=OSAGE_COUNTY, county="Osage County", names=("McAlester",))
    zips = [
        zip_in("Mc Alester", "74501"),
        zip_in("Mc Alester", "74502"),
        zip_in("Leonard", "74043"),
    ]
    zips.append(zip_in("Leonard", "73043", FAR_OFF, fips="39001", population=5))
    town, office = towns.add_post_offices([known], zips)
    assert "Mc Alester" in town.names
    assert town.county == "Tulsa County"  # its point fell just over a coarse line
    assert (office.name, office.population, office.approximate) == ("Leonard", 10, True)


def test_a_county_lies_where_its_people_do_and_answers_to_every_type():
    rows = [
        (PostalRow("74103", "OK", population=300, county_shares=((TULSA_COUNTY, 1.0),)), IN_TULSA),
        (PostalRow("74104", "OK", population=100, older_fips="09001"), (36.3, -95.8)),
    ]
    zips = [
        (row, Draft(row.zip_code, "zip", "OK", *point, time_zone=CENTRAL, fips=TULSA_COUNTY))
        for row, point in rows
    ]
    bare = {TULSA_COUNTY: "Tulsa"}
    names = {TULSA_COUNTY: "Tulsa city", "22071": "Orleans Parish", OSAGE_COUNTY: "Osage County"}
    made = {c.fips: c for c in areas.place_counties(names, bare, zips, SquareCounties())}
    assert made[TULSA_COUNTY].population == 400
    assert made[TULSA_COUNTY].latitude == pytest.approx((36.15 * 3 + 36.3) / 4)
    assert made[TULSA_COUNTY].names == ("City of Tulsa", "Tulsa County")
    assert made[OSAGE_COUNTY].latitude == pytest.approx(36.715)  # nobody lives there: its middle
    assert "22071" not in made  # neither people nor a shape


def test_counties_have_their_type_and_connecticut_both_of_its_kinds():
    old = {f"090{n:02}": f"Old {n}" for n in range(1, 16, 2)}
    polygons = {TULSA_COUNTY: "Tulsa", "09110": "Capitol", "02063": "Chugach", "40001": "Adair"}
    names = areas.full_county_names(polygons, {TULSA_COUNTY: "Tulsa County"} | old)
    assert names["09110"] == "Capitol Planning Region"
    assert names["02063"] == "Chugach Census Area"
    assert names["40001"] == "Adair County"
    assert names["09001"] == "Old 1"
    ways = areas._ways_to_write
    assert ways("Juneau City and Borough", "Juneau") == ("Juneau Borough", "Juneau County")
    assert "Capitol Region" in ways("Capitol Planning Region", "Capitol")


def test_a_metro_area_lies_at_its_first_city_that_is_known():
    zips = [
        (PostalRow("74103", metro="Tulsa-Broken Arrow, OK", population=5), city("x")),
        (PostalRow("74104", metro="Gone-Away, OK", population=5), city("x")),
        (PostalRow("74105"), city("x")),
    ]
    (metro,) = areas.place_metros(zips, [city("Tulsa", population=9)])
    assert (metro.name, metro.city, metro.population) == (
        "Tulsa-Broken Arrow, OK metro area",
        "Tulsa",
        5,
    )


def test_one_code_for_two_airports_far_apart_stays_todays():
    today = [AirportRow("TUL", "Tulsa International Airport", "Tulsa", "OK", *IN_TULSA, CENTRAL)]
    older = [
        AirportRow("TUL", "Another Field", "Elsewhere", "OH", *FAR_OFF),
        AirportRow("SPN", "Saipan International Airport", "Saipan", "MP", 15.1, 145.7),
    ]
    tulsa, saipan = place_airports(today, older, {"MP": "Pacific/Saipan"})
    assert tulsa.names == ("TUL airport",)
    assert (saipan.time_zone, saipan.id) == ("Pacific/Saipan", "airport/spn")
    (harbor,) = place_airports(
        [
            AirportRow(
                "PHX", "Phoenix Sky Harbor International Airport", "Phoenix", "AZ", 33.4, -112.0
            )
        ],
        [],
        {},
    )
    assert "Phoenix Sky Harbor" in harbor.names


def test_foreign_names_are_those_of_the_largest_town_of_a_name():
    found = foreign_names(
        [
            ForeignTown("London", "CA", 346_000, ("Londinium Minor",)),
            ForeignTown("London", "GB", 8_900_000, ("Londres", "Лондон", "LON")),
        ]
    )
    assert found["london"] == ("GB", 8_900_000)
    assert "londres" in found
    assert len(found) == 2  # neither letters of elsewhere, nor short names, nor a small town's


def test_towns_of_one_name_are_told_apart_by_county_then_by_zip():
    zips = [
        Draft("74103", "zip", "OK", *IN_TULSA, id="74103"),
        Draft("74056", "zip", "OK", *IN_OSAGE, id="74056"),
    ]
    drafts = [
        city("Avant", county="Tulsa County", population=1),
        city("Avant", IN_OSAGE, county="Osage County", population=5),
        city("Burns", county="Tulsa County"),
        city("Burns", IN_OSAGE, county="Tulsa County"),
        Draft("Tulsa County", "county", "OK", *IN_TULSA),
        Draft("Leonard", "neighborhood", "OK", *IN_TULSA, city="Tulsa"),
        city("Tulsa Leonard"),
    ]
    named, shared = ids.with_ids(drafts, zips)
    assert shared["ok/avant"] == ("ok/avant-osage-county", "ok/avant-tulsa-county")
    assert set(shared["ok/burns"]) == {"ok/burns-tulsa-county-74103", "ok/burns-tulsa-county-74056"}
    assert {"ok/tulsa-county", "ok/tulsa-leonard-neighborhood"} <= {draft.id for draft in named}


def test_words_that_addresses_need_and_ids_given_twice_are_refused():
    with pytest.raises(ids.ReservedSlug, match="ok/handout"):
        ids.with_ids([city("Handout")], [])
    twice = [Draft("Tulsa", "zip", "OK", *IN_TULSA, id="74103")] * 2
    with pytest.raises(ValueError, match="given twice"):
        ids.with_ids(twice, [])


def test_a_part_has_not_the_people_of_the_whole():
    """East Hampton, Virginia, is not 147,993 people; West Tulsa with as many ZIPs is a town."""
    near, far = (36.16, -95.99), (36.5, -95.99)
    towns = [
        city("Tulsa", population=400_000),
        city("East Tulsa", near, population=390_000),
        city("West Tulsa", near, population=390_000),
        city("North Tulsa", far, population=390_000),
        city("South Tulsa", near, population=90_000),
        city("New Tulsa Heights", near, population=410_000),
    ]
    west, heights = ("West Tulsa", 300_000), ("New Tulsa Heights", 9_000)
    zips = [
        Draft(name, "zip", "OK", *near, population=people, city=name)
        for name, people in (west, heights)
    ]
    kept = with_own_people(towns, zips)
    people = {town.name: town.population for town in kept}
    assert people == {
        "Tulsa": 400_000,
        "East Tulsa": None,
        "West Tulsa": 390_000,
        "North Tulsa": 390_000,
        "South Tulsa": 90_000,
        "New Tulsa Heights": 9_000,
    }


def test_a_town_has_not_the_people_of_its_namesake():
    """Oak Grove in Ohio County, Kentucky, had the 7,989 people of the one with a post office."""
    beside, elsewhere = (36.16, -95.99), (35.0, -95.0)
    towns = [
        city("Oak Grove", beside, population=7_444),
        city("Oak Grove", elsewhere, population=7_989, county="Other County"),
        city("Deep Fork", beside, population=5_000),
        city("Deep Fork", elsewhere, population=2_000),
        city("Nocatee", beside, population=4_524),
        city("Nocatee", elsewhere, population=4_524),
        city("Lakeview", beside, population=5_615),
        city("Lakeview", elsewhere, population=5_625),
        city("Meads", elsewhere, population=288_649, fips="40001"),
        city("Big City", elsewhere, population=288_649, fips="40001"),
    ]
    zips = [
        Draft(str(number), "zip", "OK", *point, population=people, city=name, fips=fips)
        for number, (name, point, people, fips) in enumerate(
            [
                ("Oak Grove", IN_TULSA, 9_441, None),
                ("Nocatee", beside, 508, None),  # one that says nothing
                ("Lake View", FAR_OFF, 8_298, None),  # another place
                ("Big City", elsewhere, 40_000, "40001"),
            ]
        )
    ]
    kept = [town.population for town in with_own_people(towns, zips)]
    assert kept == [7_444, None, 5_000, 2_000, 4_524, 4_524, 5_615, 5_625, None, 288_649]


@pytest.mark.parametrize(
    ("listed", "written"),
    [
        ("EGLIN AFB", "Eglin AFB"),
        ("Jbsa Ft Sam Houston", "JBSA Ft. Sam Houston"),
        ("Fe Warren Afb", "FE Warren AFB"),
        ("Santa Fe", "Santa Fe"),
        ("Mckinney", "McKinney"),
        ("East Mc Keesport", "East Mc Keesport"),
        ("St Mary'S", "St. Mary's"),
        ("Put In Bay", "Put in Bay"),
        ("De Soto", "De Soto"),
        ("DeRidder", "DeRidder"),
        ("O'Neill", "O'Neill"),
    ],
)
def test_a_post_office_has_the_capitals_that_one_writes(listed, written):
    assert post_name(listed) == written


def test_the_city_of_a_zip_is_written_as_the_town_is():
    towns = [city("O'Fallon"), city("McLean"), city("Fond du Lac"), city("Glendale")]
    listed = ["O Fallon", "Mc Lean", "Fond Du Lac", "Glen Dale", "Elsewhere"]
    zips = [zip_in(name, f"7410{number}") for number, name in enumerate(listed)]
    assert [draft.city for _, draft in as_towns_are_written(zips, towns)] == [
        "O'Fallon",
        "McLean",
        "Fond du Lac",
        "Glen Dale",
        "Elsewhere",
    ]


def test_a_time_zone_that_is_missing_is_the_nearest_of_the_state():
    east = city("Poteau", (35.05, -94.6), time_zone=CENTRAL)
    arkansas = city("Fort Smith", (35.38, -94.39), state="AR", time_zone="elsewhere")
    county = Draft("Le Flore County", "county", "OK", 35.1, -94.5)
    alone = Draft("Guam", "county", "GU", 13.4, 144.7)
    made = with_time_zones([east, arkansas, county, alone])
    assert made[2].time_zone == CENTRAL
    assert made[3].time_zone


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Tulsa County", "Tulsa"),
        ("Orleans Parish", "Orleans"),
        ("Juneau City and Borough", "Juneau"),
        ("Guam", "Guam"),
    ],
)
def test_a_county_without_its_type(name, bare):
    assert bare_county(name) == bare


def test_a_zip_over_a_state_line_is_in_the_county_of_its_state(tables):
    shares = {
        "74001": [
            CountyShare("47125", 0.6, "AVANT", "TN"),
            CountyShare(OSAGE_COUNTY, 0.4, "AVANT", "OK"),
        ]
    }
    made = inputs(tables, postal_records=[record("74001", "Avant")], county_shares=shares)
    rows = {row.zip_code: row for row in postal.postal_rows(made)}
    assert rows["74001"].county_fips == OSAGE_COUNTY


@pytest.mark.parametrize(
    ("people", "county", "point"),
    [(None, "Tulsa County", IN_TULSA), (12, "Tulsa County", FAR_OFF), (None, "Osage", FAR_OFF)],
    ids=["boxes alone", "people live there", "a town of that name in another county"],
)
def test_a_zip_of_boxes_far_from_its_town_is_at_the_town(people, county, point):
    far = Draft("74101", "zip", "OK", *FAR_OFF, county=county, city="Tulsa", population=people)
    town = city("Tulsa", IN_TULSA, county="Tulsa County", names=("Tulsa",))
    [(_, draft)] = box_zips.at_their_towns([(PostalRow("74101"), far)], [town])
    assert (draft.latitude, draft.longitude) == point


@pytest.mark.parametrize(
    ("people", "others", "point"),
    [(12_600, 0, IN_TULSA), (12_600, 900, FAR_OFF), (60_000, 0, FAR_OFF), (900, 0, FAR_OFF)],
)
def test_a_wide_zip_is_at_the_town_of_most_of_its_people(people, others, point):
    where = {"county": "Kodiak Island Borough", "city": "Kodiak"}
    wide = Draft("99615", "zip", "AK", *FAR_OFF, population=people, **where)
    other = Draft("99619", "zip", "AK", *IN_TULSA, population=others, **where)
    town = city(
        "Kodiak", IN_TULSA, state="AK", county=where["county"], names=("Kodiak",), population=6_253
    )
    zips = [(PostalRow("99615"), wide), (PostalRow("99619"), other)]
    [(_, draft), _] = box_zips.at_their_towns(zips, [town])
    assert (draft.latitude, draft.longitude) == point


def test_the_town_of_boxes_is_where_its_other_zips_are():
    boxes = Draft("91346", "zip", "CA", *FAR_OFF, county="Elsewhere", city="Mission Hills")
    homes = Draft("91345", "zip", "CA", *IN_TULSA, city="Mission Hills", population=18_000)
    town = city("Mission Hills", IN_OSAGE, state="CA", county="Elsewhere", names=("Mission Hills",))
    zips = [(PostalRow("91346"), boxes), (PostalRow("91345"), homes)]
    [(_, draft), _] = box_zips.at_their_towns(zips, [town])
    assert (draft.latitude, draft.longitude) == IN_TULSA


def test_towns_that_share_a_default_point_part_again():
    zips = [
        (PostalRow(code), Draft(code, "zip", "OK", *FAR_OFF, city=name))
        for code, name in (("74101", "Tulsa"), ("74001", "Avant"))
    ]
    towns = [city("Tulsa", IN_TULSA, names=("Tulsa",)), city("Avant", IN_OSAGE, names=("Avant",))]
    moved = [(draft.latitude, draft.longitude) for _, draft in box_zips.at_their_towns(zips, towns)]
    assert moved == [IN_TULSA, IN_OSAGE]


@pytest.mark.parametrize(("people", "answers"), [(400_000, True), (40_000, False)])
def test_a_large_town_answers_to_its_names_in_other_letters(people, answers):
    row = TownRow(
        "Tulsa", "OK", *IN_TULSA, people, CENTRAL, ("Талса", "塔尔萨", "塔尔萨、俄克拉何马州")
    )
    (town,) = towns.place_towns([row], SquareCounties(), NAMES)
    assert ({"Талса", "塔尔萨"} <= set(town.also)) == answers
    assert "塔尔萨、俄克拉何马州" not in town.also
