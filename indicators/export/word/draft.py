"""The text of a Word document as it grows: paragraphs, captions, sections."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from indicators.charts.texts import balanced
from indicators.export.word import frame as frames
from indicators.export.word import text as texts
from indicators.export.word.charts import Drawing
from indicators.export.word.looks import LOOKS, Style
from indicators.export.word.text import paragraph, plain, run, said
from indicators.wording import word


@dataclass
class Draft:
    """The text as it grows, section by section."""

    document: Any
    lang: str
    drawing: Drawing
    pieces: list[str] = field(default_factory=list)
    wide: bool = False
    """Whether the paper of the section at hand is turned."""
    labelled: str = ""
    """The chart or table that was captioned last, as a text names it."""
    _sections: int = 0
    _begun: int = 0
    """Pieces before the section at hand."""
    _numbers: Counter[str] = field(default_factory=Counter)

    @property
    def room(self) -> float:
        """Width of the text in points."""
        return frames.WIDTH[self.wide]

    def add(self, text: object, style: Style) -> None:
        """Add a text, a paragraph for each of its lines."""
        if written := said(str(text), style, self.lang):
            self.pieces.append(written)

    def title(self, text: str) -> None:
        """Add the title, broken into lines about as long between its clauses or words."""
        lines = balanced(plain(text), self.room / LOOKS[Style.TITLE].size - 0.5)
        inner = run("\n".join(lines), Style.TITLE, self.lang)
        self.pieces.append(paragraph(inner, Style.TITLE))

    def caption(self, kind: str, title: str) -> None:
        """Add a caption with the next number of its kind, which follows when one is moved."""
        self._numbers[kind] += 1
        number, label = str(self._numbers[kind]), word.say(self.lang, kind)
        self.labelled = label + number
        told = plain(title).replace("\n", " ")
        inner = (
            run(label, Style.CAPTION, self.lang)
            + texts.field(f"SEQ {label.strip()} \\* ARABIC", number, Style.CAPTION, self.lang)
            + run(word.say(self.lang, "caption_gap") + told, Style.CAPTION, self.lang)
        )
        self.pieces.append(paragraph(inner, Style.CAPTION))

    def gap(self) -> None:
        """Set what follows apart; two tables would otherwise become one."""
        self.pieces.append(paragraph("", Style.GAP))

    def turn(self, *, wide: bool, always: bool = False) -> None:
        """Go to a new page on paper upright or turned, where it is not already so."""
        begun = len(self.pieces) > self._begun
        if (wide != self.wide or always) and begun:
            self._end()
        self.wide = wide

    def _end(self) -> None:
        """Close the section: its last paragraph says on which paper it stands."""
        if not self.pieces[-1].endswith("</w:p>"):
            self.gap()
        before, mark, after = self.pieces[-1].rpartition("</w:pPr>")
        paper = frames.section(self.document, wide=self.wide, first=not self._sections)
        self.pieces[-1] = f"{before}{paper}{mark}{after}"
        self._sections += 1
        self._begun = len(self.pieces)

    def whole(self) -> str:
        """Return the text with its last section."""
        last = frames.section(self.document, wide=self.wide, first=not self._sections)
        return "".join(self.pieces) + last
