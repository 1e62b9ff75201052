"""The command line: `python -m indicators check`, and the commands that write files."""

import argparse
import io
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from indicators import catalogue, documents, schema
from indicators.problems import DataError
from indicators.runtime import INTERRUPTED
from indicators.wording import command

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data"
OTHERS = {
    "access": "access.command",
    "history": "history.command",
    "publish": "site.command",
    "snapshot": "snapshot.command",
    **dict.fromkeys(("backup", "restore"), "backup.command"),
    **dict.fromkeys(("template", "import"), "intake.command"),
    **dict.fromkeys(("store", "assess"), "store.command"),
    **dict.fromkeys(("briefing", "export"), "commands"),
    "bundle": "bundling.command",
}
"""The modules of the other commands; each adds and runs its own, and is read when it is called."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code is 0 without faults, 1 with faults, 2 for a wrong call."""
    parser = argparse.ArgumentParser(prog="python -m indicators", description=command.ABOUT)
    offered = parser.add_subparsers(dest="command", required=True)
    check = offered.add_parser("check", help=command.CHECK)
    check.add_argument("--documents", type=Path, metavar="DIR", help=command.DOCUMENTS)
    write = offered.add_parser("schema", help=command.SCHEMA)
    for one in (check, write):
        one.add_argument("--data", type=Path, default=DATA, metavar="DIR", help=command.DATA)
    words = sys.argv[1:] if arguments is None else list(arguments)
    asked = words[0] if words and words[0] in OTHERS else None
    for name in dict.fromkeys([OTHERS[asked]] if asked else OTHERS.values()):
        _module(name).add(offered, ROOT if name == OTHERS["bundle"] else DATA)
    given = parser.parse_args(words)
    _never_fail_on_encoding()
    if given.command in ("briefing", "export"):
        return _write(given)
    if given.command in OTHERS:
        return int(_module(OTHERS[given.command]).run(given))
    if given.command == "schema":
        schema.write(given.data)
        return 0
    return _check(given.data, given.documents)


def _module(name: str) -> Any:
    return import_module(f"indicators.{name}")


def _never_fail_on_encoding() -> None:
    # A console that has no Chinese shows escapes instead of a traceback.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _write(given: argparse.Namespace) -> int:
    if not given.data.is_dir():
        print(command.no_folder(str(given.data)), file=sys.stderr)
        return 2
    try:
        return int(_module(OTHERS[given.command]).run(given))
    except DataError as error:
        print(error, file=sys.stderr)
        print(command.faults(len(error.problems)), file=sys.stderr)
        return 1


def _check(data: Path, folder: Path | None) -> int:
    if not data.is_dir() or (folder is not None and not folder.is_dir()):
        missing = data if not data.is_dir() else folder
        print(command.no_folder(str(missing)), file=sys.stderr)
        return 2
    try:
        loaded = catalogue.load(data)
    except DataError as error:
        print(error, file=sys.stderr)
        print(command.faults(len(error.problems)), file=sys.stderr)
        return 1
    problems = list(loaded.problems)
    print(command.read(len(loaded.figures), loaded.figures["ref_area"].nunique()))
    if folder is not None:
        result = documents.verify(loaded, folder)
        problems += result.problems
        print(command.verified(result.verified, result.documents))
    for problem in problems:
        print(problem, file=sys.stderr)
    print(command.faults(len(problems)), file=sys.stderr if problems else sys.stdout)
    return 1 if problems else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:  # before a command could take it
        print(command.INTERRUPTED, file=sys.stderr)
        sys.exit(INTERRUPTED)
