"""The frame of every picture: title above, sources below, all of it inside and in pixels."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from zlib import crc32

import plotly.graph_objects as go

from indicators.charts import texts
from indicators.charts.palette import FONT, INK, SOFT, WHITE
from indicators.exhibits.spec import Exhibit

TITLE, SUBTITLE, LABEL, SMALL = 17, 13, 12, 11.5
NARROW = 480
"""Pixels below which a row's texts stand above and below its bar, not beside it."""
LEADING = 1.3  # Plotly's line height
EDGE = 12
KEY_SIZE = 15
KEY_ROW = round(KEY_SIZE * LEADING)
_PALE = "#ebf0f8"
_AXIS = {"ticks": "", "automargin": True, "ticklabeloverflow": "allow",
         "gridcolor": _PALE, "linecolor": _PALE,
         "zerolinecolor": _PALE, "zerolinewidth": 2}  # fmt: skip


@dataclass(frozen=True)
class Key:
    """A mark and its name: a sign of text, so that it wraps like text and is never cut."""

    sign: str
    colour: str
    name: str


@dataclass(frozen=True)
class Canvas:
    """Room around the plot, in pixels."""

    width: int
    """The narrowest picture for which texts are broken."""
    left: int
    right: int
    plot: int
    """Height of the plot itself."""
    axis: int = 54
    """Room below the plot for ticks and the axis title."""
    above: int = 0
    """Room above the plot for labels of reference lines or columns."""
    key: tuple[Key, ...] = ()
    """What each mark means, written between title and plot."""

    count: int = 1
    """Rows of the plot, each as high as the others."""

    @property
    def pitch(self) -> float:
        """Height of one row."""
        return self.plot / self.count

    @property
    def inner(self) -> int:
        """Width of the plot."""
        return self.width - self.left - self.right


def columns_of(count: int, inner: int, narrowest: int) -> int:
    """Return how many small charts stand side by side, so that the rows are about even."""
    most = max(1, min(inner // narrowest, count))
    rows = -(-count // most)
    return max(1, -(-count // max(1, rows)))


def frame(figure: go.Figure, exhibit: Exhibit, canvas: Canvas) -> go.Figure:
    """Put title, legend and sources around what is drawn."""
    room = canvas.width - 2 * EDGE
    head, foot, key = _head(exhibit, room), _foot(exhibit, room), _key_lines(canvas.key, room)
    top = _head_height(exhibit, room) + len(key) * KEY_ROW + canvas.above + 6
    bottom = canvas.axis + round(len(foot) * SMALL * LEADING) + EDGE
    figure.update_layout(
        paper_bgcolor=WHITE,
        plot_bgcolor=WHITE,
        font={"family": FONT, "size": LABEL, "color": INK},
        separators=".,",
        autosize=True,
        height=top + canvas.plot + bottom,
        margin={"l": canvas.left, "r": canvas.right, "t": top, "b": bottom, "pad": 0},
        hoverlabel={"align": "left", "bgcolor": WHITE, "font": {"family": FONT, "color": INK}},
        datarevision=_revision(exhibit, canvas),
        dragmode=False,
        showlegend=False,
        autotypenumbers="strict",
    )
    above = canvas.above + len(key) * KEY_ROW + 4
    notes = (
        _note(head, canvas, y=1, shift=top - EDGE),
        _note(key, canvas, y=1, shift=above, size=KEY_SIZE),
        _note(foot, canvas, y=0, shift=-canvas.axis, size=SMALL, colour=SOFT),
    )
    write(figure, [one for one in notes if one["text"]])
    return figure


def write(figure: go.Figure, notes: Iterable[Mapping[str, object]]) -> None:
    """Write texts, given as annotations, beside those that are there.

    All at once: Plotly checks what is there again with each that is added.
    """
    common = {"showarrow": False, "borderpad": 0}
    figure.layout.annotations = (*figure.layout.annotations, *({**common, **one} for one in notes))


def plain(figure: go.Figure) -> go.Figure:
    """Set what is left open without a template.

    A browser takes a copy of a picture with a template, or with `meta`, for a change of it, and
    draws it twice.
    """
    figure.layout.template = None
    for axis in (*figure.select_xaxes(), *figure.select_yaxes()):
        given = axis.to_plotly_json()
        title = {"standoff": 15} | given.get("title", {})
        figure.layout[axis.plotly_name] = {**_AXIS, **given, "title": title}
    for bar in figure.select_traces({"type": "bar"}):
        if bar.marker.line.color is None:
            bar.marker.line.update(color=WHITE, width=0.5)
    return figure


def _revision(exhibit: Exhibit, canvas: Canvas) -> str:
    """Return what changes with the data: a copy of the same data need not be drawn again."""
    drawn = repr((exhibit.categories, exhibit.series, exhibit.panels, exhibit.matrix))
    return f"{canvas.width} {crc32(drawn.encode())}"


def _head(exhibit: Exhibit, room: int) -> list[str]:
    bold = [f"<b>{texts.shown(line)}</b>" for line in texts.balanced(exhibit.title, room / TITLE)]
    soft = [
        f"<span style='font-size:{SUBTITLE}px;color:{SOFT}'>{line}</span>"
        for line in texts.block([exhibit.subtitle], room / SUBTITLE)
    ]
    return [f"<span style='font-size:{TITLE}px'>{line}</span>" for line in bold] + soft


def _head_height(exhibit: Exhibit, room: int) -> int:
    bold = len(texts.lines(exhibit.title, room / TITLE))
    soft = len(texts.lines(exhibit.subtitle, room / SUBTITLE))
    # All lines of one text have the pitch of its own size.
    return EDGE + round((bold + soft) * TITLE * LEADING) + 10


def _foot(exhibit: Exhibit, room: int) -> list[str]:
    state = "  ".join(line for line in (exhibit.cutoff_line, exhibit.internal_line) if line)
    parts = [*exhibit.notes, exhibit.doubt_line, exhibit.source_line, state]
    return texts.block([part for part in parts if part], room / SMALL)


def _key_lines(keys: tuple[Key, ...], room: int) -> list[str]:
    rows: list[list[Key]] = [[]]
    for key in keys:
        width = sum(texts.ems(one.name) + 3.5 for one in (*rows[-1], key)) * LABEL
        if rows[-1] and width > room:
            rows.append([])
        rows[-1].append(key)
    gap = "&nbsp;" * 5
    return [gap.join(_key_text(key) for key in row) for row in rows if row]


def _key_text(key: Key) -> str:
    name = texts.shown(key.name).replace(" ", "&nbsp;")
    sign = f"<span style='color:{key.colour}'><b>{key.sign}</b></span>"
    return f"{sign}&nbsp;<span style='font-size:{LABEL}px'>{name}</span>"


def _note(
    written: list[str],
    canvas: Canvas,
    *,
    y: float,
    shift: float,
    size: float = TITLE,
    colour: str = INK,
) -> dict[str, object]:
    return {
        "text": texts.BREAK.join(written), "xref": "paper", "yref": "paper", "x": 0, "y": y,
        "xshift": EDGE - canvas.left, "yshift": shift, "xanchor": "left", "yanchor": "top",
        "align": "left", "font": {"size": size, "color": colour},
    }  # fmt: skip
