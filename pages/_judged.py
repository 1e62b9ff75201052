"""The judgements of the areas that a page shows: of a large catalogue never all of them."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

import pandas as pd

from indicators import exhibits, progress
from indicators.catalogue import Catalogue
from indicators.catalogue_sliced import JUDGED, sliced
from indicators.exhibits import Exhibit, Ranking, Tally
from indicators.exhibits.wanted import Wanted
from pages import _choices, _files, _heap, _kept, _shared, _slices

Part = tuple[Catalogue, pd.DataFrame]
"""The catalogue of some areas, and their progress frame."""


@dataclass(frozen=True, eq=False)
class _Standings:
    """Where all areas stand; light, for it holds codes."""

    found: pd.DataFrame


def figures(areas: Iterable[str]) -> Catalogue:
    """Return the catalogue with the figures of some areas alone."""
    return _kept.made(sliced, _shared.data_or_stop(), tuple(areas))


def part(areas: Iterable[str], as_of: int) -> Part:
    """Return figures and judgements of some areas and of what lies in them."""
    cat = _shared.data_or_stop()
    some = _kept.made(sliced, cat, tuple(_choices.with_parts(cat, tuple(areas))))
    return some, _frame(some, as_of)


def before(some: Catalogue, as_of: int) -> pd.DataFrame:
    """Return the progress frame of the reference year before."""
    return _frame(some, _years(as_of)[1])


def _frame(some: Catalogue, as_of: int) -> pd.DataFrame:
    return _kept.made(_shared.assessed, some, as_of, _choices.today())


def _years(as_of: int) -> tuple[int, int]:
    return as_of, as_of - 1


def tally(
    cat: Catalogue,
    areas: tuple[str, ...],
    plan: str,
    as_of: int,
    *,
    indicators: tuple[str, ...] | None = None,
    wanted: Wanted,
) -> Tally:
    """Count where the indicators of very many areas stand."""
    found = _kept.made(standings, cat, plan, as_of, _choices.today()).found
    return _kept.made(exhibits.tally, cat, found, areas, indicators, wanted)


def standings(cat: Catalogue, plan: str, as_of: int, day: dt.date) -> _Standings:
    """Find where all cities stand; through `_kept.made`."""
    found = _Standings(exhibits.of_all(cat, plan, as_of=as_of, on=day))
    _heap.give_back()
    return found


def ranked(
    indicator: str, areas: tuple[str, ...], plan: str, lang: str, view: str, as_of: int
) -> Ranking:
    """Return the places of very many areas by one indicator."""
    cat, day = _shared.data_or_stop(), _choices.today()
    return _kept.made(_ranked, cat, indicator, areas, plan, lang, view, as_of, day)


def _ranked(
    cat: Catalogue,
    indicator: str,
    areas: tuple[str, ...],
    plan: str,
    lang: str,
    view: str,
    as_of: int,
    day: dt.date,
) -> Ranking:
    some = sliced(cat, areas, exhibits.family(cat, indicator), columns=JUDGED)
    _heap.give_back()  # the rows of one indicator lie all over the figures
    frame = progress.assess(some, as_of=as_of, on=day)
    return exhibits.ranked(some, frame, indicator, areas, plan, lang, view=view, as_of=as_of)


def whole(
    make: Callable[..., Exhibit],
    areas: Sequence[str],
    *told: object,
    judged: int,
    two_years: bool = False,
    indicator: str = "",
    **options: object,
) -> _files.Whole | _files.Part:
    """Return what makes the exhibit of all areas, for its files, when one is asked for.

    After the catalogue it is handed the judgements as of a year, or of it and the one before,
    then what it is `told`. Of too many areas files hold those shown;
    of one `indicator` there are the figures of all of them.
    """
    if not _slices.in_files(areas):
        return _files.Part(len(areas), indicator)
    cat, day = _shared.data_or_stop(), _choices.today()
    every = tuple(_choices.with_parts(cat, tuple(areas)))
    years = _years(judged) if two_years else (judged,)
    return partial(_whole, make, cat, every, years, day, told, options)


def _whole(
    make: Callable[..., Exhibit],
    cat: Catalogue,
    areas: tuple[str, ...],
    years: Sequence[int],
    day: dt.date,
    told: Sequence[object],
    options: dict[str, object],
) -> Exhibit:
    some = sliced(cat, areas)
    frames = [progress.assess(some, as_of=year, on=day) for year in years]
    return make(some, *frames, *told, **options)
