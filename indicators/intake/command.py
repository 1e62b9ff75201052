"""The commands `template` and `import`."""

import argparse
import datetime as dt
import sys
from pathlib import Path
from typing import Any

from indicators import catalogue, progress, review
from indicators.catalogue import Catalogue
from indicators.export.saving import SaveError, save
from indicators.history import By, Store, StoreError
from indicators.intake.effects import effects
from indicators.intake.planning import Item, Plan, State, plan
from indicators.intake.reading import read
from indicators.intake.template import template, template_csv
from indicators.problems import DataError
from indicators.runtime import today
from indicators.wording import intake_plan as words

TEMPLATE, IMPORT = NAMES = ("template", "import")
LISTED = 200


class _WrongCallError(Exception):
    """A call that cannot be followed, in words."""


def add(commands: Any, data: Path) -> None:
    """Add the commands to those of the command line."""
    blank = commands.add_parser(TEMPLATE, help=words.HELP[TEMPLATE])
    blank.add_argument("-o", "--output", type=Path, required=True, help=words.HELP["output"])
    for name in ("city", "indicator", "year"):
        kind = int if name == "year" else str
        blank.add_argument(f"--{name}", action="append", type=kind, help=words.HELP[name])
    blank.add_argument("--plan", default="14fyp", help=words.HELP["plan"])
    for name in ("csv", "there"):
        blank.add_argument(f"--{name}", action="store_true", help=words.HELP[name])
    filled = commands.add_parser(IMPORT, help=words.HELP[IMPORT])
    filled.add_argument("file", type=Path, help=words.HELP["file"])
    for name in ("by", "why"):
        filled.add_argument(f"--{name}", default="", help=words.HELP[name])
    filled.add_argument("--yes", action="store_true", help=words.HELP["yes"])
    filled.add_argument("--accept-questions", action="store_true", help=words.HELP["accept"])
    filled.add_argument("--draft", action="store_true", help=words.HELP["draft"])
    for one in (blank, filled):
        one.add_argument("--data", type=Path, default=data, metavar="DIR", help=words.HELP["data"])
        one.add_argument("--lang", choices=("zh", "en"), default="zh", help=words.HELP["lang"])


def run(given: argparse.Namespace) -> int:
    """Follow a command; the exit code is 0, 1 with faults or open questions, 2 for a wrong call."""
    try:
        cat = catalogue.load(given.data)
        return _template(cat, given) if given.command == TEMPLATE else _import(cat, given)
    except _WrongCallError as error:
        return _failed(str(error), 2)
    except (DataError, StoreError, SaveError, review.ReviewError) as error:
        return _failed(str(error), 1)


def _template(cat: Catalogue, given: argparse.Namespace) -> int:
    on, lang = today(), given.lang
    areas = [_area(cat, one, lang) for one in given.city or ()] or list(cat.cities)
    for known, some in ((cat.indicators.index, given.indicator or ()),
                        (cat.plans.index, [given.plan])):  # fmt: skip
        if unknown := [one for one in some if one not in known]:
            raise _WrongCallError(words.say(lang, "unknown", value=unknown[0]))
    frame = progress.assess(cat, as_of=_year(cat, given.plan, on), on=on)
    made = template_csv if given.csv else template
    data = made(cat, frame, areas, given.indicator or (), given.year or (), plan=given.plan,
                lang=lang, on=on, there=given.there)  # fmt: skip
    save(given.output, data, lang=lang)
    print(words.say(lang, "template", value=given.output))
    return 0


def _import(cat: Catalogue, given: argparse.Namespace) -> int:
    lang = given.lang
    try:
        data = given.file.read_bytes()
    except OSError as error:
        raise _WrongCallError(words.say(lang, "no_file", value=given.file)) from error
    taken = read(given.file.name, data, cat, lang)
    if taken.skipped:
        print(words.say(lang, "skipped", value=", ".join(taken.skipped)))
    planned = plan(taken.rows, cat)
    if faults := [*taken.faults, *planned.faults]:
        lines = [one.told(lang) for one in faults]
        return _failed("\n".join([*lines, words.say(lang, "faults", count=len(faults))]), 1)
    asked = _preview(cat, planned, lang)
    if not planned.changes:
        print(words.say(lang, "nothing"))
        return 0
    if not (given.yes or given.draft):
        print(words.say(lang, "preview"))
        return 0
    if asked and not given.accept_questions:
        return _failed(words.say(lang, "asked", count=asked), 1)
    return _written(planned, given)


def _preview(cat: Catalogue, planned: Plan, lang: str) -> int:
    """Print what would be done; return how many questions are open."""
    counts = {state: sum(one.state == state for one in planned.items) for state in State}
    print(words.say(lang, "counts", **{str(k): n for k, n in counts.items()}))
    changed = [one for one in planned.items if one.state is not State.UNCHANGED]
    for one in changed[:LISTED]:
        print(_line(cat, one, lang))
    on = today()
    found = effects(cat, planned.changes, as_of=on.year - 1, on=on)
    if found:
        print("\n".join([words.say(lang, "effects"), *(one.told(lang) for one in found)]))
    asked = [one.told(lang) for item in planned.items for one in item.questions]
    if asked:
        print("\n".join([words.say(lang, "questions"), *asked]))
    return len(asked)


def _line(cat: Catalogue, one: Item, lang: str) -> str:
    names = {
        "area": getattr(cat.lists.areas[one.row.area].name, lang),
        "indicator": getattr(cat.lists.indicators[one.row.indicator].name, lang),
    }
    before = "" if one.before is None else one.before.get("printed", "")
    return words.say(lang, "item", state=words.say(lang, one.state), spot=one.row.spot, **names,
                     period=one.row.time_period, before=before or "—",
                     after=one.after["printed"])  # fmt: skip


def _written(planned: Plan, given: argparse.Namespace) -> int:
    lang = given.lang
    if not given.by or not given.why:
        raise _WrongCallError(words.say(lang, "who"))
    store, by = Store(given.data, lang=lang), By(given.by, given.by)
    # Entry 0 is the state before: it must be there before anything is written.
    store.begin(by)
    if given.draft:
        # Whoever may start the command may write to the folder anyway.
        draft = review.enter(store, planned.changes, by=by, why=given.why, may=lambda *_: True,
                             lang=lang)  # fmt: skip
        print(words.say(lang, "drafted", number=draft.id))
        return 0
    entry = store.commit(planned.changes, by=by, why=given.why)
    print(words.say(lang, "written", number=entry.number))
    for notice in store.notices:
        _failed(notice, 0)
    return 0


def _area(cat: Catalogue, given: str, lang: str) -> str:
    for code, one in cat.lists.areas.items():
        if given in (code, one.slug, one.name.zh, one.name.en):
            return code
    raise _WrongCallError(words.say(lang, "unknown", value=given))


def _year(cat: Catalogue, plan_code: str, on: dt.date) -> int:
    return min(cat.lists.plans[plan_code].target_year, on.year)


def _failed(line: str, code: int) -> int:
    print(line, file=sys.stderr)
    return code
