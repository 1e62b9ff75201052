"""The history of one figure: every state from the first on record, and how to choose a figure."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from indicators import model
from indicators.changes import Change, Section
from indicators.chronicle.differences import deed, sides
from indicators.chronicle.listing import every, head
from indicators.chronicle.records import Fields, Words
from indicators.chronicle.rows import internal, table
from indicators.exhibits.periods import dated
from indicators.exhibits.spec import Exhibit
from indicators.exhibits.standing import known, records
from indicators.history import APPLIED, Action, Entry
from indicators.wording import chronicle as words

OWN = tuple(name for name in model.Figure.model_fields if name != "id")
"""The fields of a figure that stand in its file and in the catalogue."""
SHOWN = ("number", "at", "person", "action", "after", "document", "why")
SHORT = 8
"""Characters of a document's title that tell two printings of one figure apart."""
Step = tuple[Entry, Change]


def fields_of(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row of the catalogue's figures as a record; what is empty is left out."""
    found = {name: row[name] for name in OWN if name in row and known(row[name])}
    return {name: getattr(one, "item", lambda one=one: one)() for name, one in found.items()}


def steps(entries: Sequence[Entry], figure: str) -> list[Step]:
    """Return what was done to a figure, the earliest first; proposals are left out."""
    return [
        (entry, change)
        for entry in entries
        if entry.action in APPLIED
        for change in entry.changes
        if change.section is Section.FIGURES and change.key == figure
    ]


def place(cat: Any, entries: Sequence[Entry], figure: str) -> tuple[str, str] | None:
    """Return area and indicator of a figure of the data or the log, or nothing."""
    found = cat.figures_of([figure])
    if len(found):
        return str(found["ref_area"].iloc[0]), str(found["indicator"].iloc[0])
    done = steps(entries, figure)
    return _subject(done[-1][1]) if done else None


def areas(cat: Any, entries: Sequence[Entry], lang: str) -> dict[str, str]:
    """Return the areas that have figures now or had some, by code, with their names."""
    known_ones = {*cat.figures["ref_area"].unique(), *(area for area, _ in _logged(entries))}
    return {
        str(code): str(name) for code, name in cat.areas[f"name_{lang}"].items()
        if code in known_ones
    }  # fmt: skip


def indicators(cat: Any, entries: Sequence[Entry], area: str, lang: str) -> dict[str, str]:
    """Return the indicators of which an area has or had figures, by code, with their names."""
    figures = cat.figures
    own = {*figures.loc[figures["ref_area"] == area, "indicator"].unique()}
    own |= {code for place, code in _logged(entries) if place == area}
    return {
        str(code): str(name) for code, name in cat.indicators[f"name_{lang}"].items() if code in own
    }  # fmt: skip


def figures(
    cat: Any, entries: Sequence[Entry], area: str, indicator: str, lang: str
) -> dict[str, str]:
    """Return the figures that an area has or had of an indicator, by id, each in a few words."""
    told = Words.of(cat, every(entries), lang)
    frame = cat.figures
    rows = records(frame[(frame["ref_area"] == area) & (frame["indicator"] == indicator)])
    present = {str(row["figure_id"]): fields_of(row) for row in rows}
    gone = {
        change.key: change.before or change.after or {}
        for entry in entries
        if entry.action in APPLIED
        for change in entry.changes
        if change.section is Section.FIGURES
        and change.key not in present
        and _subject(change) == (area, indicator)
    }
    labels = {key: _label(told, one, indicator) for key, one in present.items()}
    alike = Counter(labels.values())
    labels |= {
        key: told.say("figure_twice", label=label, document=_short(told, present[key], area))
        for key, label in labels.items()
        if alike[label] > 1
    }
    labels |= {key: _label(told, one, indicator, gone=True) for key, one in gone.items()}
    return dict(sorted(labels.items(), key=lambda item: item[1], reverse=True))


def history(cat: Any, entries: Sequence[Entry], figure: str, lang: str = "zh") -> Exhibit:
    """List the states of a figure from entry 0 on, the earliest first."""
    told = Words.of(cat, every(entries), lang)
    done = steps(entries, figure)
    states = [*_first(cat, entries, figure, done), *done]
    unchanged = bool(states) and not done
    if not states:
        nothing = told.say("figure_none")
        return table(told, "figure", [], title=nothing, subtitle="", empty=nothing)
    last = states[-1][1]
    area, code = _subject(last)
    fields = last.after or last.before or {}
    named = {
        "area": told.area(area),
        "indicator": told.indicator(code),
        "year": dated(told.year(fields), lang),
        "role": told.role(fields).lower(),
    }
    return table(
        told,
        "figure",
        [_row(told, *step) for step in states],
        title=told.say("figure_one" if unchanged else "figure_title", count=len(states), **named),
        subtitle=told.say("figure_subtitle", unit=told.unit(code)),
        inside=any(internal(told, change) for _, change in states),
        shown=SHOWN,
        headers={"after": words.HEADER[lang]["state"]},
        grouped=False,
    )


def _first(cat: Any, entries: Sequence[Entry], figure: str, done: Sequence[Step]) -> Iterator[Step]:
    """Give the state of entry 0, if the figure was there: what the first change found."""
    if done:
        change = done[0][1]
        fields = change.before
        area, indicator = change.area, change.indicator
    else:
        rows = records(cat.figures_of([figure]))
        fields = fields_of(rows[0]) if rows else None
        area, indicator = (rows[0]["ref_area"], rows[0]["indicator"]) if rows else ("", "")
    if fields and entries:
        yield entries[0], Change(area, Section.FIGURES, figure, None, fields, indicator)


def _row(told: Words, entry: Entry, change: Change) -> dict[str, Any]:
    first = head(told, entry)
    first["action"] = _action(told, entry, change)
    if change.after is None:
        return {**first, "after": told.say("figure_gone")}
    first.update(document=told.basis(change.after, change.area))
    return {**first, "after": sides(told, change)[1]}


def _short(told: Words, fields: Fields, area: str) -> str:
    return told.quoted(fields, area)[:SHORT]


def _action(told: Words, entry: Entry, change: Change) -> str:
    """Tell what was done and, where it was no plain entry, how."""
    how = words.ACTION[told.lang][str(entry.action)]
    if entry.action == Action.INITIAL:
        return how
    done = words.DEED[told.lang][deed(change)]
    return done if entry.action == Action.EDIT else told.say("field", field=how, value=done)


def _label(told: Words, fields: Fields, indicator: str, *, gone: bool = False) -> str:
    said = {"period": told.year(fields), "role": told.role(fields)}
    if gone:
        return told.say("figure_label_gone", **said)
    return told.say("figure_label", value=told.value(fields, indicator), **said)


def _subject(change: Change) -> tuple[str, str]:
    fields = change.after or change.before or {}
    return str(fields.get("ref_area") or change.area), str(change.indicator)


def _logged(entries: Sequence[Entry]) -> set[tuple[str, str]]:
    return {
        _subject(change)
        for entry in entries
        if entry.action in APPLIED
        for change in entry.changes
        if change.section is Section.FIGURES
    }
