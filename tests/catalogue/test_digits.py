"""One wrong digit anywhere in the real figures is found, and at its place.

The third part, both numbers changed together, needs the documents: tests/shared.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from indicators.area_files import read_file
from indicators.code_lists import read_lists
from indicators.codes import Role
from indicators.entries import Entry, Lists, entries
from indicators.figure_checks import FigureCheck
from indicators.reading import Checked
from indicators.reference_checks import derivations

OTHER_NUMERAL = dict(zip("一二三四五六七八九两十", "二三四五六七八九一三九", strict=True))
INVENTED = Path(__file__).parent / "folder"
PLANNED = (Role.TARGET, Role.BASELINE)


@dataclass(frozen=True)
class Figure:
    """A figure with what its checks look at; shown as its place and id."""

    entry: Entry
    checked: Checked
    siblings: list[Entry]
    lists: Lists

    def faults(self, **changes: object) -> set[tuple[str, str]]:
        """Codes and fields of the faults that a changed figure has, at its own place."""
        figure = self.entry.figure.model_copy(update=changes)
        entry = replace(self.entry, figure=figure)
        file, document = self.checked.record, self.checked.document
        found = list(FigureCheck(entry, file, document, self.lists).faults())
        if figure.derived is not None:
            others = [one for one in self.siblings if one is not self.entry]
            found += derivations([*others, entry], document)
        return {
            (one.code, one.field)
            for one in found
            if one.place == document.place((*entry.keys, one.field))
        }

    def __str__(self) -> str:
        return f"{self.checked.document.place(self.entry.keys)} {self.entry.figure_id}"


@pytest.fixture(scope="module")
def figures(data: Path) -> list[Figure]:
    """Every figure of the real data, and of the invented, which has ranges and multiples too."""
    result = []
    for folder in (data, INVENTED):
        lists = read_lists(folder)
        for path in sorted(folder.glob("*/*.yaml")):
            checked = read_file(path)
            found = entries(checked, lists)
            result += [Figure(entry, checked, found, lists) for entry in found]
    return result


def written(value: float) -> str:
    """A number as the file has it."""
    return f"{value:.0f}" if value == int(value) else repr(value)


def one_digit_changed(text: str) -> Iterator[str]:
    """Every text that differs from `text` in one digit, each digit raised by one (9 to 0)."""
    for match in re.finditer(r"\d|[一二三四五六七八九两十]", text):
        old = match.group()
        new = OTHER_NUMERAL[old] if old in OTHER_NUMERAL else str((int(old) + 1) % 10)
        yield text[: match.start()] + new + text[match.end() :]


def test_there_are_figures_of_every_form(figures: list[Figure]):
    forms = [figure.entry.figure for figure in figures]

    assert len(forms) > 800
    assert any(one.derived for one in forms)
    assert any(one.times for one in forms)
    assert any(one.value_upper for one in forms)


def test_unchanged_figures_have_no_fault(figures: list[Figure]):
    assert [str(figure) for figure in figures if figure.faults()] == []


@pytest.mark.parametrize(
    ("field", "codes"),
    [
        ("obs_value", {"printed_value", "derived_value"}),
        ("value_upper", {"printed_upper"}),
        ("times", {"printed_times"}),
    ],
)
def test_changed_digit_of_a_value_is_found_there(
    field: str, codes: set[str], figures: list[Figure]
):
    tried, missed = 0, []
    for figure in figures:
        value = getattr(figure.entry.figure, field)
        for text in one_digit_changed(written(value)) if value is not None else ():
            tried += 1
            found = {code for code, at in figure.faults(**{field: float(text)}) if at == field}
            if not found & codes:
                missed.append(f"{figure}: {field} {text}: {found}")

    assert missed == []
    assert tried > 0


def test_changed_digit_of_the_printed_number_is_found(figures: list[Figure]):
    allowed = {
        ("printed_value", "obs_value"),
        ("printed_upper", "value_upper"),
        ("printed_times", "times"),
        ("printed_count", "printed"),  # 十二 with its 十 changed is two numerals
    }
    missed = []
    tried = set()
    for figure in figures:
        for text in one_digit_changed(figure.entry.figure.printed or ""):
            tried.add(str(figure))
            if not figure.faults(printed=text) & allowed:
                missed.append(f"{figure}: printed {text}: {figure.faults(printed=text)}")

    assert missed == []
    derived = sum(figure.entry.figure.derived is not None for figure in figures)
    assert len(tried) == len(figures) - derived


def test_changed_year_of_a_target_or_baseline_is_found(figures: list[Figure]):
    tried, missed = 0, []
    for figure in figures:
        one = figure.entry.figure
        if one.role not in PLANNED or one.period_inferred or one.time_period is None:
            continue
        for year in one_digit_changed(one.time_period[:4]):
            tried += 1
            changed = year + one.time_period[4:]
            if ("plan_year", "time_period") not in figure.faults(time_period=changed):
                missed.append(f"{figure}: {changed}")

    assert missed == []
    assert tried > 0
