"""Small native charts in a Word document, each on its own scale with its verdict below it."""

from collections.abc import Sequence
from dataclasses import replace

from indicators.exhibits.spec import ChartKind, Exhibit, Panel
from indicators.export.slides.bars import bullets, ranks
from indicators.export.slides.charts import Setting
from indicators.export.slides.panels import decimals, marks
from indicators.export.slides.text import Box, judged
from indicators.export.word.charts import Drawing
from indicators.export.word.looks import LOOKS, Style
from indicators.export.word.tables import cell_xml, framed, row_xml
from indicators.export.word.text import paragraph, run, runs
from indicators.wording import screen

_ACROSS, GAP = 3, 8.0
"""Small charts beside one another, and points between them."""
SMALL = 8.5
_CELL = LOOKS[Style.CELL].size
_TALL = 100.0


def figure(inner: str) -> str:
    """Return the paragraph of a chart."""
    return paragraph(inner, Style.FIGURE)


def placed(shown: Sequence[str], room: float, across: int) -> str:
    """Set small charts beside and below one another, in a table without edges."""
    wide = [round(room / max(2, across) * 20)] * across
    nothing = paragraph("", Style.CELL)
    rows = []
    for start in range(0, len(shown), across):
        line = [*shown[start : start + across], *([nothing] * across)][:across]
        rows.append(row_xml("".join(cell_xml(one, wide[0], top=True) for one in line)))
    return framed("".join(rows), wide, "", edges=False)


def panels(drawing: Drawing, exhibit: Exhibit, room: float) -> str:
    """Return the XML of an exhibit's small charts, each with its name and its numbers."""
    key = paragraph(runs(marks(exhibit.panels, _CELL), Style.UNIT, exhibit.lang), Style.UNIT)
    count = len(exhibit.panels)
    across = 2 if count == 4 else min(_ACROSS, count)
    wide = room / max(2, across) - GAP
    shown = [_panel(drawing, exhibit, one, wide) for one in exhibit.panels]
    return key + placed(shown, room, across)


def _panel(drawing: Drawing, exhibit: Exhibit, panel: Panel, wide: float) -> str:
    lang = exhibit.lang
    name = screen.say(lang, "panel", name=panel.name, unit=panel.unit)
    written = paragraph(run(name, Style.PANEL_NAME, lang), Style.PANEL_NAME)
    if any(series.known for series in panel.series):
        alone = replace(
            exhibit, categories=(" ",), series=panel.series, side=(panel.lines,), references=(),
            decimals=decimals(exhibit, panel),
        )  # fmt: skip
        alt = screen.joined(lang, [name, *panel.lines], by="comma")
        box = Box(0, 0, wide, _TALL)
        draw = ranks if panel.kind is ChartKind.RANK else bullets
        chart = draw(drawing.slide, box, alone, Setting(legend=False, size=SMALL, alt=alt))
        written += figure(drawing.taken(chart, box, alt))
    return written + "".join(
        paragraph(runs(judged(line, panel.code, _CELL), Style.CELL, lang), Style.CELL)
        for line in panel.lines
    )
