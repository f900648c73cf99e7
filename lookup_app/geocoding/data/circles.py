"""What a circle on the globe spans, in degrees, so that a database finds what lies within."""

from math import asin, cos, degrees, radians, sin

_EARTH_MILES = 3958.76


def latitudes(latitude: float, miles: float) -> tuple[float, float]:
    """The span of latitude within a distance."""
    reach = degrees(miles / _EARTH_MILES)
    return latitude - reach, latitude + reach


def longitudes(latitude: float, longitude: float, miles: float) -> list[tuple[float, float]]:
    """The spans of longitude within a distance; two where they cross the 180th meridian.

    The exact width of a cap is asin(sin r / cos lat); r / cos lat is too narrow near the poles.
    """
    radius = miles / _EARTH_MILES
    reach = sin(radius) / max(cos(radians(latitude)), 1e-9)
    if reach >= 1:
        return [(-180.0, 180.0)]
    width = degrees(asin(reach))
    west, east = longitude - width, longitude + width
    if west < -180:
        return [(-180.0, east), (west + 360, 180.0)]
    if east > 180:
        return [(west, 180.0), (-180.0, east - 360)]
    return [(west, east)]
