"""The command `bundle`."""

import argparse
import sys
from pathlib import Path
from typing import Any

from indicators.bundling import BundleError, assembly, project, targets
from indicators.runtime import INTERRUPTED
from indicators.wording import bundling as words

NAME = "bundle"


def add(commands: Any, root: Path) -> None:
    """Add the command to those of the command line."""
    parser = commands.add_parser(NAME, help=words.HELP[NAME])
    parser.add_argument("-o", "--output", type=Path, required=True, help=words.HELP["output"])
    for name in ("platform", "python"):
        parser.add_argument(f"--{name}", default="", metavar="A,B", help=words.HELP[name])
    parser.add_argument("--lang", choices=("zh", "en"), default="zh", help=words.HELP["lang"])
    parser.add_argument("--force", action="store_true", help=words.HELP["force"])
    parser.add_argument("--project", type=Path, default=root, help=argparse.SUPPRESS)


def run(given: argparse.Namespace) -> int:
    """Make the bundle; the exit code is 0, 1 with faults, 2 for a wrong call, 130 interrupted."""
    lang = given.lang
    try:
        own = project.read(given.project, lang)
        chosen = targets.asked(given.platform, given.python, own.supported, lang)
        listed = words.listed(lang, map(str, chosen))
        _tell(words.say(lang, "fetching", targets=listed))
        ready = 0

        def told(target: targets.Target, count: int) -> None:
            nonlocal ready
            ready += 1
            said = {"place": ready, "count": len(chosen), "target": target, "packages": count}
            _tell(words.say(lang, "fetched", **said))

        size = assembly.make(own, chosen, given.output, lang, given.force, told)
    except BundleError as error:
        _tell(str(error))
        return error.code
    except KeyboardInterrupt:
        _tell(words.say(lang, "interrupted"))
        return INTERRUPTED
    print(words.say(lang, "written", path=given.output, size=f"{size / 1e6:,.0f}"))
    return 0


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
