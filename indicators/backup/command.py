"""The commands `backup` and `restore`."""

import argparse
import sys
from pathlib import Path
from typing import Any, TextIO

from indicators.backup import BackupError
from indicators.backup.archiving import Archive, archive, verify
from indicators.backup.restoring import restore
from indicators.runtime import INTERRUPTED
from indicators.wording import backup as words
from indicators.wording import command as common

NAMES = ("backup", "restore")


def add(commands: Any, data: Path) -> None:
    """Add the commands to those of the command line."""
    backup = commands.add_parser("backup", help=words.HELP["backup"])
    asked = backup.add_mutually_exclusive_group()
    asked.add_argument("-o", "--output", type=Path, metavar="FILE", help=words.HELP["output"])
    asked.add_argument("--verify", type=Path, metavar="FILE", help=words.HELP["verify"])
    again = commands.add_parser("restore", help=words.HELP["restore"])
    again.add_argument("file", type=Path, metavar="FILE", help=words.HELP["file"])
    for one, name in ((backup, "backup"), (again, "restore")):
        one.add_argument("--data", type=Path, default=data, metavar="DIR", help=common.DATA)
        one.add_argument("--force", action="store_true", help=words.HELP[f"force_{name}"])
        one.add_argument("--lang", choices=("zh", "en"), default="zh", help=words.HELP["lang"])


def run(given: argparse.Namespace) -> int:
    """Follow a command; the exit code is 0, 1 with faults, 2 for a wrong call, 130 interrupted."""
    lang = given.lang
    try:
        if given.command == "restore":
            _restore(given)
        elif given.verify is not None:
            found = verify(given.verify, lang=lang)
            said = {"path": given.verify, "when": found.manifest.when}
            _tell(found, words.say(lang, "sound", files=len(found.manifest.files), **said), lang)
        elif given.output is not None:
            _backup(given)
        else:
            raise BackupError([words.say(lang, "nothing")], 2)
    except BackupError as error:
        _say(error, sys.stderr)
        return error.code
    except KeyboardInterrupt:
        _say(words.say(lang, "interrupted"), sys.stderr)
        return INTERRUPTED
    return 0


def _backup(given: argparse.Namespace) -> None:
    found = archive(given.data, given.output, force=given.force, lang=given.lang)
    said = {"path": given.output, "size": f"{-(-found.size // 1024):,}"}
    line = words.say(given.lang, "written", files=len(found.manifest.files), **said)
    _tell(found, line, given.lang)


def _restore(given: argparse.Namespace) -> None:
    done = restore(given.file, given.data, force=given.force, lang=given.lang)
    said = {"path": given.data, "when": done.archive.manifest.when}
    count = len(done.archive.manifest.files)
    _tell(done.archive, words.say(given.lang, "restored", files=count, **said), given.lang)
    if done.kept is not None:
        _say(words.say(given.lang, "kept", path=done.kept))


def _tell(found: Archive, line: str, lang: str) -> None:
    for problem in found.problems:
        _say(words.say(lang, "left_out", why=problem), sys.stderr)
    _say(line)
    number = found.manifest.head[0]
    _say(words.say(lang, "sum", number=number, sum=found.sha256))


def _say(line: object, stream: TextIO | None = None) -> None:
    (stream or sys.stdout).write(f"{line}\n")
