"""The command `access`: whether the access file is right, and who may do what."""

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from indicators import catalogue
from indicators.access.record import ALL
from indicators.access.rights import Access, Person, State
from indicators.problems import DataError
from indicators.wording import access as words
from indicators.wording import command

NAME = "access"
VARIABLE = "INDICATORS_ACCESS"


def add(commands: Any, data: Path) -> None:
    """Add the command to those of the command line."""
    parser = commands.add_parser(NAME, help=words.HELP[NAME])
    usual = data.parent / ".streamlit" / "access.yaml"
    file = Path(os.environ.get(VARIABLE) or usual)
    parser.add_argument("file", nargs="?", type=Path, default=file, help=words.HELP["file"])
    parser.add_argument("--data", type=Path, default=data, metavar="DIR", help=command.DATA)
    parser.add_argument("--lang", choices=("zh", "en"), default="zh", help=words.HELP["lang"])


def run(given: argparse.Namespace) -> int:
    """Check the file; the exit code is 0, or 1 with faults or without a file."""
    try:
        areas = catalogue.load(given.data).lists.areas
    except DataError as error:
        print(error, file=sys.stderr)
        return 1
    found = Access.read(given.file, areas)
    count = len(found.people) if found.state is State.READY else len(found.problems)
    for line in (*found.lines(given.lang), *_people(found, given.lang)):
        print(line)
    print(words.checked(given.lang, found.state, path=given.file, count=count))
    return 0 if found.state is State.READY else 1


def _people(found: Access, lang: str) -> Iterator[str]:
    for one in found.people.values():
        yield "\t".join((one.id, one.name, *_roles(found, one, lang)))


def _roles(found: Access, one: Person, lang: str) -> Iterator[str]:
    told = words.ROLES[lang]
    for role, codes in (("editor", one.editor_of), ("reviewer", one.reviewer_of)):
        if codes:
            listed = ", ".join(_name(found, code, lang) for code in sorted(codes))
            yield f"{told[role]}: {listed}"
    if one.administrator:
        yield told["administrator"]


def _name(found: Access, code: str, lang: str) -> str:
    if code == ALL:
        return words.ROLES[lang]["all"]
    name = (found.areas or {})[code].name
    return str(getattr(name, lang))
