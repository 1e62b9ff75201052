"""Single exhibits in place of the whole briefing, as the pages show them."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from indicators import exhibits
from indicators.delivery.material import Material
from indicators.exhibits.report import selection
from indicators.exhibits.spec import Exhibit
from indicators.wording import delivery as words

Make = Callable[[Material, str], Iterator[Exhibit]]
OF_INDICATOR = frozenset({"compare", "series", "trend"})
"""Kinds that show one indicator, which must be named."""


def showing(material: Material, kind: str, indicator: str = "") -> Material:
    """Return the material with some exhibits in place of the briefing.

    Raises
    ------
    KeyError
        If there is no such kind.
    """
    found = [one for one in KINDS[kind](material, indicator) if not one.empty]
    name = str(material.read.plans.loc[material.plan, f"name_{material.lang}"])
    told = words.KINDS[material.lang][kind]
    title = material.title or words.say(material.lang, "selection", plan=name, kind=told)
    return replace(material, shown=selection(title, found, material.imprint))


def _asked(one: Material) -> tuple[object, ...]:
    return one.read, one.frame, one.areas, one.plan, one.lang


def _overview(one: Material, _: str) -> Iterator[Exhibit]:
    yield exhibits.overview(*_asked(one), as_of=one.as_of)  # type: ignore[arg-type]


def _counts(one: Material, _: str) -> Iterator[Exhibit]:
    yield exhibits.counts(*_asked(one), as_of=one.as_of)  # type: ignore[arg-type]


def _since(one: Material, _: str) -> Iterator[Exhibit]:
    yield exhibits.since_last_year(
        one.read, one.frame, one.frame_of(one.as_of - 1), one.areas, one.plan, one.lang,
        as_of=one.as_of,
    )  # fmt: skip


def _missing(one: Material, _: str) -> Iterator[Exhibit]:
    yield exhibits.missing(*_asked(one), on=one.on, as_of=one.as_of)  # type: ignore[arg-type]


def _coverage(one: Material, _: str) -> Iterator[Exhibit]:
    yield exhibits.coverage(*_asked(one), on=one.on, as_of=one.as_of)  # type: ignore[arg-type]


def _gaps(one: Material, _: str) -> Iterator[Exhibit]:
    yield exhibits.gaps(*_asked(one), on=one.on, as_of=one.as_of)  # type: ignore[arg-type]


def _compare(one: Material, indicator: str) -> Iterator[Exhibit]:
    for view in exhibits.View:
        yield exhibits.compared(
            one.read, one.frame, indicator, one.areas, one.plan, one.lang,
            view=view, as_of=one.as_of,
        )  # fmt: skip


def _series(one: Material, indicator: str) -> Iterator[Exhibit]:
    yield exhibits.series(
        one.read, one.frame, indicator, one.areas, one.plan, one.lang, as_of=one.as_of
    )


def _trend(one: Material, indicator: str) -> Iterator[Exhibit]:
    for area in one.areas:
        yield exhibits.trend(
            one.read, one.frame, indicator, area, one.plan, one.lang, as_of=one.as_of
        )


def _panels(one: Material, _: str) -> Iterator[Exhibit]:
    for area in one.areas:
        yield exhibits.city_panels(one.read, one.frame, area, one.plan, one.lang, as_of=one.as_of)


def _city(one: Material, _: str) -> Iterator[Exhibit]:
    for area in one.areas:
        asked = (one.read, one.frame, area, one.plan, one.lang)
        yield exhibits.city(*asked, as_of=one.as_of)
        if followed := exhibits.follow_ups(*asked, on=one.on, as_of=one.as_of):
            yield followed


def _annual(one: Material, _: str) -> Iterator[Exhibit]:
    yield exhibits.annual(one.read, one.frame, one.areas, one.as_of, one.lang, on=one.on)


def _sources(one: Material, _: str) -> Iterator[Exhibit]:
    yield exhibits.sources(one.read, one.areas, one.lang)


def _issues(one: Material, _: str) -> Iterator[Exhibit]:
    yield exhibits.issues(one.read, one.areas, one.lang, marked=False)


KINDS: dict[str, Make] = {
    "overview": _overview,
    "counts": _counts,
    "since": _since,
    "missing": _missing,
    "compare": _compare,
    "series": _series,
    "trend": _trend,
    "panels": _panels,
    "city": _city,
    "coverage": _coverage,
    "gaps": _gaps,
    "annual": _annual,
    "sources": _sources,
    "issues": _issues,
}
