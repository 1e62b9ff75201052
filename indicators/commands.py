"""The commands that write files: `briefing`, `export`, `bundle`."""

import argparse
import datetime as dt
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from indicators import catalogue
from indicators.catalogue import Catalogue
from indicators.catalogue_public import published
from indicators.delivery import OUTPUTS, DeliveryError, File, Material, asked, kinds, zipped
from indicators.delivery.asked import AskedError
from indicators.delivery.outputs import everything
from indicators.exhibits.report import Imprint
from indicators.export.saving import SaveError, save, told
from indicators.wording import commands as words
from indicators.wording import delivery as names

NAMES = ("briefing", "export", "bundle")
INTERRUPTED = 130
_WRITTEN_AS = ("docx", "pptx", "html", "xlsx")
"""Formats of a briefing, by the suffix of its file."""
_NOT_SINGLE = ("parquet", "sdmx", "handbook")
"""Formats of the data as a whole."""


class WrongCallError(Exception):
    """A call that cannot be followed; the message is for readers."""


def add(commands: Any, data: Path) -> None:
    """Add the commands to those of the command line."""
    briefing = commands.add_parser("briefing", help=words.help_of("briefing"))
    export = commands.add_parser("export", help=words.help_of("export"))
    bundle = commands.add_parser("bundle", help=words.help_of("bundle"))
    for one, run in ((briefing, _briefing), (export, _export), (bundle, _bundle)):
        _options(one, data)
        one.set_defaults(files=run)
    formats = words.help_of("format", formats=OUTPUTS)
    export.add_argument("--format", default="docx", metavar="F,F", help=formats)
    shown = words.help_of("exhibit", kinds=kinds.KINDS)
    export.add_argument("--exhibit", default="", metavar="KIND", help=shown)
    export.add_argument("--indicator", default="", help=words.help_of("indicator"))


def _options(parser: argparse.ArgumentParser, data: Path) -> None:
    def option(name: str, key: str, **more: Any) -> None:
        parser.add_argument(name, help=words.help_of(key), **more)

    parser.add_argument("-o", "--output", type=Path, required=True, help=words.help_of("output"))
    option("--cities", "cities", default="")
    option("--plan", "plan", default="")
    option("--as-of", "as_of", default="", metavar="YEAR")
    option("--unit", "unit", default="")
    option("--date", "date", default="", metavar="DAY")
    option("--title", "title", default="")
    option("--template", "template", type=Path, metavar="PPTX")
    option("--lang", "lang", choices=("zh", "en"), default="zh")
    for name in ("final", "public", "force"):
        option(f"--{name}", name, action="store_true")
    parser.add_argument("--data", type=Path, default=data, metavar="DIR", help=argparse.SUPPRESS)


def run(given: argparse.Namespace) -> int:
    """Follow a command; the exit code is 0, 1 with faults, 2 for a wrong call, 130 interrupted."""
    lang = given.lang
    try:
        cat = catalogue.load(given.data)
        material = _material(cat, given)
        files, faults = given.files(material, given)
        for path, data in files:
            save(path, data, lang=lang)
            size = f"{max(1, round(len(data) / 1024)):,}"
            print(words.say(lang, "written", path=path, size=size))
    except (AskedError, WrongCallError) as error:
        print(error, file=sys.stderr)
        return 2
    except (SaveError, DeliveryError) as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(words.say(lang, "interrupted"), file=sys.stderr)
        return INTERRUPTED
    if cat.problems:
        faults = [*faults, words.say(lang, "left_out", count=len(cat.problems))]
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


def _material(cat: Catalogue, given: argparse.Namespace) -> Material:
    lang = given.lang
    on = asked.day(given.date or os.environ.get("INDICATORS_TODAY") or str(dt.date.today()), lang)
    plan = asked.plan(cat, given.plan, lang)
    areas = asked.cities(cat, given.cities, lang)
    return Material(
        cat=published(cat) if given.public else cat,
        areas=areas,
        plan=plan,
        as_of=asked.year(cat, plan, given.as_of, on, lang),
        on=on,
        imprint=Imprint(lang, given.unit.strip(), on.isoformat(), given.final, given.public),
        title=given.title.strip(),
        template=_template(given.template, lang),
    )


def _template(path: Path | None, lang: str) -> bytes | None:
    if path is None:
        return None
    try:
        return path.read_bytes()
    except OSError as error:
        raise WrongCallError(words.say(lang, "no_template", path=path)) from error


Made = tuple[list[tuple[Path, bytes]], list[str]]


def _briefing(material: Material, given: argparse.Namespace) -> Made:
    path: Path = given.output
    code = path.suffix.lstrip(".").lower()
    if code not in _WRITTEN_AS:
        allowed = [f".{one}" for one in _WRITTEN_AS]
        raise WrongCallError(words.unknown(given.lang, "suffix", path.suffix, allowed))
    if material.template is not None and code != "pptx":
        raise WrongCallError(words.say(given.lang, "template_alone"))
    _free([path], given)
    [(_, data)] = OUTPUTS[code].files(material)
    return [(path, data)], []


def _export(material: Material, given: argparse.Namespace) -> Made:
    lang, kind = given.lang, given.exhibit
    allowed = [one for one in OUTPUTS if not kind or one not in _NOT_SINGLE]
    formats = asked.among(given.format, allowed, "format", lang)
    if material.template is not None and "pptx" not in formats:
        raise WrongCallError(words.say(lang, "template_alone"))
    if kind:
        asked.among(kind, list(kinds.KINDS), "exhibit", lang)
        material = kinds.showing(material, kind, _indicator(material, given))
        if not material.report.blocks:
            raise WrongCallError(words.say(lang, "nothing"))
    found: list[File] = []
    for place, code in enumerate(formats, start=1):
        _tell(lang)(code, place, len(formats))
        found += OUTPUTS[code].files(material)
    return _placed(found, given), []


def _indicator(material: Material, given: argparse.Namespace) -> str:
    if given.exhibit not in kinds.OF_INDICATOR:
        return ""
    if not given.indicator:
        headline = material.cat.indicators.index[material.cat.indicators["headline"]]
        listed = ("、" if given.lang == "zh" else ", ").join(map(str, headline))
        why = words.say(given.lang, "needs_indicator", kind=given.exhibit, allowed=listed)
        raise WrongCallError(why)
    return asked.indicator(material.cat, given.indicator, given.lang)


def _bundle(material: Material, given: argparse.Namespace) -> Made:
    files, faults = everything(material, _tell(given.lang))
    return _placed(files, given, several=True), faults


def _tell(lang: str) -> Callable[[str, int, int], None]:
    def line(code: str, place: int, count: int) -> None:
        name = names.label(lang, code)
        text = words.say(lang, "making", place=place, count=count, name=name)
        print(text, file=sys.stderr)

    return line


def _placed(
    files: Sequence[File], given: argparse.Namespace, *, several: bool = False
) -> list[tuple[Path, bytes]]:
    """Say where each file goes: a folder, a zip, or the one file that was named."""
    path: Path = given.output
    suffix = path.suffix.lower()
    single = not several and len(files) == 1
    if single and suffix and suffix == Path(files[0][0]).suffix and not path.is_dir():
        placed = [(path, files[0][1])]
    elif suffix == ".zip" and not path.is_dir():
        placed = [(path, zipped(files))]
    elif suffix.lstrip(".") in {*OUTPUTS, "xml"} and not path.is_dir():
        raise WrongCallError(words.say(given.lang, "several"))
    else:
        placed = [(path / name, data) for name, data in files]
    _free([one for one, _ in placed], given)
    for one, _ in placed:
        _made(one.parent, given.lang)
    return placed


def _free(paths: Sequence[Path], given: argparse.Namespace) -> None:
    for path in paths:
        if path.exists() and not given.force:
            raise SaveError(words.say(given.lang, "exists", path=path))


def _made(folder: Path, lang: str) -> None:
    """Make the folder, where only its own name and those below it are missing."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SaveError(told(error, folder, lang)) from error
