"""The figures of a part as lines of CSV, cut by area and by indicator."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby

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

    @property
    def whole(self) -> bytes:
        """The file of all."""
        return self._file(self.lines)

    def of_areas(self, areas: Collection[str]) -> bytes:
        """Return the file of some areas."""
        return self._file([line for line, one in self._placed() if one[0] in areas])

    def digests(self, area: str, inside: Collection[str]) -> Iterator[dict[str, str]]:
        """Give a digest of what the files of each indicator hold of an area and its parts."""
        own = [(code, line) for line, (one, code) in self._placed() if one in (area, *inside)]
        own.sort(key=lambda one: one[0])
        for code, some in groupby(own, lambda one: one[0]):
            said = sha256(b"\n".join(line for _, line in some)).hexdigest()
            yield {"area": area, "indicator": code, "digest": said}

    def _placed(self) -> Iterator[tuple[bytes, tuple[str, str]]]:
        return zip(self.lines, zip(self.areas, self.indicators, strict=True), strict=True)

    def _file(self, lines: list[bytes]) -> bytes:
        return _END.join([self.head, *lines, b""])
