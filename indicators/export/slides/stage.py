"""Where things stand on the slides of a deck: the places that its layouts leave."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from indicators.export.slides.text import LEADING, Box, count

WIDTH, HEIGHT = 960.0, 540.0
EDGE = 36.0
NUMBER = 48.0
"""Room for the slide's number beside notes and sources."""
TOP, BOTTOM = 20.0, 14.0
_NOTES = 104.0
"""Points of our own slide that notes and sources may take from a chart."""
_SMALLEST = 10.0
_SHRINK = 0.92
_ASIDE, _OVER = 14.4, 7.2
"""Margins within a layout's place for the title."""


@dataclass(frozen=True)
class Stage:
    """A deck, the layouts it is made with, and the places on its slides.

    `title` without a height grows with its text; then everything else follows below it.
    """

    made: Any
    layout: Any
    opening: Any
    """Layout of the first slide."""
    section: Any
    """Layout of a slide that opens a section."""
    title: Box
    free: Box
    """Where everything but the title and the slide's number may stand."""
    own: bool = False
    """Whether the layouts are a user's own, whose look is kept."""
    size: float = 0.0
    """Type size of titles in a layout of a user's own."""
    numbered: bool = False
    """Whether the layout has a place for the slide's number."""

    @property
    def foot_width(self) -> float:
        """Width of notes and sources."""
        return self.free.width - (0 if self.numbered else NUMBER)

    @property
    def most_foot(self) -> float:
        """Points that notes and sources may take from a chart; more go to a slide of their own."""
        return _NOTES * min(1.0, (self.free.top + self.free.height) / HEIGHT)

    def heading(self, title: str, sizes: Sequence[float]) -> tuple[float, Box]:
        """Return type size and place of a title."""
        if not self.own:
            size, tall = fitting(title, sizes, self.title.width)
            return size, Box(self.title.left, self.title.top, self.title.width, tall)
        return fitted(title, self.title, self.size)

    def below(self, title: str, sizes: Sequence[float]) -> Box:
        """Return the place that a title leaves to everything else."""
        _, box = self.heading(title, sizes)
        if not self.own:
            top = box.top + box.height + 4
        else:
            # A layout may have its title beside the place for the rest.
            grown = box.height - self.title.height
            top = self.free.top + (max(0.0, grown) if self.free.top >= self.title.top else 0.0)
        rest = self.free.top + self.free.height - top
        return Box(self.free.left, top, self.free.width, rest)


def fitting(title: str, sizes: Sequence[float], room: float) -> tuple[float, float]:
    """Return type size and height of a title: two lines, or as many as the smallest type needs."""
    for size in sizes:
        lines = count(title, room / size * 0.88)
        if lines <= 2 or size == sizes[-1]:
            return size, lines * size * LEADING
    raise AssertionError


def fitted(title: str, box: Box, size: float) -> tuple[float, Box]:
    """Return the type size in which a title fits a layout's place, which grows if it must."""
    while True:
        lines = count(title, (box.width - _ASIDE) / size * 0.88)
        tall = lines * size * LEADING + _OVER
        if tall <= box.height:
            return size, box
        if size * _SHRINK < _SMALLEST:
            return size, Box(box.left, box.top, box.width, tall)
        size = round(size * _SHRINK, 1)
