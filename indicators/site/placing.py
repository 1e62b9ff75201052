"""Where a label stands in a small picture: at the place where it covers least."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

Point = tuple[float, float]
_WIDE, _NARROW, _TALL = 11.0, 6.4, 11.0
"""Room of a Chinese character, of another, and the height of both, in user units."""
_STEP = 3.0


@dataclass(frozen=True, slots=True)
class Spot:
    """A place for a label: the point it hangs on, at its base line."""

    x: float
    y: float
    anchor: str
    """`start`, `middle` or `end`, as SVG names them."""

    def box(self, label: str) -> tuple[float, float, float, float]:
        """Return left, top, right and bottom of a label at this place."""
        width = sum(_WIDE if ord(one) > 0x2E7F else _NARROW for one in label)
        left = self.x - width * {"start": 0.0, "middle": 0.5, "end": 1.0}[self.anchor]
        return left, self.y - _TALL + 1, left + width, self.y + 2

    def covers(self, label: str) -> Iterator[Point]:
        """Give points all over the label."""
        left, top, right, bottom = self.box(label)
        for x in _between(left, right):
            for y in _between(top, bottom):
                yield x, y


def best(label: str, spots: Sequence[Spot], drawn: Sequence[Point]) -> Spot:
    """Return the first of the spots at which a label covers the fewest points."""
    found, least = spots[0], len(drawn) + 1
    for spot in spots:
        left, top, right, bottom = spot.box(label)
        covered = len([x for x, y in drawn if left <= x <= right and top <= y <= bottom])
        if covered < least:
            found, least = spot, covered
        if not covered:
            break
    return found


def line(one: Point, other: Point) -> Iterator[Point]:
    """Give points along a straight line."""
    length = max(abs(other[0] - one[0]), abs(other[1] - one[1]))
    for done in _between(0.0, length):
        share = done / length if length else 0.0
        yield one[0] + (other[0] - one[0]) * share, one[1] + (other[1] - one[1]) * share


def disc(centre: Point, radius: float) -> Iterable[Point]:
    """Give points of a disc that stand for all of it."""
    x, y = centre
    return [(x, y), (x - radius, y), (x + radius, y), (x, y - radius), (x, y + radius)] * 3


def _between(low: float, high: float) -> Iterator[float]:
    count = max(int((high - low) / _STEP), 1)
    for number in range(count + 1):
        yield low + (high - low) * number / count
