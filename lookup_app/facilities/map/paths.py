"""Lines of pixels as the short ``d`` of an SVG path."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from lookup_app.facilities.map.dots import Pixel

_LEAST_STEP = 2


def path_of(lines: Iterable[Iterable[Pixel]], width: int, height: int) -> str:
    """The lines, cut at the edge of the picture, without invisible steps."""
    pieces: list[str] = []
    for line in lines:
        pixels = list(line)
        if _reaches(pixels, width, height):
            pieces.extend(_pieces(_thinned(pixels), width, height))
    return "".join(pieces)


def _reaches(pixels: list[Pixel], width: int, height: int) -> bool:
    """Whether the line is not wholly to one side of the picture, as most are on a small map."""
    xs, ys = [x for x, _ in pixels], [y for _, y in pixels]
    return max(xs) >= 0 and min(xs) <= width and max(ys) >= 0 and min(ys) <= height


def _thinned(pixels: list[Pixel]) -> list[Pixel]:
    """The pixels without those hardly away from the one before; the ends stay."""
    kept = pixels[:1]
    for x, y in pixels[1:-1]:
        if max(abs(x - kept[-1][0]), abs(y - kept[-1][1])) >= _LEAST_STEP:
            kept.append((x, y))
    return kept + pixels[-1:]


def _pieces(pixels: list[Pixel], width: int, height: int) -> Iterator[str]:
    """Each stretch that crosses the picture, as "M", its start and the steps from there."""
    drawing = False
    at = (0, 0)
    for one, two in pairwise(pixels):
        if not _shows(one, two, width, height):
            drawing = False
            continue
        if not drawing:
            at = round(one[0]), round(one[1])
            yield f"M{at[0]} {at[1]}l"
        step = round(two[0]) - at[0], round(two[1]) - at[1]
        at = at[0] + step[0], at[1] + step[1]
        yield f"{' ' if drawing and step[0] >= 0 else ''}{step[0]} {step[1]}"
        drawing = True


def _shows(one: Pixel, two: Pixel, width: int, height: int) -> bool:
    """Whether the box around two pixels meets the picture. A leap around the globe does not."""
    return (
        abs(one[0] - two[0]) < 20 * width
        and max(one[0], two[0]) >= 0
        and min(one[0], two[0]) <= width
        and max(one[1], two[1]) >= 0
        and min(one[1], two[1]) <= height
    )
