"""The commands that write files: `briefing` and `export`."""

import argparse
import sys

from indicators import catalogue
from indicators.commands.choice import Asked, asked_for
from indicators.commands.options import NAMES, add
from indicators.commands.placing import placed, refuse_existing
from indicators.commands.wrong import WrongCallError
from indicators.delivery import DeliveryError
from indicators.delivery.asked import AskedError
from indicators.export.saving import SaveError, save
from indicators.recipes import ALL, RecipeError
from indicators.runtime import INTERRUPTED
from indicators.wording import commands as words
from indicators.wording import recipes as told

__all__ = ["INTERRUPTED", "NAMES", "add", "run"]


def run(given: argparse.Namespace) -> int:
    """Follow a command; the exit code is 0, 1 with faults, 2 for a wrong call, 130 interrupted."""
    lang = given.lang or "zh"
    try:
        cat = catalogue.load(given.data)
        call = asked_for(given, cat)
        lang = call.lang
        faults = _write(call, given)
    except RecipeError as error:
        print(error, file=sys.stderr)
        count = len(error.problems)
        print(told.say(error.lang, "faults", count=count), file=sys.stderr)
        return 1
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


def _write(call: Asked, given: argparse.Namespace) -> list[str]:
    """Make the files, all of them before the first is written; return what could not be made."""
    refuse_existing(call.output, call.lang, force=given.force)
    files, faults = given.make(call, given)
    several = ALL in (call.recipe.formats or ())
    where = placed(files, call.output, call.lang, several=several, force=given.force)
    for path, data in where:
        save(path, data, lang=call.lang)
        size = f"{max(1, round(len(data) / 1024)):,}"
        print(words.say(call.lang, "written", path=path, size=size))
    return faults
