"""What may be written behind the commands."""

import argparse
from pathlib import Path
from typing import Any

from indicators.briefing import SECTIONS
from indicators.commands import making
from indicators.delivery import OUTPUTS, kinds
from indicators.delivery.asked import parts
from indicators.recipes import ALL
from indicators.wording import commands as words

NAMES = ("briefing", "export")


def add(commands: Any, data: Path) -> None:
    """Add the commands to those of the command line."""
    for name, make in (("briefing", making.briefing), ("export", making.export)):
        told = words.help_of(name)
        parser = commands.add_parser(
            name,
            help=told,
            description=told,
            epilog=words.help_of("codes"),
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        parser.set_defaults(make=make, recipe=None, exhibit="")
        _OWN[name](parser)
        _choice(parser)
        _files(parser, data)


def _of_briefing(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("recipe", type=Path, nargs="?", help=words.help_of("recipe"))


def _of_export(parser: argparse.ArgumentParser) -> None:
    shown = words.help_of("exhibit", kinds=kinds.KINDS)
    parser.add_argument("--exhibit", default="", metavar="KIND", help=shown)
    parser.add_argument("--indicator", default="", metavar="I", help=words.help_of("indicator"))


_OWN = {"briefing": _of_briefing, "export": _of_export}


def _choice(parser: argparse.ArgumentParser) -> None:
    """Add what a recipe may say too; what is not given here stays open."""
    sections = words.help_of("sections", sections=SECTIONS)
    indicators = words.help_of("indicators")
    add = parser.add_argument
    cities = ("--cities", "--city")
    add(*cities, dest="cities", type=parts, metavar="C,C", help=words.help_of("cities"))
    add("--plan", help=words.help_of("plan"))
    add("--as-of", metavar="YEAR", help=words.help_of("as_of"))
    add("--indicators", type=parts, metavar="I,I", help=indicators)
    add("--sections", type=parts, metavar="S,S", help=sections)
    for name in ("title", "unit"):
        add(f"--{name}", help=words.help_of(name))
    add("--date", metavar="DAY", help=words.help_of("date"))
    add("--template", metavar="PPTX", help=words.help_of("template"))
    add("--lang", choices=("zh", "en"), help=words.help_of("lang"))
    for name in ("final", "public"):
        option = argparse.BooleanOptionalAction
        add(f"--{name}", action=option, default=None, help=words.help_of(name))


def _files(parser: argparse.ArgumentParser, data: Path) -> None:
    formats = words.help_of("format", formats=(*OUTPUTS, ALL))
    parser.add_argument("--format", dest="formats", type=parts, metavar="F,F", help=formats)
    parser.add_argument("-o", "--output", metavar="PATH", help=words.help_of("output"))
    parser.add_argument("--force", action="store_true", help=words.help_of("force"))
    parser.add_argument("--data", type=Path, default=data, metavar="DIR", help=argparse.SUPPRESS)
