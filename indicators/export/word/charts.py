"""Native charts inside a Word document, each with the workbook that it is edited in."""

import io
from dataclasses import dataclass, field
from functools import cache
from typing import Any, cast
from xml.sax.saxutils import quoteattr

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from pptx import Presentation
from pptx.chart.chart import Chart
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.parts.chart import ChartPart

from indicators.export.slides.text import Box, lettered
from indicators.export.word.text import plain

_EMU = 12_700  # of a point
_EMPTY = 6  # python-pptx's layout without any places
_GROUND = '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln><a:noFill/></a:ln>'


def _slide() -> Any:
    made = Presentation(io.BytesIO(_blank()))
    return made.slides.add_slide(made.slide_layouts[0])


@cache
def _blank() -> bytes:
    """Return a deck of one layout: the fewer parts, the faster each chart finds its name."""
    made = Presentation()
    for layout in [one for at, one in enumerate(made.slide_layouts) if at != _EMPTY]:
        made.slide_layouts.remove(layout)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


@dataclass
class Drawing:
    """Takes charts, drawn on a slide that nobody sees, over into a document."""

    document: Any
    slide: Any = field(default_factory=_slide)
    drawn: int = 0
    blobs: dict[str, bytes] = field(default_factory=dict)
    """What goes into parts of the document when it is packed, by their names."""

    def taken(self, chart: Chart, box: Box, alt: str) -> str:
        """Move a chart with its workbook into the document; return the run that shows it."""
        self.drawn += 1
        package, drawn = self.document.part.package, cast("ChartPart", chart.part)
        held = Part(
            PackURI(f"/word/embeddings/Microsoft_Excel_Sheet{self.drawn}.xlsx"),
            CONTENT_TYPE.SML_SHEET,
            b"",
            package,
        )
        self.blobs[held.partname.membername] = drawn.chart_workbook.xlsx_part.blob
        part = Part(
            PackURI(f"/word/charts/chart{self.drawn}.xml"), CONTENT_TYPE.DML_CHART, b"", package
        )
        space = chart._chartSpace
        data = space.find(qn("c:externalData"))
        data.set(qn("r:id"), part.relate_to(held, RELATIONSHIP_TYPE.PACKAGE))
        _grounded(space)
        _level(space)
        self.blobs[part.partname.membername] = drawn.blob
        self._wiped()
        shown = self.document.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
        return _inline(self.drawn, shown, box, alt)

    def _wiped(self) -> None:
        """Leave the slide empty: python-pptx seeks names among all that is on it."""
        for shape in list(self.slide.shapes):
            self.slide.part.drop_rel(shape._element.chart_rId)
            shape._element.getparent().remove(shape._element)


def _grounded(space: Any) -> None:
    """Give the chart a white ground without an edge, which programs fill in each its own way."""
    for old in space.findall(qn("c:roundedCorners")):
        space.remove(old)
    first = space.find(qn("c:date1904"))
    square = parse_xml(f'<c:roundedCorners {nsdecls("c")} val="0"/>')
    if first is None:
        space.insert(0, square)
    else:
        first.addnext(square)
    if space.find(qn("c:spPr")) is None:
        ground = f"<c:spPr {nsdecls('c', 'a')}>{_GROUND}</c:spPr>"
        space.find(qn("c:chart")).addnext(parse_xml(ground))


def _level(space: Any) -> None:
    """Keep a number beside a mark in one line, and long names below bars in several, not aslant."""
    for labels in space.iter(qn("c:dLbl"), qn("c:dLbls")):
        for looks in labels.iterfind(f"{qn('c:txPr')}/{qn('a:bodyPr')}"):
            looks.set("wrap", "none")
    size = next(space.find(qn("c:txPr")).iter(qn("a:defRPr"))).get("sz")
    for axis in space.iter(qn("c:catAx")):
        looks = axis.get_or_add_txPr()
        looks.find(qn("a:bodyPr")).set("rot", "0")
        looks.find(qn("a:bodyPr")).set("vert", "horz")
        next(looks.iter(qn("a:defRPr"))).set("sz", size)
        lettered(looks)


def _inline(number: int, shown: str, box: Box, alt: str) -> str:
    wide, tall = round(box.width * _EMU), round(box.height * _EMU)
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{wide}" cy="{tall}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr id="{number}" name="Chart {number}" descr={quoteattr(plain(alt))}/>'
        "<wp:cNvGraphicFramePr/><a:graphic><a:graphicData "
        'uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
        f'<c:chart r:id="{shown}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )
