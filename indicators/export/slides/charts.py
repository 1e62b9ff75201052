"""Native charts: the unit above, the legend below, whatever is drawn between them.

A chart is written whole: part by part through python-pptx it would take ten times as long.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

from pptx.chart.chart import Chart
from pptx.enum.chart import XL_CHART_TYPE
from pptx.oxml.ns import nsdecls

from indicators.charts.palette import INK, SOFT
from indicators.export.slides.axes import Turned, axes, layout, manual
from indicators.export.slides.data import Numbers, Scale
from indicators.export.slides.marks import filled, typed
from indicators.export.slides.plots import Bars, Drawn, plots
from indicators.export.slides.text import LETTERS, Box, safe

LABEL = 11.0
_HEAD = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"


@dataclass(frozen=True)
class Setting:
    """How the chart around the series looks."""

    axis: str = ""
    """Title of the value axis, with the unit."""
    scale: Scale | None = None
    turned: Turned = Turned.NONE
    legend: bool = True
    size: float = LABEL
    alt: str = ""
    right: float = 10.0
    """Points to the right of the plot, for labels that reach beyond."""


@dataclass(frozen=True)
class _Written:
    """What python-pptx asks for to add a chart."""

    xml: str
    numbers: Numbers

    def xml_bytes(self, _kind: XL_CHART_TYPE) -> bytes:
        """Return the chart."""
        return self.xml.encode()

    @property
    def xlsx_blob(self) -> bytes:
        """The workbook inside it."""
        return self.numbers.xlsx


def add(
    slide: Any,
    box: Box,
    numbers: Numbers,
    drawn: Sequence[Drawn],
    scale: Scale,
    setting: Setting,
    bars: Bars | None = None,
) -> Chart:
    """Add a chart of all series with its axes and alternative text; a missing value is a gap."""
    lying = bars is not None and bars.lying
    inner = layout(box, numbers, scale, setting.size, right=setting.right,
                   above=bool(setting.axis), legend=setting.legend, lying=lying)  # fmt: skip
    around = axes(scale, setting.size, setting.turned, lying=lying)
    area = f"<c:plotArea>{inner}{plots(numbers, drawn, bars)}{around}</c:plotArea>"
    usual = typed(f' sz="{round(setting.size * 100)}"', filled(INK), end=' lang="en-US"')
    xml = (
        f'{_HEAD}<c:chartSpace {nsdecls("c", "a", "r")}><c:date1904 val="0"/><c:chart>'
        f"{_unit(setting)}{area}{_legend(numbers) if setting.legend else ''}"
        f'<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>{usual}</c:chartSpace>'
    )
    kind = XL_CHART_TYPE.COLUMN_CLUSTERED if bars else XL_CHART_TYPE.LINE_MARKERS
    frame = slide.shapes.add_chart(kind, *box.emu, _Written(xml, numbers))
    frame._element.nvGraphicFramePr.cNvPr.set("descr", safe(setting.alt))
    chart: Chart = frame.chart
    return chart


def _unit(setting: Setting) -> str:
    """Write the axis' title above it, to be read without turning the head.

    It stands as the chart's title: beside an axis programs break it into short lines.
    """
    if not setting.axis:
        return '<c:autoTitleDeleted val="1"/>'
    looks = f'<a:rPr sz="{round(setting.size * 100)}" b="0">{filled(SOFT)}{LETTERS}</a:rPr>'
    text = f"<a:p><a:r>{looks}<a:t>{escape(safe(setting.axis))}</a:t></a:r></a:p>"
    return (
        f"<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/>{text}</c:rich></c:tx>"
        f'{manual("", x=0.004, y=0.004)}<c:overlay val="0"/></c:title>'
        '<c:autoTitleDeleted val="0"/>'
    )


def _legend(numbers: Numbers) -> str:
    """Name the series below; a name that several bear stands there once."""
    names = [one.name for one in numbers.held]
    twice = [place for place, name in enumerate(names) if name in names[:place]]
    hidden = "".join(
        f'<c:legendEntry><c:idx val="{place}"/><c:delete val="1"/></c:legendEntry>'
        for place in twice
    )
    return f'<c:legend><c:legendPos val="b"/>{hidden}<c:overlay val="0"/></c:legend>'
