"""The catalogue without what is internal: what may be published is computed from it alone."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pandas as pd

from indicators import list_tables, model, tables
from indicators.area_files import AreaState, read_file
from indicators.catalogue import Catalogue
from indicators.codes import Grade
from indicators.derived import DerivedError, names
from indicators.entries import Entry, by_key, entries
from indicators.reading import Checked

_SHORTEST = 3
"""Characters from which a name is looked for in other texts."""


def published(cat: Catalogue) -> Catalogue:
    """Return a catalogue without follow-ups, internal documents, and all that rests on them.

    Figures go with their document, and so do those computed from them, the doubts that speak of
    them, and remarks that name the document or the unit that reported it. Of several printings
    the choice is made anew among those that stay. The result is not to be reloaded.

    Raises
    ------
    DataError
        If a file that holds something internal can no longer be read.
    """
    cat = _without_follow_ups(cat)
    sources = cat.sources
    secret = sources[sources["grade"] == Grade.INTERNAL]
    if secret.empty:
        return cat
    hidden = _Hidden.of(cat, secret)
    states = dict(cat._states)
    frames: list[pd.DataFrame] = []
    start = 0
    for path, state in cat._states.items():
        rows = cat._figures.iloc[start : start + state.rows]
        start += state.rows
        if state.ref_area is not None and hidden.concerns(state, rows):
            left = _left(path, cat, hidden)
            rows = tables.joined_frame([left.columns])
            states[path] = left.without_columns()
        frames.append(rows)
    figures = pd.concat(frames, ignore_index=True)
    return Catalogue(cat.folder, cat.lists, (), figures, states, cat._stamps)


def hidden(cat: Catalogue) -> list[list[str]]:
    """Return what `published` takes away: documents, figures, and texts that name them."""
    sources = cat.sources
    secret = sources[sources["grade"] == Grade.INTERNAL]
    if secret.empty:
        return []
    found = _Hidden.of(cat, secret)
    return [sorted(found.sources), sorted(found.figures), list(found.texts)]


def _without_follow_ups(cat: Catalogue) -> Catalogue:
    if cat.follow_ups.empty:
        return cat
    states = {path: _unfollowed(state) for path, state in cat._states.items()}
    return replace(cat, _states=states)


def _unfollowed(state: AreaState) -> AreaState:
    return replace(state, listed={**state.listed, "follow_ups": []}) if state.listed else state


@dataclass(frozen=True)
class _Hidden:
    """What must not leave: documents, figures, and the texts that name them."""

    sources: frozenset[str]
    figures: frozenset[str]
    texts: tuple[str, ...]

    @classmethod
    def of(cls, cat: Catalogue, secret: pd.DataFrame) -> "_Hidden":
        """Gather it from the internal documents of a catalogue."""
        keys = frozenset(str(key) for key in secret.index)
        ids = _resting_on(cat.figures, keys)
        told = cat.figures.loc[cat.figures["figure_id"].isin(ids), "printed"]
        named = [secret[name] for name in ("title", "reporter", "document_number", "file")]
        texts = {str(text) for column in (*named, told) for text in column.dropna()}
        open_ones = cat.sources.drop(index=secret.index)
        # A unit that publishes too may be named where it does.
        texts -= {str(one) for name in ("title", "publisher") for one in open_ones[name].dropna()}
        return cls(keys, ids, tuple(sorted(one for one in texts if len(one) >= _SHORTEST)))

    def concerns(self, state: AreaState, rows: pd.DataFrame) -> bool:
        """Tell whether a file holds or names anything hidden."""
        listed = any(one["source"] in self.sources for one in state.listed["sources"])
        if listed or rows["figure_id"].isin(self.figures).any():
            return True
        told = [*rows["comment"].dropna(), *rows["reason"].dropna()]
        told += [text for one in state.listed["issues"] for text in (one["title"], one["text"])]
        return any(map(self.named_in, told)) or bool(rows["supersedes"].isin(self.figures).any())

    def named_in(self, *texts: str | None) -> bool:
        """Tell whether one of some texts names anything hidden."""
        return any(one in text for text in texts if text for one in self.texts)


def _resting_on(figures: pd.DataFrame, sources: frozenset[str]) -> frozenset[str]:
    """Return the figures of some documents, and those computed from them, however far."""
    found = set(figures.loc[figures["source"].isin(sources), "figure_id"])
    derived = figures.loc[figures["derived"].notna(), ["figure_id", "derived"]]
    parts = {one: _named(rule) for one, rule in derived.itertuples(index=False)}
    while more := {one for one, rest in parts.items() if one not in found and rest & found}:
        found |= more
    return frozenset(found)


def _named(rule: str) -> set[str]:
    try:
        return set(names(rule))
    except DerivedError:
        return set()


def _left(path: Path, cat: Catalogue, hidden: _Hidden) -> AreaState:
    """Return what is left of a file."""
    checked = read_file(path)
    file: model.AreaFile = checked.record
    slug = cat.lists.areas[file.ref_area].slug
    kept = [_cleared(one, hidden) for one in entries(checked, cat.lists)
            if one.figure_id not in hidden.figures
            and f"{slug}/{one.figure.source}" not in hidden.sources]  # fmt: skip
    remaining = _record(file, slug, hidden)
    columns = _columns(checked, kept, slug)
    listed = list_tables.area_rows(remaining, slug)
    return replace(cat._states[path], columns=columns, rows=len(kept), listed=listed, own_ids={})


def _columns(checked: Checked, kept: list[Entry], slug: str) -> tables.Columns:
    return tables.figure_columns(checked, kept, list(by_key(kept)), slug)


def _cleared(entry: Entry, hidden: _Hidden) -> Entry:
    """Take remarks from a figure that name anything hidden."""
    one = entry.figure
    changes: dict[str, Any] = {
        name: None for name in ("comment", "reason") if hidden.named_in(getattr(one, name))
    }
    if one.supersedes in hidden.figures:
        changes["supersedes"] = None
    return replace(entry, figure=one.model_copy(update=changes)) if changes else entry


def _record(file: model.AreaFile, slug: str, hidden: _Hidden) -> model.AreaFile:
    def open_one(key: str) -> bool:
        return f"{slug}/{key}" not in hidden.sources

    sources = {key: _quiet(one, hidden) for key, one in file.sources.items() if open_one(key)}
    targets = [
        one if one.status is None or open_one(one.status.source)
        else one.model_copy(update={"status": None})
        for one in file.text_targets
        if open_one(one.source) and not hidden.named_in(one.text)
    ]  # fmt: skip
    issues = [
        one
        for one in file.issues
        if all(map(open_one, one.sources))
        and not hidden.figures & set(one.figures)
        and not hidden.named_in(one.title, one.text)
    ]
    changes = {"sources": sources, "text_targets": targets, "issues": issues, "follow_ups": []}
    return file.model_copy(update=changes)


def _quiet(source: model.Source, hidden: _Hidden) -> model.Source:
    named = hidden.named_in(source.comment)
    return source.model_copy(update={"comment": None}) if named else source
