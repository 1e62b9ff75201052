"""The figures of a part as lines of CSV, cut by area and by indicator."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from indicators.catalogue import Catalogue
from indicators.export import data_files, observations

_END, _QUOTE = b"\r\n", b'"'


@dataclass(frozen=True, eq=False)
class NewLines:
    """The lines of an area's file, by indicator."""

    areas: frozenset[bytes]
    """The area, and those in it."""
    of: Mapping[str, list[bytes]]

    @classmethod
    def read(cls, path: Path, areas: Iterable[str]) -> "NewLines":
        """Read the file of an area as `Lines.of_areas` made it."""
        _, found = _by_indicator(path)
        return cls(frozenset(one.encode() for one in areas), found)


def _by_indicator(path: Path) -> tuple[bytes, dict[str, list[bytes]]]:
    """Read the file of an area: its head, and the lines of each indicator."""
    head, *lines = path.read_bytes().removesuffix(_END).split(_END)
    place = head.split(b",").index(b"indicator")
    found: dict[bytes, list[bytes]] = {}
    for line in lines:
        fields = line.split(b",", place + 1)
        if any(one.startswith(_QUOTE) for one in fields[:place]):
            fields = [one.encode() for one in next(csv.reader([line.decode()]))]
        found.setdefault(fields[place], []).append(line)
    return head, {code.decode(): some for code, some in found.items()}


def gathered(paths: Iterable[Path]) -> dict[str, bytes]:
    """Put the files of areas together, one for each indicator, in the order of the areas."""
    head, found = b"", dict[str, list[bytes]]()
    for path in paths:
        head, own = _by_indicator(path)
        for code, lines in own.items():
            found.setdefault(code, []).extend(lines)
    return {code: _END.join([head, *lines, b""]) for code, lines in found.items()}


def spliced(path: Path, code: str, new: Iterable[NewLines]) -> bytes | None:
    """Put the lines of some areas in the place of their earlier ones; nothing where none was."""
    head, *lines = path.read_bytes().removesuffix(_END).split(_END)
    areas = [line.split(b",", 1)[0] for line in lines]
    for one in new:
        places = [place for place, area in enumerate(areas) if area in one.areas]
        found = one.of.get(code, [])
        if not places and found:
            return None
        if places:
            span = slice(places[0], places[-1] + 1)
            lines[span] = found
            areas[span] = [line.split(b",", 1)[0] for line in found]
    return _END.join([head, *lines, b""])


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
