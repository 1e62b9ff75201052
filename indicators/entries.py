"""The figures of one area's file, each with its key, its id and where it stands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from indicators import model
from indicators.codes import ObsStatus
from indicators.printed import UnitForm, Units
from indicators.reading import Checked

Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One figure in its file. `keys` leads to it in the document."""

    figure_id: str
    ref_area: str
    indicator: str
    figure: model.Figure
    keys: tuple[str | int, ...]

    @property
    def key(self) -> Key:
        """What the figure is a value of; several printings may share it."""
        one = self.figure
        return (
            self.ref_area,
            self.indicator,
            one.plan,
            one.role,
            one.time_period,
            one.as_at,
            one.period_kind,
            one.period_start,
        )

    @property
    def doubtful(self) -> bool:
        """Whether the figure is recorded with a doubt and so never used."""
        return self.figure.obs_status is ObsStatus.LOW_RELIABILITY


@dataclass(frozen=True)
class Lists:
    """The checked code lists."""

    areas: Mapping[str, model.Area]
    units: Mapping[str, model.Unit]
    indicators: Mapping[str, model.Indicator]
    plans: Mapping[str, model.Plan]
    forms: Units = field(init=False)

    def __post_init__(self) -> None:
        """Index the spellings of units once."""
        object.__setattr__(self, "forms", Units.of({k: _forms(u) for k, u in self.units.items()}))

    def within(self, ref_area: str, outer: str) -> bool:
        """Whether an area is `outer` or lies below it."""
        seen: set[str] = set()
        current: str | None = ref_area
        while current is not None and current not in seen:
            if current == outer:
                return True
            seen.add(current)
            current = self.areas[current].parent if current in self.areas else None
        return False


def entries(checked: Checked, lists: Lists) -> list[Entry]:
    """List the figures of a file; those without an id get one from their key."""
    file = checked.record
    slug = lists.areas[file.ref_area].slug if file.ref_area in lists.areas else file.ref_area
    taken: dict[str, int] = {}
    return [
        Entry(
            figure.id or _own_id(slug, indicator, figure, taken),
            figure.ref_area or file.ref_area,
            indicator,
            figure,
            ("figures", indicator, position),
        )
        for indicator, figures in file.figures.items()
        for position, figure in enumerate(figures)
    ]


def by_key(all_entries: list[Entry]) -> Iterator[list[Entry]]:
    """Group the printings of one key, in the order of the file."""
    groups: dict[Key, list[Entry]] = {}
    for entry in all_entries:
        groups.setdefault(entry.key, []).append(entry)
    yield from groups.values()


def preferred(group: list[Entry]) -> Entry | None:
    """Return the printing that counts: the marked one, or the only one; never a doubtful one."""
    marked = [entry for entry in group if entry.figure.preferred]
    chosen = marked or (group if len(group) == 1 and group[0].figure.preferred is None else [])
    return next((entry for entry in chosen if not entry.doubtful), None)


def _own_id(slug: str, indicator: str, figure: model.Figure, taken: dict[str, int]) -> str:
    # The dots keep these apart from the ids that people write.
    stem = f"{slug}.{indicator}.{figure.role}.{figure.time_period or 'undated'}"
    number = taken[stem] = taken.get(stem, 0) + 1
    return stem if number == 1 else f"{stem}.{number}"


def _forms(unit: model.Unit) -> tuple[UnitForm, ...]:
    factor = Decimal(repr(unit.factor))
    spellings = dict.fromkeys([unit.name.zh, *unit.spellings])
    return tuple(UnitForm(spelling, unit.dimension, factor) for spelling in spellings)
