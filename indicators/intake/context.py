"""What a sheet's name and the lines above a table say of all its figures."""

import re
import unicodedata
from dataclasses import replace

from indicators.intake.folding import folded
from indicators.intake.grids import Sheet
from indicators.intake.headers import Header
from indicators.intake.heads import PLAN, Attributes
from indicators.intake.names import Names
from indicators.intake.periods import taken
from indicators.wording import intake_aliases as words

UNIT = re.compile(rf"(?:{'|'.join(words.UNIT_WORDS)}):([^\s,;、。()]{{1,20}})")


def of_sheet(sheet: Sheet, header: Header, names: Names, file: str) -> Attributes:
    """Return what holds for a whole table; what stands nearest to it comes first."""
    titles = [
        cell.text
        for row in sorted(sheet.rows)
        if row < header.spot.row
        for cell in sheet.rows[row].values()
    ]
    found = Attributes()
    for text in (file, sheet.name, *titles[-20:]):
        found = _said(text, header, names).over(found)
    return found


def _said(text: str, header: Header, names: Names) -> Attributes:
    line = "".join(unicodedata.normalize("NFKC", text).split())[:200]
    if not line or folded(line) in {folded(note) for note in words.NOTES}:
        return Attributes()
    timed = taken(line)
    period = timed[0] if timed and taken(timed[1]) is None else None
    plan = PLAN.search(line)
    unit = UNIT.search(line)
    found = Attributes(
        period=period,
        plan=names.plan(plan[0]).one if plan else None,
        area=names.area(line).one or names.area_within(line),
        unit=names.unit(unit[1]) if unit else "",
    )
    if header.has("indicator"):
        return found
    code = names.indicator_within(line)
    return replace(found, indicator=code, label=line if code else "")
