"""The rows of the indicator table for the chosen areas, with the words beside their numbers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from indicators.codes import Comparator, Kind, ObsStatus
from indicators.exhibits import tabular
from indicators.exhibits.choice import Choice, Key, shown_ids
from indicators.exhibits.city_spans import Spans, spans
from indicators.exhibits.city_spans import shown as span
from indicators.exhibits.city_table import yearly
from indicators.exhibits.evidence import Marks, mark_order
from indicators.exhibits.rows import EARLY
from indicators.exhibits.standing import SHAPE, Row, known, name, records
from indicators.export.books.rows import Entry
from indicators.wording import screen, verdicts
from indicators.wording.book import say

Years = Mapping[int, Mapping[str, Any]]
"""The figure of each year."""
_APART = ("data_year", "grade", "verdict", "code", "remark")
Documents = Mapping[str, int]


@dataclass(frozen=True)
class Known:
    """What is known of the figures behind the rows."""

    marks: Marks
    """Doubts by figure."""
    documents: Documents
    """The number of each figure's document in the book."""
    years: Mapping[Key, Years]
    aims: Mapping[str, Mapping[str, Any]]
    """The figures of the targets."""
    apart: Spans
    """Figures over several years, of what has no other."""

    @classmethod
    def of(
        cls, choice: Choice, targets: Iterable[str], marks: Marks, documents: Documents
    ) -> "Known":
        """Read the yearly figures and the targets' figures."""
        years: dict[Key, dict[int, Mapping[str, Any]]] = {}
        for figure in records(yearly(choice)):
            own = years.setdefault((figure["ref_area"], figure["indicator"]), {})
            own[int(figure["year"])] = figure
        found = records(choice.cat.figures_of(targets))
        return cls(
            marks, documents, years, {str(one["figure_id"]): one for one in found}, spans(choice)
        )


def entries(choice: Choice, found: Known, *, own_plan: str) -> list[Entry]:
    """Return the rows area by area, by theme; `own_plan` is the book's."""
    directions = choice.cat.indicators["direction"].to_dict()
    keys = [key for key in choice.keys if key in choice.rows]
    return [
        _entry(choice, key, number, found, directions, own_plan)
        for number, key in enumerate(keys, start=1)
    ]


def _entry(
    choice: Choice,
    key: Key,
    number: int,
    found: Known,
    directions: Mapping[str, object],
    own_plan: str,
) -> Entry:
    row, years = choice.rows[key], found.years.get(key, {})
    plan = str(row["plan"]) if known(row["plan"]) else own_plan
    return Entry(
        number=number,
        row=row,
        years=years,
        aim=found.aims.get(str(row["target_id"]), {}),
        own=plan == own_plan,
        span=choice.plan_years[plan],
        direction=str(directions[key[1]]),
        decimals=choice.decimals(key[1]),
        texts=_texts(choice, key, years, found),
        apart=found.apart.get(key) if plan == own_plan else None,
    )


def _texts(choice: Choice, key: Key, years: Years, found: Known) -> dict[str, str]:
    lang, row, names = choice.lang, choice.rows[key], choice.names
    stands = choice.standing(key)
    figures = [*years.values(), *([found.apart[key]] if key in found.apart else [])]
    ids = [*shown_ids(row), *(str(one["figure_id"]) for one in figures)]
    marks = {mark for one in ids for mark in found.marks.get(one, ())}
    cited = sorted({found.documents[one] for one in ids if one in found.documents})
    word = name(stands.code, lang)
    told = stands.word if stands.word != word else ""
    remarks = [told, stands.basis, tabular.remark(row, stands, choice), *_early(years, lang)]
    texts = {
        "area": names.areas[key[0]],
        "indicator": names.indicators[key[1]],
        "unit": names.unit(key[1]),
        "obligation": verdicts.OBLIGATION[lang].get(str(row["obligation"]), ""),
        "department": str(row["department"]) if known(row["department"]) else "",
        "comparator": _wording(row, lang),
        "vintage": _vintage(row, lang),
        "verdict": f"{SHAPE[stands.code]} {word}",
        "code": stands.code,
        "grade": tabular.grade_word(row, lang),
        "marks": "".join(sorted(marks, key=mark_order)),
        "refs": "".join(f"[{one}]" for one in cited),
        "remark": screen.joined(lang, list(dict.fromkeys(one for one in remarks if one))),
    }
    apart = span(found.apart[key], lang) if key in found.apart else {}
    return texts | {code: str(apart[code]) for code in _APART if code in apart}


def _wording(row: Row, lang: str) -> str:
    """Say how the target compares; a place in a ranking and a range need no word."""
    if not known(row["target_id"]):
        return ""
    words = [say(lang, "each_year")] if row["kind"] == Kind.ANNUAL_FLOOR else []
    plain = row["kind"] == Kind.RANK or known(row["target_upper"])
    if known(row["comparator"]) and known(row["target"]) and not plain:
        words.append(say(lang, f"word_{Comparator(str(row['comparator']))}"))
    if row["kind"] == Kind.KEEP and not known(row["target"]):
        words.append(say(lang, "word_no_worse"))
    return screen.joined(lang, words, by="comma")


def _vintage(row: Row, lang: str) -> str:
    """Say which release the latest value is from; what is not normal comes with its state."""
    if not known(row["actual"]):
        return ""
    told = [verdicts.VINTAGE[lang].get(str(row["vintage"]), "")]
    if known(row["obs_status"]) and row["obs_status"] != ObsStatus.NORMAL:
        word = verdicts.STATUS[lang][str(row["obs_status"])]
        told += [] if word in told[0] else [word]
    return screen.joined(lang, told, by="comma")


def _early(years: Years, lang: str) -> list[str]:
    early = [
        year
        for year, one in years.items()
        if one["vintage"] in EARLY or one["obs_status"] != ObsStatus.NORMAL
    ]
    return [screen.say(lang, "city_early", years=screen.years(lang, early))] if early else []
