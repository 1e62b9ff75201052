"""The files of what is shown: each is made when its link on the page is followed."""

import logging
import secrets
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from functools import partial
from http import HTTPStatus
from urllib.parse import quote, urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response

from indicators import charts, export
from indicators.delivery import OUTPUTS, DeliveryError, Material, Output
from indicators.exhibits import Exhibit
from indicators.wording import briefing_page, pages, pages_en
from pages import _deliveries, _kept
from pages import _words as words
from pages._html import note, text

_OFFERED = _kept.Shelf(_kept.MOST, _kept.weight)
Whole = Callable[[], Exhibit]


@dataclass(frozen=True)
class Part:
    """Of too many areas files hold those shown, and say so."""

    count: int
    """How many there are."""
    indicator: str = ""
    """The one indicator shown, whose figures there are of all areas."""


LANGUAGES = {"zh": "zh-CN", "en": "en"}
ZIP = "application/zip"
_PROCESS = secrets.token_hex(4)
"""Numbers count anew when the server starts: an old link must not give another file."""


def links(exhibit: Exhibit, whole: Whole | Part | None = None) -> str:
    """Link to an exhibit's files, or to those of all of which it shows a part."""
    below = ""
    if isinstance(whole, Part):
        told = words.part_in_files(whole.count)
        below, whole = _of_part(whole, told), partial(_noted, exhibit, told, _title(exhibit))
    name = f"{_PROCESS}-{_kept.number(exhibit)}"
    _OFFERED.get(name, lambda: whole or exhibit)
    items = [
        f'<a class="file {one.suffix}" href="./files/{name}.{one.suffix}" '
        f'aria-label="{text(f"{words.download(one.label)}：{exhibit.title}")}">'
        f"{text(words.download(one.label))}</a>"
        for one in export.FORMATS
    ]
    return f'<p class="files">{"".join(items)}</p>{below}'


def _title(exhibit: Exhibit) -> str:
    return words.TITLE_OF_PART.format(title=exhibit.title)


def _noted(exhibit: Exhibit, told: str, title: str) -> Exhibit:
    # A table for other programs has no room for words: the name of its file says it.
    return replace(exhibit, title=title, notes=(told, *exhibit.notes))


def _of_part(part: Part, told: str) -> str:
    """Say what files hold and, where one indicator is shown, link to its figures of all areas."""
    if not part.indicator:
        return note(told)
    asked = {"indicator": part.indicator, "format": "csv", "lang": words.language()}
    address = text(f"./api/figures?{urlencode(asked)}")
    return note(told) + f'<p><a href="{address}">{text(words.ALL_FIGURES)}</a></p>'


def links_of(number: str, lang: str, formats: Collection[str] = ()) -> str:
    """Link to the files of a whole report, of all formats or of some; see `_deliveries.kept`."""
    return _deliveries.links(_PROCESS, number, lang, formats)


def answer(request: Request) -> Response:
    """Make a file; in a thread, for it takes a moment."""
    name, suffix = request.path_params["exhibit"], request.path_params["suffix"]
    process, _, number = name.partition("-")
    material = _deliveries.found(number) if process == _PROCESS else None
    if material is not None and suffix in OUTPUTS:
        return _delivered(material, OUTPUTS[suffix])
    found = _OFFERED.find(name)
    exhibit = found() if callable(found) else found
    made = {one.suffix: one for one in export.FORMATS}.get(suffix)
    if not isinstance(exhibit, Exhibit) or made is None:
        told = "\n".join((pages.FILE_GONE, pages_en.FILE_GONE))
        return PlainTextResponse(told, HTTPStatus.GONE)
    saved = f"{charts.file_name(exhibit.title)}.{suffix}"
    return _file(saved, made.render(exhibit), made.mime)


def _delivered(material: Material, output: Output) -> Response:
    """Make the file of a report; what the machine lacks for it is told in the reader's words."""
    try:
        name, data = output.one(material)
    except DeliveryError as error:
        return _refused(material.lang, str(error), HTTPStatus.SERVICE_UNAVAILABLE)
    # A reader can do nothing with a fault of the program; its log has it whole.
    except Exception:
        logging.getLogger(__name__).exception(output.code)
        why = briefing_page.say(material.lang, "failed")
        return _refused(material.lang, why, HTTPStatus.INTERNAL_SERVER_ERROR)
    return _file(name, data, output.mime if name.endswith(output.suffix) else ZIP)


def _file(name: str, data: bytes, mime: str) -> Response:
    headers = {
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}",
        "Cache-Control": "no-store",
    }
    return Response(data, media_type=mime, headers=headers)


def _refused(lang: str, why: str, status: HTTPStatus) -> Response:
    """Return a page of a few words, with the way back."""
    head, back = (text(briefing_page.say(lang, key)) for key in ("not_made", "back"))
    page = (
        f'<!doctype html><html lang="{LANGUAGES[lang]}"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">'
        f"<title>{head}</title><main><h1>{head}</h1><p>{text(why)}</p>"
        f'<p><a href="../briefing?lang={lang}">{back}</a></p></main></html>'
    )
    return HTMLResponse(page, status, headers={"Cache-Control": "no-store"})
