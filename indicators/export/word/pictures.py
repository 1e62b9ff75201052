"""What is drawn of an exhibit in a Word document, and what stands beside it in words."""

from collections.abc import Sequence

from indicators.charts import texts
from indicators.charts.palette import VERDICT
from indicators.exhibits.spec import ChartKind, Exhibit
from indicators.export.slides.charts import Setting
from indicators.export.slides.cities import DRAW, parts, reach
from indicators.export.slides.lines import apart, lines
from indicators.export.slides.panels import legend
from indicators.export.slides.text import LEADING, Box, Run, judged
from indicators.export.word.charts import Drawing
from indicators.export.word.looks import LOOKS, Style
from indicators.export.word.panels import GAP, SMALL, figure, panels, placed
from indicators.export.word.tables import Cell, Grid, Row, table, told
from indicators.export.word.text import paragraph, run
from indicators.wording import screen

BESIDE = {ChartKind.COUNTS: 14}
"""Cities in a chart, else `_CITIES`; more go to further charts."""
_CITIES = 6
_SIZE, _CELL = 9.5, LOOKS[Style.CELL].size
_TALL, _LINES, _APART = 215.0, 240.0, 150.0
_NAME = 0.2
"""Share of the text's width that cities' names take beside their verdicts."""


def pictured(exhibit: Exhibit) -> bool:
    """Tell whether an exhibit has charts."""
    if exhibit.kind is ChartKind.PANELS:
        return bool(exhibit.panels)
    drawn = exhibit.kind is ChartKind.LINE or exhibit.kind in DRAW
    return drawn and any(series.known for series in exhibit.series)


def picture(drawing: Drawing, exhibit: Exhibit, room: float) -> str:
    """Return the XML of an exhibit's charts and the words beside them.

    `room` is the width of the text in points.
    """
    if exhibit.kind is ChartKind.PANELS:
        return panels(drawing, exhibit, room)
    if exhibit.kind is ChartKind.LINE:
        return _apart(drawing, exhibit, room) if exhibit.apart else _years(drawing, exhibit, room)
    return _cities(drawing, exhibit, room)


def _years(drawing: Drawing, exhibit: Exhibit, room: float) -> str:
    box = Box(0, 0, room, _LINES)
    setting = Setting(exhibit.axis, legend=legend(exhibit.series), size=_SIZE, alt=exhibit.alt)
    return figure(drawing.taken(lines(drawing.slide, box, exhibit, setting), box, exhibit.alt))


def _apart(drawing: Drawing, exhibit: Exhibit, room: float) -> str:
    """Draw each area on its own scale, two beside one another."""
    shown = []
    box = Box(0, 0, room / 2 - GAP, _APART)
    for one in apart(exhibit):
        setting = Setting(one.axis, legend=False, size=SMALL, alt=one.alt)
        name = run(one.series[0].name, Style.PANEL_NAME, exhibit.lang)
        inner = drawing.taken(lines(drawing.slide, box, one, setting), box, one.alt)
        shown.append(paragraph(name, Style.PANEL_NAME) + figure(inner))
    return placed(shown, room, min(2, len(shown)))


def _cities(drawing: Drawing, exhibit: Exhibit, room: float) -> str:
    """Draw the cities, so many in a chart that all are readable, on one scale."""
    written = []
    cut = list(parts(exhibit, BESIDE.get(exhibit.kind, _CITIES)))
    shared = reach(exhibit) if len(cut) > 1 else None
    for part in cut:
        if not any(series.known for series in part.series):
            continue
        stacked = exhibit.kind is ChartKind.COUNTS
        box = Box(0, 0, room, 100 + 34.0 * len(part.categories) if stacked else _tall(part, room))
        shown = legend(part.series)
        setting = Setting(exhibit.axis, shared, legend=shown, size=_SIZE, alt=exhibit.alt)
        chart = DRAW[exhibit.kind](drawing.slide, box, part, setting)
        written.append(figure(drawing.taken(chart, box, exhibit.alt)))
    return "".join(written) + _beside(exhibit, room)


def _tall(exhibit: Exhibit, room: float) -> float:
    """Return the height of a chart, more where names below it need more than two lines."""
    each = room * 0.9 / len(exhibit.categories) / _SIZE
    most = max(len(texts.lines(name, each)) for name in exhibit.categories)
    return _TALL + max(0, most - 2) * _SIZE * LEADING


def _beside(exhibit: Exhibit, room: float) -> str:
    """Return the table of each city's verdict and numbers."""
    if not any(exhibit.side):
        return ""
    unknown = ("",) * len(exhibit.categories)
    codes = next((series.codes for series in exhibit.series if series.codes), unknown)
    rows = tuple(
        Row((told(name, bold=True), _verdict(beside, code)))
        for name, beside, code in zip(exhibit.categories, exhibit.side, codes, strict=True)
    )
    head = (screen.header(exhibit.lang, "area"), screen.header(exhibit.lang, "verdict"))
    grid = Grid(head, (room * _NAME, room * (1 - _NAME)), rows, exhibit.lang)
    return table(grid, screen.say(exhibit.lang, "table_alt", title=exhibit.title))


def _verdict(beside: Sequence[str], code: str) -> Cell:
    if not code:
        return Cell(tuple((Run(line, _CELL),) for line in beside))
    return Cell(tuple(judged(line, code, _CELL) for line in beside), fill=VERDICT[code])
