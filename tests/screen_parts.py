"""What stands on a page under AppTest: its tables cell by cell, its charts trace by trace."""

import base64
import json
import re
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).parent.parent
NUMBER = re.compile(r"[−+-]?\d[\d,]*(?:\.\d+)?", re.ASCII)
DASH = "—"


@dataclass
class Cell:
    css: str
    main: str = ""
    parts: list[str] = field(default_factory=list)
    """Texts of the spans inside it."""

    @property
    def text(self) -> str:
        return "\n".join([self.main, *self.parts])


@dataclass
class Table:
    css: str
    heads: list[Cell] = field(default_factory=list)
    rows: list[tuple[str, list[Cell]]] = field(default_factory=list)
    """Each with the head of its group, empty where the rows have none."""

    def records(self) -> list[tuple[str, dict[str, Cell]]]:
        """Return the rows, their cells by the main words of the heads."""
        names = [head.main for head in self.heads]
        return [(group, dict(zip(names, cells, strict=True))) for group, cells in self.rows]


class _Tables(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Table] = []
        self.cell: Cell | None = None
        self.row: list[Cell] = []
        self.in_head, self.is_group, self.group, self.depth = False, False, "", 0

    def handle_starttag(self, tag, attrs):
        css = dict(attrs).get("class") or ""
        if tag == "table":
            self.found.append(Table(css))
            self.group = ""
        elif tag in ("thead", "tbody"):
            self.in_head = tag == "thead"
        elif tag == "tr":
            self.row, self.is_group = [], css == "group"
        elif tag in ("td", "th"):
            self.cell, self.depth = Cell(css), 0
        elif tag == "br":
            self.handle_data("\n")
        elif tag == "span" and self.cell:
            self.depth += 1
            if self.depth == 1:
                self.cell.parts.append("")

    def handle_endtag(self, tag):
        if tag == "span" and self.cell:
            self.depth -= 1
        elif tag in ("td", "th") and self.cell:
            self.row.append(self.cell)
            self.cell = None
        elif tag == "tr" and self.row:
            table = self.found[-1]
            if self.in_head:
                table.heads = self.row
            elif self.is_group:
                self.group = self.row[0].main
            else:
                table.rows.append((self.group, self.row))

    def handle_data(self, data):
        if self.cell is None:
            return
        if self.depth:
            self.cell.parts[-1] += data
        else:
            self.cell.main += data


def opened(page: str, **address: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "pages" / "main.py"), default_timeout=60)
    app.query_params.update(address)
    app.run()
    app = app if page == "overview.py" else app.switch_page(page).run()
    assert not app.exception
    return app


def html(app: AppTest) -> list[str]:
    """Return the pieces of our own HTML, without the method paper and the style."""
    bodies = [element.body for element in app.get("html")]
    return [body for body in bodies if "<style" not in body and 'class="paper"' not in body]


def tables(app: AppTest, css: str = "") -> list[Table]:
    """Return the tables of a page, or those of one class."""
    reader = _Tables()
    reader.feed("\n".join(html(app)))
    return [table for table in reader.found if not css or css in table.css.split()]


def charts(app: AppTest) -> dict[str, dict]:
    """Return the charts of a page as they are sent to the browser, by their place."""
    return {
        element.proto.id.rpartition("chart_")[2]: json.loads(element.proto.spec)
        for element in app.get("plotly_chart")
    }


def values(axis: object) -> list:
    """Return the values of one axis of a trace, None for a gap."""
    if axis is None:
        return []
    if isinstance(axis, dict):  # as Plotly packs long arrays
        found = np.frombuffer(base64.b64decode(axis["bdata"]), dtype=axis["dtype"])
        return [None if np.isnan(one) else float(one) for one in found.astype(float)]
    return list(axis)


def numbers(text: str) -> list[str]:
    """Return the numbers that stand in a text."""
    return NUMBER.findall(text)


def decimal(token: str) -> Decimal:
    return Decimal(token.replace(",", "").replace("−", "-"))


def places(token: str) -> int:
    return len(token.partition(".")[2])


def rounded(value: float, digits: int) -> Decimal:
    """Round half up, as officials do; computed here anew."""
    exact = Decimal(repr(float(value)))
    return exact.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)


def shows(token: str, value: float) -> bool:
    """Whether a number on the screen is a value, rounded to the digits shown."""
    return decimal(token) == rounded(value, places(token))
