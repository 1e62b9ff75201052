"""The figures of a part as lines of CSV, cut by area and by indicator."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from itertools import groupby
from operator import itemgetter

from indicators.catalogue import Catalogue
from indicators.export import data_files, observations

_END = b"\r\n"


@dataclass(frozen=True, eq=False)
class Lines:
    """Each figure's line, in the order of the figures, with what it is of."""

    head: bytes
    lines: list[bytes]
    areas: list[str]
    indicators: list[str]

    @classmethod
    def of(cls, cat: Catalogue) -> "Lines":
        """Write all figures of a catalogue; no field holds an end of line."""
        table = observations.figures(cat)
        head, *lines = data_files.csv(table).split(_END)
        columns = (table[name].tolist() for name in ("ref_area", "indicator"))
        return cls(head, lines[: len(table)], *columns)

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for place, area in enumerate(self.areas):
            found.setdefault(area, []).append(place)
        return found

    def _of(self, areas: Iterable[str]) -> list[int]:
        return sorted(place for area in areas for place in self._places.get(area, ()))

    @property
    def whole(self) -> bytes:
        """The file of all."""
        return self._file(self.lines)

    def of_areas(self, areas: Iterable[str]) -> bytes:
        """Return the file of some areas."""
        return self._file([self.lines[place] for place in self._of(areas)])

    def digests(self, area: str, inside: Iterable[str]) -> Iterator[dict[str, str]]:
        """Give a digest of what the files of each indicator hold of an area and its parts."""
        own = [(self.indicators[place], self.lines[place]) for place in self._of((area, *inside))]
        own.sort(key=itemgetter(0))
        for code, some in groupby(own, itemgetter(0)):
            said = sha256(b"\n".join(line for _, line in some)).hexdigest()
            yield {"area": area, "indicator": code, "digest": said}

    def _file(self, lines: list[bytes]) -> bytes:
        return _END.join([self.head, *lines, b""])
