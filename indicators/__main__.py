"""The command line: `python -m indicators check`, and the commands that write files."""

import argparse
import io
import sys
from collections.abc import Sequence
from pathlib import Path

from indicators import catalogue, commands, documents, schema
from indicators.access import command as access
from indicators.backup import command as backup
from indicators.bundling import command as bundle
from indicators.history import command as history
from indicators.intake import command as intake
from indicators.problems import DataError
from indicators.site import command as site
from indicators.snapshot import command as snapshot
from indicators.store import command as store
from indicators.wording import command

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "data"
OTHERS = {
    access.NAME: access,
    history.NAME: history,
    site.NAME: site,
    snapshot.NAME: snapshot,
    **dict.fromkeys(backup.NAMES, backup),
    **dict.fromkeys(intake.NAMES, intake),
    **dict.fromkeys(store.NAMES, store),
}
"""The modules of the other commands; each adds and runs its own."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code is 0 without faults, 1 with faults, 2 for a wrong call."""
    parser = argparse.ArgumentParser(prog="python -m indicators", description=command.ABOUT)
    offered = parser.add_subparsers(dest="command", required=True)
    check = offered.add_parser("check", help=command.CHECK)
    check.add_argument("--documents", type=Path, metavar="DIR", help=command.DOCUMENTS)
    write = offered.add_parser("schema", help=command.SCHEMA)
    for one in (check, write):
        one.add_argument("--data", type=Path, default=DATA, metavar="DIR", help=command.DATA)
    commands.add(offered, DATA)
    bundle.add(offered, ROOT)
    for other in dict.fromkeys(OTHERS.values()):
        other.add(offered, DATA)
    given = parser.parse_args(arguments)
    _never_fail_on_encoding()
    if given.command in commands.NAMES:
        return _write(given)
    if given.command == bundle.NAME:
        return bundle.run(given)
    if given.command in OTHERS:
        return OTHERS[given.command].run(given)
    if given.command == "schema":
        schema.write(given.data)
        return 0
    return _check(given.data, given.documents)


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
        return commands.run(given)
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
    sys.exit(main())
