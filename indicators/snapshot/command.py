"""The command `snapshot`."""

import argparse
import sys
from pathlib import Path
from typing import Any

from tqdm import tqdm

from indicators.problems import DataError
from indicators.snapshot.building import load_with_state
from indicators.snapshot.keeping import save
from indicators.snapshot.scanning import files_of
from indicators.wording import snapshot as words

NAME = words.NAME


def add(commands: Any, data: Path) -> None:
    """Add the command to those of the command line."""
    parser = commands.add_parser(NAME, help=words.HELP[NAME])
    parser.add_argument("--data", type=Path, default=data, metavar="DIR", help=words.HELP["data"])
    parser.add_argument("--hash", action="store_true", help=words.HELP["hash"])
    parser.add_argument("--check", action="store_true", help=words.HELP["check"])
    parser.add_argument("--lang", choices=("zh", "en"), default="zh", help=words.HELP["lang"])


def run(given: argparse.Namespace) -> int:
    """Follow the command; the exit code is 0, 1 with faults, 2 for a wrong call."""
    if not given.data.is_dir():
        _fault(words.say("no_folder", given.lang, path=given.data))
        return 2
    try:
        return _follow(given)
    except DataError as error:
        _fault(str(error))
        _fault(words.say("faults", given.lang, count=len(error.problems)))
        return 1


def _follow(given: argparse.Namespace) -> int:
    total = len(files_of(given.data))
    with tqdm(total=total, desc=words.say("reading", given.lang), file=sys.stderr, leave=False,
              disable=None) as bar:  # fmt: skip
        found = load_with_state(given.data, hashed=given.hash, told=bar.update)
    cat = found.catalogue
    said = {"files": total, "figures": len(cat.figures), "parsed": found.parsed}
    if found.fresh:
        sys.stdout.write(words.say("stands", given.lang, **said) + "\n")
    elif given.check:
        _fault(words.say("behind", given.lang, **said))
        return 1
    elif (place := save(cat)) is None:
        _fault(words.say("unwritten", given.lang))
        return 1
    else:
        sys.stdout.write(words.say("written", given.lang, path=place, **said) + "\n")
    for problem in cat.problems:
        _fault(str(problem))
    if cat.problems:
        _fault(words.say("faults", given.lang, count=len(cat.problems)))
    return 1 if cat.problems else 0


def _fault(line: str) -> None:
    sys.stderr.write(f"{line}\n")
