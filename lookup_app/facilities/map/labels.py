"""Words on a small map, put where nothing else stands."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lookup_app.facilities.map.dots import Pixel

# Of the letters of the style sheet (.map text): measured generously, as fonts differ.
_LETTER_WIDTH, _LETTER_HEIGHT = 7, 18
_MOST_LETTERS = 20


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of the picture."""

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def around(cls, middle: Pixel, across: float, up: float) -> "Box":
        """So far to both sides of its middle, and so far up and down."""
        x, y = middle
        return cls(x - across, y - up, x + across, y + up)

    def meets(self, other: "Box") -> bool:
        """Whether the two have ground in common."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def holds(self, other: "Box") -> bool:
        """Whether the other lies wholly within."""
        return (
            self.left <= other.left
            and other.right <= self.right
            and self.top <= other.top
            and other.bottom <= self.bottom
        )


@dataclass(frozen=True, slots=True)
class Label:
    """Words around a pixel."""

    x: int
    y: int
    words: str

    @property
    def area(self) -> Box:
        """What it covers."""
        return Box.around((self.x, self.y), _LETTER_WIDTH * len(self.words) / 2, _LETTER_HEIGHT / 2)


class FreeSpace:
    """What is free on one picture: labels stand where neither a mark nor another label does."""

    def __init__(self, picture: Box, marks: Iterable[Box]) -> None:
        """Keep the marks free."""
        self._picture = picture
        self._taken = list(marks)

    def placed(self, words: str, middles: Iterable[Pixel]) -> Iterator[Label]:
        """The label around the first of the pixels where it fits; none where it fits nowhere."""
        if len(words) > _MOST_LETTERS:
            return
        for x, y in middles:
            label = Label(round(x), round(y), words)
            area = label.area
            if self._is_free(area):
                self._taken.append(area)
                yield label
                return

    def _is_free(self, area: Box) -> bool:
        return self._picture.holds(area) and not any(map(area.meets, self._taken))
