"""Several printings of one figure: exactly one counts, and differing values are told."""

from collections.abc import Mapping
from typing import Any

from indicators.changes import Section
from indicators.codes import Grade, ObsStatus, Severity, Vintage
from indicators.entries import Lists
from indicators.intake.drafting import Key, Working
from indicators.intake.questions import Question, shown
from indicators.intake.rows import Row
from indicators.wording import intake_plan as words

ORDER = [str(one) for one in Vintage]


def settle(work: Working, key: Key, new: str, row: Row, lists: Lists, prefer: bool | None) -> str:
    """Mark the printing that counts and name a conflict; return the id of the one that counts."""
    group = work.group(key)
    figures = work.section(Section.FIGURES)
    sound = [one for one in group if not _doubtful(figures[one])]
    others = [one for one in sound if one != new]
    if len(group) < 2 or not others:
        return new
    old = next((one for one in others if figures[one].get("preferred")), others[0])
    chosen, why = _chosen(work, new, old, row, prefer)
    for one in group:
        fields = dict(figures[one])
        if one == chosen:
            kept = fields.get("reason") if one == old and fields.get("preferred") else None
            fields |= {"preferred": True, "reason": kept or words.REASON[why]}
        elif fields.get("preferred"):
            fields |= {"preferred": None, "reason": None}
        work.put(Section.FIGURES, one, fields)
    explain(work, key, lists)
    return chosen


def explain(work: Working, key: Key, lists: Lists) -> None:
    """Name the figures of a key in an issue where their values differ and none does yet."""
    group, figures = work.group(key), work.section(Section.FIGURES)
    values = {one: _amount(figures[one]) for one in group}
    named = {one for issue in work.section(Section.ISSUES).values()
             for one in issue.get("figures", ())}  # fmt: skip
    explained = {values[one] for one in group if one in named}
    if len(set(values.values())) < 2 or set(values.values()) <= explained:
        return
    record = _issue(work, key, group, lists)
    work.put(Section.ISSUES, record["id"], record)


def _issue(work: Working, key: Key, group: list[str], lists: Lists) -> dict[str, Any]:
    area, indicator, period = str(key[0]), str(key[1]), str(key[4])
    figures, sources = work.section(Section.FIGURES), work.section(Section.SOURCES)
    titles = [sources[figures[one]["source"]]["title"] for one in group]
    values = "、".join(
        str(figures[one].get("printed") or _amount(figures[one])[0]) for one in group
    )
    said = {
        "area": lists.areas[area].name.zh,
        "period": period,
        "indicator": lists.indicators[indicator].name.zh,
    }
    stem = f"{lists.areas[area].slug}-{indicator}-{period}-".lower().replace("_", "-")
    return {
        "id": work.free(Section.ISSUES, stem),
        "severity": str(Severity.MEDIUM),
        "title": words.ISSUE_TITLE.format(**said),
        "text": words.ISSUE_TEXT.format(first=titles[0], second=titles[-1], values=values),
        "figures": group,
    }


def choice(row: Row, work: Working, others: list[str], new: str, chosen: str) -> Question:
    """Ask whether the printing that counts is the right one."""
    figures, sources = work.section(Section.FIGURES), work.section(Section.SOURCES)
    other = figures[chosen if chosen != new else others[0]]
    said = {
        "value": shown(row.obs_value),
        "other": str(other.get("printed") or other.get("obs_value")),
        "document": sources[other["source"]]["title"],
        "chosen": str(figures[chosen].get("printed") or figures[chosen].get("obs_value")),
    }
    return Question(row.spot, "printing", said)


def _amount(fields: Mapping[str, Any]) -> tuple[float | None, float | None]:
    value, upper = fields.get("obs_value"), fields.get("value_upper")
    return (None if value is None else float(value), None if upper is None else float(upper))


def _doubtful(fields: Mapping[str, Any]) -> bool:
    return fields.get("obs_status") == ObsStatus.LOW_RELIABILITY


def _chosen(work: Working, new: str, old: str, row: Row, prefer: bool | None) -> tuple[str, str]:
    if prefer is None and any(word in (row.comment or "") for word in words.COUNTS):
        prefer = True
    if prefer is not None:
        return (new, "counts") if prefer else (old, "kept")
    if work.now[Section.FIGURES, old].get("derived"):
        return new, "given"
    mine, theirs = _standing(work, new), _standing(work, old)
    for why, one, other in zip(("published", "vintage", "date"), mine, theirs, strict=True):
        if one != other:
            return (new if mine > theirs else old), why
    return old, "kept"


def _standing(work: Working, figure: str) -> tuple[bool, int, str]:
    """Return whether it is published, how late its edition, and its document's day."""
    fields = work.now[Section.FIGURES, figure]
    source = work.now[Section.SOURCES, fields["source"]]
    vintage = fields.get("vintage")
    edition = -1 if vintage is None else ORDER.index(str(vintage))
    return source["grade"] != Grade.INTERNAL, edition, str(source.get("published") or "")
