"""Areas too unlike for one scale: a small chart for each, on its own scale."""

from collections.abc import Sequence
from dataclasses import replace

from indicators.codes import Kind
from indicators.exhibits.choice import Choice
from indicators.exhibits.spec import ChartKind, Panel, Series
from indicators.exhibits.yearly_lines import unlike


def area_panels(
    choice: Choice, code: str, series: Sequence[Series], side: Sequence[tuple[str, ...]]
) -> tuple[Panel, ...]:
    """Return a small chart for each area; none where one scale shows them all."""
    if choice.cat.indicators.loc[code, "kind"] == Kind.RANK:
        return ()
    singles = [tuple(_single(one, place) for one in series) for place in range(len(choice.areas))]
    held = [[value for one in single for value in one.known] for single in singles]
    if not unlike([max(values, key=abs) for values in held if values]):
        return ()
    return tuple(
        Panel(
            id=area,
            kind=ChartKind.BULLET,
            name=choice.names.areas[area],
            unit=choice.names.unit(code),
            series=single,
            lines=told,
            code=choice.standing((area, code)).code,
        )
        for area, single, told in zip(choice.areas, singles, side, strict=True)
    )


def _single(series: Series, place: int) -> Series:
    """Return one area's share of a series."""
    at = slice(place, place + 1)
    return replace(series, points=series.points[at], codes=series.codes[at])
