"""A report as one HTML file that needs nothing else: for mail, for a web server, for paper."""

import base64
import hashlib
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby
from pathlib import Path

from indicators.charts import file_name
from indicators.exhibits.report import Block, Heading, Paragraph, Report, Says, Shown
from indicators.exhibits.spec import ChartKind, Doubt, Exhibit
from indicators.export import imprint, page_charts, page_tables
from indicators.export.page_charts import SHOWN_AS_TABLE, Charts
from indicators.export.page_text import citations, doubts, items, notes, text
from indicators.wording import report as words

ASSETS = Path(__file__).parent / "assets"
_LEVELS = 6  # of headings in HTML


def html(report: Report) -> bytes:
    """Write the page: every text escaped, only its own two scripts may run, nothing is loaded."""
    made = _Page(report)
    body = made.body()
    scripts = [_asset("plotly-cartesian.min.js"), _asset("report.js")] if made.has_charts else []
    lang = words.LANGUAGE[report.imprint.lang]
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(scripts)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{text(report.title)}</title>\n<style>{style()}</style>\n</head>\n"
        f"<body>\n{body}\n{''.join(f'<script>{one}</script>' for one in scripts)}\n"
        "</body>\n</html>\n"
    ).encode()


@cache
def _asset(name: str) -> str:
    return (ASSETS / name).read_text(encoding="utf-8")


@cache
def style() -> str:
    """Return the style of pages, paper included."""
    return page_charts.style() + _asset("report.css") + page_tables.colours() + page_tables.rooms()


def _policy(scripts: Sequence[str]) -> str:
    """Allow these scripts by their hashes; Plotly sets styles of its own while it draws."""
    allowed = " ".join(f"'sha256-{_hash(one)}'" for one in scripts) or "'none'"
    return (
        f"default-src 'none'; script-src {allowed}; style-src 'unsafe-inline'; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )


def _hash(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()


class _Page:
    """What is gathered on the way: charts, entries of the contents, the level of headings."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._lang = report.imprint.lang
        self._charts = Charts(self._lang)
        self._entries: list[tuple[str, str, int]] = []  # where, title, level
        self._headed = any(isinstance(one, Heading) for one in report.blocks)
        self._told: list[tuple[Doubt, ...]] = []
        self._level = 1
        self.has_charts = False

    def body(self) -> str:
        main = "".join([*self._blocks(self._report.blocks), *self._annex(), self._sources()])
        skip = f'<a class="skip" href="#content">{self._say("to_content")}</a>'
        held = f'<script type="application/json" id="charts">{self._charts.data()}</script>'
        return (
            f'{skip}<div class="sheet">{self._head()}{self._contents()}'
            f'<main id="content">{main}</main></div>{held if self.has_charts else ""}'
        )

    def _say(self, key: str, **params: object) -> str:
        return text(words.say(self._lang, key, **params))

    def _head(self) -> str:
        report = self._report
        mark = f'<p class="internal">{self._say("internal")}</p>' if report.internal else ""
        below = f'<p class="subtitle">{text(report.subtitle)}</p>' if report.subtitle else ""
        stop = self._say("named", name="", value="")
        pairs = "".join(
            f'<div><dt data-stop="{stop}">{text(name)}</dt><dd>{text(value)}</dd></div>'
            for name, value in imprint.of(report)
        )
        title = f"<h1>{text(report.title)}</h1>"
        return f'<header>{mark}{title}{below}<dl class="imprint">{pairs}</dl></header>'

    def _contents(self) -> str:
        if len(self._entries) < 2:
            return ""
        top = min(level for _, _, level in self._entries)
        listed = "".join(
            f'<li{"" if level == top else " class=inner"}><a href="#{where}">{text(title)}</a></li>'
            for where, title, level in self._entries
            if level <= top + 1
        )
        label = self._say("contents")
        return f'<nav aria-label="{label}"><h2>{label}</h2><ul>{listed}</ul></nav>'

    def _entry(self, title: str, level: int) -> str:
        where = f"part-{len(self._entries) + 1}"
        self._entries.append((where, title, level))
        return f'id="{where}"'

    def _heading(self, title: str, level: int) -> str:
        self._level = min(level + 1, _LEVELS)
        place = self._entry(title, level)
        return f"<h{self._level} {place}>{text(title)}</h{self._level}>"

    def _blocks(self, blocks: Sequence[Block]) -> Iterator[str]:
        def is_item(block: Block) -> bool:
            return isinstance(block, Paragraph) and block.says is Says.ITEM

        for listed, group in groupby(blocks, is_item):
            if listed:
                yield items((text(one.text) for one in group), "items")  # type: ignore[union-attr]
                continue
            for one in group:
                yield self._block(one)

    def _block(self, block: Block) -> str:
        if isinstance(block, Heading):
            return self._heading(block.text, block.level)
        if isinstance(block, Shown):
            return self._shown(block)
        css = ' class="note"' if block.says is Says.NOTE else ""
        return f"<p{css}>{text(block.text)}</p>"

    def _annex(self) -> Iterator[str]:
        annex = self._report.annex
        if annex and not isinstance(annex[0], Heading):
            yield self._heading(words.say(self._lang, "annex"), 1)
        yield from self._blocks(annex)

    def _sources(self) -> str:
        if not self._report.sources:
            return ""
        head = self._heading(words.say(self._lang, "sources"), 1)
        return head + citations(self._report.sources, self._lang)

    def _shown(self, shown: Shown) -> str:
        exhibit = shown.exhibit
        place = "" if self._headed else self._entry(exhibit.title, 1)
        grid = _GRIDS.get(exhibit.kind) if shown.chart else None
        drawn = shown.chart and exhibit.kind not in SHOWN_AS_TABLE
        if exhibit.empty or not (grid or drawn):
            table = "" if exhibit.empty else page_tables.table(exhibit, captioned=False)
            return self._headed_by_title(exhibit, place, table)
        has_table = shown.table and len(exhibit.table) > 0
        table = page_tables.table(exhibit, captioned=True) if has_table else ""
        if grid:
            return self._headed_by_title(exhibit, place, grid(exhibit) + table)
        inside = self._chart(exhibit) + table + self._doubts(exhibit)
        return f'<div class="exhibit" {place}>{inside}</div>'

    def _doubts(self, exhibit: Exhibit) -> str:
        again = exhibit.doubts in self._told
        self._told.append(exhibit.doubts)
        return doubts(exhibit.doubts, self._lang, again=again)

    def _chart(self, exhibit: Exhibit) -> str:
        number = self._charts.add(exhibit)
        self.has_charts = True
        plain = text(words.say(self._lang, "no_script", alt=exhibit.alt))
        label = self._say("save_of", title=exhibit.title)
        return (
            f'<figure><div class="chart" data-chart="{number}" role="img" '
            f'aria-label="{text(exhibit.alt)}"><noscript><p>{plain}</p></noscript></div>'
            f'<button type="button" data-save="{number}" aria-label="{label}" '
            f'data-name="{text(file_name(exhibit.title))}">{self._say("save")}</button></figure>'
        )

    def _headed_by_title(self, exhibit: Exhibit, place: str, inside: str) -> str:
        """Return an exhibit without picture, with what a picture carries around it."""
        level = min(self._level + 1, _LEVELS)
        mark = f'<p class="internal">{text(exhibit.internal_line)}</p>'
        below = f'<p class="subtitle">{text(exhibit.subtitle)}</p>'
        why = exhibit.empty if exhibit.empty != exhibit.title else ""
        told = (why, *exhibit.notes, exhibit.doubt_line, exhibit.source_line, exhibit.cutoff_line)
        return (
            f'<section class="exhibit" {place}>{mark if exhibit.internal_line else ""}'
            f"<h{level}>{text(exhibit.title)}</h{level}>{below if exhibit.subtitle else ''}{inside}"
            f"{notes([one for one in told if one])}{self._doubts(exhibit)}</section>"
        )


_GRIDS = {ChartKind.MATRIX: page_tables.matrix, ChartKind.COVERAGE: page_tables.coverage}
