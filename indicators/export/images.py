"""PNG, SVG and PDF of exhibits, drawn by an installed Chromium; a whole report as a folder."""

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import plotly.graph_objects as go

from indicators import charts
from indicators.exhibits.report import Report
from indicators.exhibits.spec import ChartKind, Exhibit
from indicators.export import chromium, studio
from indicators.export import picture_folder as folder
from indicators.export.imprint import created
from indicators.wording import report as words

SUFFIXES = ("png", "svg", "pdf")
WIDTH, SCALE = 1100, 3
_OWN = re.compile(rb'(?:(?<=id=")|(?<=url\(#))(topdefs-|defs-|clip)[0-9a-f]{6}')
"""Names of parts of an SVG, drawn by lot."""
_NO_STYLE = re.compile(rb'^(<svg[^>]*?) style=""')
"""It stands now before, now after its neighbour."""
_DATES = re.compile(rb"(?<=/)(CreationDate|ModDate) \(D:\d{14}\+00'00'\)")
TALLEST = 16_000
"""Pixels that browsers and readers take in one picture."""
MANY = 60
"""Rows from which a picture may be taller than that."""


_Figures = Iterator[tuple[go.Figure, dict[str, Any]]]


class PictureError(RuntimeError):
    """Why there is no picture, in the words of the exhibit's language."""


def why_not(exhibit: Exhibit, width: int = WIDTH) -> str:
    """Return why an exhibit has no picture; empty where it has one."""
    if exhibit.empty:
        return words.say(exhibit.lang, "empty", why=exhibit.empty)
    if exhibit.kind in {ChartKind.TABLE, ChartKind.COVERAGE}:
        return words.say(exhibit.lang, "table")
    rows = max(
        len(exhibit.categories),
        len(exhibit.panels),
        len(exhibit.series) if exhibit.apart else 0,
        *(map(len, (exhibit.matrix.rows, exhibit.matrix.columns)) if exhibit.matrix else [0]),
    )
    if rows > MANY and charts.figure(exhibit, width=width).layout.height > TALLEST:
        return words.say(exhibit.lang, "too_tall")
    return ""


def picture(exhibit: Exhibit, suffix: str, *, width: int = WIDTH, scale: float = SCALE) -> bytes:
    """Draw one exhibit `width` pixels wide; a PNG has `scale` times as many.

    Raises
    ------
    PictureError
        If the exhibit is a table or empty, or the machine has no browser or no Chinese font.
    ValueError
        If the suffix is not one of `SUFFIXES`.
    """
    if why := why_not(exhibit, width):
        raise PictureError(why)
    [drawn] = pictures([exhibit], suffix, width=width, scale=scale)
    return drawn


def archive(report: Report, suffix: str) -> bytes:
    """Return all pictures of a report as a zip file, with a list of what has none and why.

    Raises
    ------
    PictureError
        If the machine has no browser or no Chinese font.
    """
    once = {id(one.exhibit): one.exhibit for one in report.exhibits()}.values()
    drawn = [one for one in once if not why_not(one)]
    left_out = [(one, why) for one in once if (why := why_not(one))]
    names = [f"{name}.{suffix}" for name in folder.names([one.title for one in drawn])]
    about = folder.about(report, list(zip(names, drawn, strict=True)), left_out)
    return folder.packed([about, *zip(names, pictures(drawn, suffix), strict=True)])


def pictures(
    exhibits: Sequence[Exhibit], suffix: str, *, width: int = WIDTH, scale: float = SCALE
) -> list[bytes]:
    """Draw several exhibits, all of which have a picture (`why_not`); see `picture`."""
    if suffix not in SUFFIXES:
        raise ValueError(f"{suffix} is none of {', '.join(SUFFIXES)}")
    if not exhibits:
        return []
    lang = exhibits[0].lang
    path = _browser(lang)

    def figures() -> _Figures:
        for one in exhibits:
            drawn = charts.figure(one, width=width)
            for place, trace in enumerate(drawn.data):
                trace.uid = f"{place:06}"  # else drawn by lot
            yield drawn, _options(drawn, suffix, width, scale)

    drawn = _drawn(path, figures, lang)
    return [_fixed(one, suffix, of) for one, of in zip(drawn, exhibits, strict=True)]


def _browser(lang: str) -> str:
    meanwhile = words.say(lang, "meanwhile")
    path = chromium.browser()
    if path is None:
        raise PictureError(words.say(lang, "no_browser", meanwhile=meanwhile))
    if not studio.is_running() and not chromium.has_chinese():
        raise PictureError(words.say(lang, "no_font", meanwhile=meanwhile))
    return path


def _options(figure: go.Figure, suffix: str, width: int, scale: float) -> dict[str, Any]:
    height = int(figure.layout.height)
    fits = min(scale, TALLEST / height) if suffix == "png" else 1
    return {"format": suffix, "width": width, "height": height, "scale": fits}


def _drawn(path: str, figures: Callable[[], _Figures], lang: str) -> list[bytes]:
    """Draw with the running browser; with a new one where it has died."""
    for _ in range(2):
        try:
            return studio.draw(path, figures())
        except studio.BrowserError as error:
            failed = error
    meanwhile = words.say(lang, "meanwhile")
    raise PictureError(words.say(lang, "failed", browser=path, meanwhile=meanwhile)) from failed


def _fixed(drawn: bytes, suffix: str, exhibit: Exhibit) -> bytes:
    """Take out what is drawn by lot or by the clock: the same exhibit gives the same bytes."""
    if suffix == "svg":
        drawn = _NO_STYLE.sub(rb"\1", drawn)
        bare = _OWN.sub(rb"\1", drawn)
        # Two pictures in one page must not share the names of their parts.
        own = hashlib.sha256(bare).hexdigest()[:6].encode()
        return _OWN.sub(rb"\g<1>" + own, drawn)
    day = created(exhibit).strftime("%Y%m%d%H%M%S").encode()
    return _DATES.sub(rb"\1 (D:" + day + rb"+00'00')", drawn) if suffix == "pdf" else drawn
