"""What a briefing, a deck, a page to send or a folder of pictures holds, before any format."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from indicators.exhibits.spec import Citation, Exhibit


class Says(StrEnum):
    """What a paragraph is."""

    BODY = "body"
    ITEM = "item"
    """One of a list."""
    NOTE = "note"
    """附注: small, below what it explains."""


@dataclass(frozen=True)
class Imprint:
    """What every file says of itself."""

    lang: str = "zh"
    compiler: str = ""
    """制表单位, empty where nobody was named."""
    day: str = ""
    """制表日期, as an ISO day."""
    final: bool = False
    """Whether it is 定稿, else 初步."""
    public: bool = False
    """Whether internal figures were left out before anything was computed."""


@dataclass(frozen=True)
class Heading:
    """A heading of a level: 1 for 一、, 2 for （一）, 3 for 1.; it carries its numeral."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Paragraph:
    """Sentences."""

    text: str
    says: Says = Says.BODY


@dataclass(frozen=True)
class Shown:
    """An exhibit: its picture, its table or both."""

    exhibit: Exhibit
    chart: bool = True
    table: bool = False


Block = Heading | Paragraph | Shown


@dataclass(frozen=True)
class Report:
    """A report, whole: every format takes only this.

    Blocks stand in their order; `annex` (附件) and the list of documents come last.
    """

    title: str
    subtitle: str
    imprint: Imprint
    blocks: tuple[Block, ...]
    annex: tuple[Block, ...] = ()
    sources: tuple[Citation, ...] = ()
    cutoff: str = ""
    """Day up to which the data reach (数据截止日期), as an ISO day or year."""
    internal: bool = False
    """Whether a figure that nobody published is in it (内部资料)."""

    def exhibits(self) -> Iterator[Shown]:
        """Give what is shown, in its order."""
        return (one for one in (*self.blocks, *self.annex) if isinstance(one, Shown))


def selection(
    title: str, exhibits: Sequence[Exhibit], imprint: Imprint, subtitle: str = ""
) -> Report:
    """Return a report of nothing but some exhibits, each with its picture and table."""
    sources = {one.key: one for exhibit in exhibits for one in exhibit.sources}
    return Report(
        title=title,
        subtitle=subtitle,
        imprint=imprint,
        blocks=tuple(Shown(one, chart=True, table=True) for one in exhibits),
        sources=tuple(sources.values()),
        cutoff=max((one.cutoff for one in exhibits), default=""),
        internal=any(one.internal for one in exhibits),
    )
