"""How each part of a Word document looks, after GB/T 9704-2012."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from indicators.wording import word

PITCH = 28.95
"""Line pitch of the text, in points: 22 lines on a page."""
_TIGHT = -0.25
"""Points between characters of the text: 28 of 三号 fill a line."""


class Style(StrEnum):
    """The styles in use, by their ids."""

    TITLE = "Title"
    SUBTITLE = "Subtitle"
    HEADING_1 = "Heading1"
    HEADING_2 = "Heading2"
    HEADING_3 = "Heading3"
    BODY = "BodyText"
    MARK = "Mark"
    IMPRINT = "Imprint"
    CAPTION = "Caption"
    UNIT = "Unit"
    FIGURE = "Figure"
    NOTES = "Notes"
    REMARK = "Remark"
    CELL = "Cell"
    CELL_HEAD = "CellHead"
    PANEL_NAME = "PanelName"
    DOCUMENT = "Document"
    GAP = "Gap"
    HEADER = "Header"
    FOOTER = "Footer"


@dataclass(frozen=True)
class Look:
    """How a style looks; sizes and distances in points."""

    face: str
    size: float
    align: str = "both"
    pitch: float = 0.0
    """Fixed distance of lines; none where 0."""
    before: float = 0.0
    after: float = 0.0
    first: float = 0.0
    """Characters by which the first line is indented; below 0, those below it."""
    bold: bool = False
    bold_latin: bool = False
    """Whether it is bold in a document in Latin letters, which has no face of its own for it."""
    close: float = 0.0
    """Points by which characters stand farther apart."""
    latin: str = word.LATIN
    keep: bool = False
    """Whether it stands on the page of what follows."""
    level: int = 0
    """Level of a heading in the outline; none where 0."""


def _body(face: str, **more: Any) -> Look:
    """Return the look of what stands in the text's lines, two characters in."""
    return Look(face, 16, pitch=PITCH, first=2.0, **more)


LOOKS: dict[Style, Look] = {
    Style.TITLE: Look(word.TITLE_FACE, 22, "center", 36, after=6, bold_latin=True),
    Style.SUBTITLE: Look(word.SECOND_FACE, 16, "center", PITCH),
    Style.HEADING_1: _body(word.HEAD_FACE, keep=True, level=1, bold_latin=True),
    Style.HEADING_2: _body(word.SECOND_FACE, keep=True, level=2, bold_latin=True),
    Style.HEADING_3: _body(word.BODY_FACE, keep=True, level=3, bold=True),
    Style.BODY: _body(word.BODY_FACE, close=_TIGHT),
    Style.MARK: Look(word.HEAD_FACE, 16, "left", PITCH),
    Style.IMPRINT: Look(word.SECOND_FACE, 12, "center", 20),
    Style.CAPTION: Look(word.HEAD_FACE, 12, "center", before=10, keep=True, bold_latin=True),
    Style.UNIT: Look(word.SMALL_FACE, 10.5, "center", after=3, keep=True),
    Style.FIGURE: Look(word.SMALL_FACE, 10.5, "center"),
    Style.NOTES: Look(word.BODY_FACE, 12, pitch=20, first=2.0),
    Style.REMARK: Look(word.SMALL_FACE, 10.5, pitch=16),
    Style.CELL: Look(word.SMALL_FACE, 9, "left"),
    Style.CELL_HEAD: Look(word.HEAD_FACE, 9, "center", bold_latin=True),
    Style.PANEL_NAME: Look(word.HEAD_FACE, 9, "left", before=4, bold_latin=True),
    Style.DOCUMENT: Look(word.BODY_FACE, 12, "left", 20, first=-2.0),
    Style.GAP: Look(word.SMALL_FACE, 5, "left", 6),
    Style.HEADER: Look(word.SMALL_FACE, 10.5, "right"),
    Style.FOOTER: Look(word.SMALL_FACE, 14, "right", 20, latin=word.SMALL_FACE),
}
