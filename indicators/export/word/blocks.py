"""The text of a Word document, block by block: headings, paragraphs, exhibits."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from indicators.exhibits.report import Block, Heading, Paragraph, Says, Shown
from indicators.exhibits.spec import ChartKind, Exhibit
from indicators.export.word.draft import Draft
from indicators.export.word.grids import Laid, laid, matrix
from indicators.export.word.looks import Style
from indicators.export.word.pictures import picture, pictured
from indicators.export.word.tables import table
from indicators.wording import deck, screen, word

_HEADINGS = {1: Style.HEADING_1, 2: Style.HEADING_2, 3: Style.HEADING_3}
_SAYS = {Says.BODY: Style.BODY, Says.ITEM: Style.BODY, Says.NOTE: Style.NOTES}


@dataclass(frozen=True)
class Piece:
    """An exhibit as a document shows it: charts or a matrix, a table, or both."""

    shown: Shown

    @cached_property
    def exhibit(self) -> Exhibit:
        """The exhibit in words that are right for upright columns."""
        one = self.shown.exhibit
        subtitle, axis = (deck.as_drawn(one.lang, text) for text in (one.subtitle, one.axis))
        return replace(one, subtitle=subtitle, axis=axis)

    @cached_property
    def drawn(self) -> bool:
        """Whether there are charts."""
        return self.shown.chart and not self.exhibit.empty and pictured(self.exhibit)

    @cached_property
    def matrix(self) -> Laid | None:
        """The matrix, where the exhibit is one."""
        wanted = self.shown.chart and self.exhibit.kind is ChartKind.MATRIX
        return matrix(self.exhibit) if wanted and not self.exhibit.empty else None

    @cached_property
    def table(self) -> Laid | None:
        """The table, where it is asked for or all there is."""
        wanted = self.shown.table or not (self.drawn or self.matrix)
        return laid(self.exhibit) if wanted and not self.exhibit.empty else None

    @cached_property
    def wide(self) -> bool:
        """Whether it begins on paper that is turned."""
        first = self.matrix or (None if self.drawn else self.table)
        return first is not None and first.wide


def write(draft: Draft, found: Sequence[Block], *, annex: bool = False) -> None:
    """Write headings, paragraphs and exhibits in their order.

    What leads to a table on turned paper stands on its page: headings, in an annex all.
    """
    pieces = {at: Piece(one) for at, one in enumerate(found) if isinstance(one, Shown)}
    for at, one in enumerate(found):
        if isinstance(one, Shown):
            _exhibit(draft, pieces[at])
        elif isinstance(one, Heading):
            # Each 附件 begins a page of its own.
            again = annex and one.level == 1 and at > 0
            draft.turn(wide=_leads(found, pieces, at, annex=annex), always=again)
            draft.add(one.text, _HEADINGS[min(max(one.level, 1), 3)])
        else:
            draft.turn(wide=annex and _leads(found, pieces, at, annex=annex))
            draft.add(one.text, _SAYS[one.says])


def _leads(found: Sequence[Block], pieces: dict[int, Piece], at: int, *, annex: bool) -> bool:
    passed = (Heading, Paragraph) if annex else Heading
    following = (place for place in range(at, len(found)) if not isinstance(found[place], passed))
    place = next(following, None)
    return place in pieces and pieces[place].wide


def _exhibit(draft: Draft, piece: Piece) -> None:
    exhibit = piece.exhibit
    if exhibit.empty:
        draft.turn(wide=False)
        draft.add(exhibit.title, Style.CAPTION)
        draft.add(exhibit.empty, Style.NOTES)
        return
    if piece.drawn:
        draft.turn(wide=False)
        draft.caption("figure", exhibit.title)
        draft.add(exhibit.subtitle, Style.UNIT)
        draft.pieces.append(picture(draft.drawing, exhibit, draft.room))
        _remarks(draft, exhibit)
    if piece.matrix:
        _table(draft, exhibit, piece.matrix)
        _remarks(draft, exhibit)
    if piece.table:
        before = draft.labelled
        _table(draft, exhibit, piece.table)
        if piece.drawn or piece.matrix:
            draft.add(word.say(draft.lang, "same", label=before), Style.REMARK)
        else:
            _remarks(draft, exhibit)


def _table(draft: Draft, exhibit: Exhibit, one: Laid) -> None:
    draft.turn(wide=one.wide)
    alt = screen.say(exhibit.lang, "table_alt", title=exhibit.title)
    for part, grid in enumerate(one.grids):
        if part:
            title = word.say(draft.lang, "more", title=exhibit.title, part=part)
            draft.add(title, Style.CAPTION)
        else:
            draft.caption("table", exhibit.title)
        draft.add(exhibit.subtitle, Style.UNIT)
        draft.pieces.append(table(grid, alt))
        draft.gap()


def _remarks(draft: Draft, exhibit: Exhibit) -> None:
    """Say what a reader must know of a chart or table, and where its figures are from."""
    legend = exhibit.matrix.legend if exhibit.matrix else ()
    lines = (*exhibit.notes, *legend, exhibit.doubt_line, exhibit.source_line)
    for line in (*lines, exhibit.internal_line):
        draft.add(line, Style.REMARK)
