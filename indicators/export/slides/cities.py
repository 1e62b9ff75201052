"""Charts of cities beside one another: how each kind is drawn, and how many cities fit."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from pptx.chart.chart import Chart

from indicators.exhibits.spec import ChartKind, Exhibit
from indicators.export.slides.bars import bullets, counts, ranks
from indicators.export.slides.data import Scale, scale

DRAW: Mapping[ChartKind, Callable[..., Chart]] = {
    ChartKind.BULLET: bullets,
    ChartKind.BAR: bullets,
    ChartKind.RANK: ranks,
    ChartKind.COUNTS: counts,
}


def parts(exhibit: Exhibit, most: int) -> Iterator[Exhibit]:
    """Cut an exhibit into parts of about as many categories each, at most so many."""
    count = len(exhibit.categories)
    each = max(1, -(-count // max(1, -(-count // most))))
    for start in range(0, count, each):
        kept = slice(start, start + each)
        yield replace(
            exhibit,
            categories=exhibit.categories[kept],
            category_ids=exhibit.category_ids[kept],
            side=exhibit.side[kept],
            series=tuple(
                replace(
                    one, points=one.points[kept], labels=one.labels[kept], codes=one.codes[kept]
                )
                for one in exhibit.series
            ),
        )


def reach(exhibit: Exhibit) -> Scale | None:
    """Return the scale that all parts share; None for kinds whose parts need none."""
    if exhibit.kind not in {ChartKind.BULLET, ChartKind.BAR}:
        return None
    known = [value for series in exhibit.series for value in series.known]
    return scale([*known, *(one.value for one in exhibit.references)])
