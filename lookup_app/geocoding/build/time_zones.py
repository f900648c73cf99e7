"""A time zone for every place: its own, else that of the nearest place that has one."""

from dataclasses import replace

from lookup_app.geocoding.build.rows import Draft, km


def with_time_zones(places: list[Draft]) -> list[Draft]:
    """The places, each with an IANA time zone."""
    known = [place for place in places if place.time_zone and place.kind in ("zip", "city")]
    return [place if place.time_zone else _borrowed(place, known) for place in places]


def _borrowed(place: Draft, known: list[Draft]) -> Draft:
    point = place.latitude, place.longitude
    # Within the state where it can be: a zone's border is often a state's.
    same_state = [other for other in known if other.state == place.state] or known
    nearest = min(same_state, key=lambda other: km(point, (other.latitude, other.longitude)))
    return replace(place, time_zone=nearest.time_zone)
