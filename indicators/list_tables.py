"""The frames of code lists, documents, issues, text targets and follow-ups."""

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from indicators import model
from indicators.entries import Lists
from indicators.tables import column

AREA = {
    "ref_area": "str",
    "name_zh": "str",
    "name_en": "str",
    "level": "str",
    "slug": "str",
    "parent": "str",
}
UNIT = {
    "unit_measure": "str",
    "name_zh": "str",
    "name_en": "str",
    "dimension": "str",
    "factor": "float64",
}
INDICATOR = {
    "indicator": "str",
    "name_zh": "str",
    "name_en": "str",
    "unit_measure": "str",
    "kind": "str",
    "direction": "str",
    "decimals": "int64",
    "concept": "str",
    "theme": "str",
    "headline": "bool",
    "definition": "str",
    "release_lag": "Int64",
    "event": "bool",
    "modelled": "bool",
}
BREAK = {"indicator": "str", "ref_area": "str", "year": "int64", "reason": "str"}
PLAN = {
    "plan": "str",
    "name_zh": "str",
    "name_en": "str",
    "base_year": "int64",
    "target_year": "int64",
    "ref_area": "str",
    "document": "str",
    "headline": "bool",
}
SOURCE = {
    "source": "str",
    "ref_area": "str",
    "title": "str",
    "publisher": "str",
    "document_number": "str",
    "published": "str",
    "accessed": "str",
    "url": "str",
    "file": "str",
    "grade": "str",
    "reporter": "str",
    "comment": "str",
}
ISSUE = {"issue_id": "str", "ref_area": "str", "severity": "str", "title": "str", "text": "str"}
ISSUE_FIGURE = {"issue_id": "str", "figure_id": "str"}
ISSUE_SOURCE = {"issue_id": "str", "source": "str"}
TEXT_TARGET = {
    "id": "str",
    "ref_area": "str",
    "plan": "str",
    "theme": "str",
    "text": "str",
    "source": "str",
    "locator": "str",
    "label": "str",
    "aspired": "bool",
    "department": "str",
    "state": "str",
    "state_date": "str",
    "state_source": "str",
}
FOLLOW_UP = {
    "follow_up_id": "str",
    "ref_area": "str",
    "indicator": "str",
    "plan": "str",
    "department": "str",
    "lead": "str",
    "cause": "str",
    "measures": "str",
    "date": "str",
    "due": "str",
    "state": "str",
    "source": "str",
}


def list_frames(lists: Lists) -> dict[str, pd.DataFrame]:
    """Make the frames of the code lists."""
    return {
        "areas": code_list(lists.areas, AREA),
        "units": code_list(lists.units, UNIT),
        "indicators": code_list(lists.indicators, INDICATOR),
        "plans": code_list(lists.plans, PLAN),
        "breaks": breaks(lists.indicators),
    }


def area_frames(listed: Iterable[Mapping[str, list[dict[str, Any]]]]) -> dict[str, pd.DataFrame]:
    """Make the frames of sources, issues and text targets from the rows of all files."""
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in AREA_FRAMES}
    for found in listed:
        for name, some in found.items():
            rows[name].extend(some)
    frames = {name: frame(rows[name], dtypes) for name, dtypes in AREA_FRAMES.items()}
    return frames | {"sources": frames["sources"].set_index("source")}


def code_list(records: Mapping[str, model.Record], dtypes: Mapping[str, str]) -> pd.DataFrame:
    """Make a frame of a code list, indexed by its code (the first of `dtypes`)."""
    key = next(iter(dtypes))
    rows = [{key: code, **_named(record)} for code, record in records.items()]
    return frame(rows, dtypes).set_index(key)


def _named(record: model.Record) -> dict[str, Any]:
    name = getattr(record, "name", None)
    names = {"name_zh": name.zh, "name_en": name.en} if isinstance(name, model.Name) else {}
    return {**record.__dict__, **names}


def breaks(indicators: Mapping[str, model.Indicator]) -> pd.DataFrame:
    """List the breaks in definitions."""
    rows = [
        {"indicator": code, **one.__dict__}
        for code, indicator in indicators.items()
        for one in indicator.breaks
    ]
    return frame(rows, BREAK)


def area_rows(file: model.AreaFile, slug: str) -> dict[str, list[dict[str, Any]]]:
    """Return the rows of one file for the frames of sources, issues and text targets."""
    return {
        "sources": [
            {"source": f"{slug}/{key}", "ref_area": file.ref_area, **source.__dict__}
            for key, source in file.sources.items()
        ],
        "issues": [
            {"issue_id": f"{slug}/{issue.id}", "ref_area": file.ref_area, **issue.__dict__}
            for issue in file.issues
        ],
        "issue_figures": [
            {"issue_id": f"{slug}/{issue.id}", "figure_id": figure}
            for issue in file.issues
            for figure in issue.figures
        ],
        "issue_sources": [
            {"issue_id": f"{slug}/{issue.id}", "source": f"{slug}/{source}"}
            for issue in file.issues
            for source in issue.sources
        ],
        "text_targets": [_text_target(target, file, slug) for target in file.text_targets],
        "follow_ups": [_follow_up(one, file, slug) for one in file.follow_ups],
    }


def _follow_up(one: model.FollowUp, file: model.AreaFile, slug: str) -> dict[str, Any]:
    return {
        **one.__dict__,
        "follow_up_id": f"{slug}/{one.id}",
        "ref_area": one.ref_area or file.ref_area,
        "source": f"{slug}/{one.source}" if one.source else None,
    }


def _text_target(target: model.TextTarget, file: model.AreaFile, slug: str) -> dict[str, Any]:
    status = target.status
    return {
        **target.__dict__,
        "ref_area": target.ref_area or file.ref_area,
        "source": f"{slug}/{target.source}",
        "state": status.state if status else None,
        "state_date": status.date if status else None,
        "state_source": f"{slug}/{status.source}" if status else None,
    }


AREA_FRAMES = {
    "sources": SOURCE,
    "issues": ISSUE,
    "issue_figures": ISSUE_FIGURE,
    "issue_sources": ISSUE_SOURCE,
    "text_targets": TEXT_TARGET,
    "follow_ups": FOLLOW_UP,
}


def frame(rows: Iterable[Mapping[str, Any]], dtypes: Mapping[str, str]) -> pd.DataFrame:
    """Make a frame of `rows` with exactly the columns of `dtypes`."""
    listed = list(rows)
    columns = {name: [row.get(name) for row in listed] for name in dtypes}
    return pd.DataFrame({name: column(columns[name], dtype) for name, dtype in dtypes.items()})
