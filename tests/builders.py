"""A small invented catalogue and progress frame, for exhibits, charts and exports."""

import datetime as dt
import string
from types import SimpleNamespace

import numpy as np
import pandas as pd

from indicators import progress
from indicators.list_tables import FOLLOW_UP

CITIES = {"999901": "甲市", "999902": "乙市", "999903": "丙市", "999904": "丁市"}
NATION = "000000"

FIGURE_COLUMNS = [
    "figure_id", "ref_area", "indicator", "role", "plan", "time_period", "year", "as_at",
    "period_kind", "period_start", "period_inferred", "obs_value", "value_upper", "times", "bound",
    "obs_status", "vintage", "source", "grade", "locator", "seen", "label", "printed", "ordinal",
    "preferred", "reason", "derived", "comment", "comparator", "aspired", "obligation", "kind",
    "basis_indicator", "price", "department", "ranked", "supersedes", "place",
]  # fmt: skip


def figure(figure_id, area, indicator, role, year, value, **more):
    source = more.pop("source", f"{area}/plan")
    fixed = {
        "figure_id": figure_id, "ref_area": area, "indicator": indicator, "role": role,
        "plan": "14fyp" if role in {"target", "baseline"} else None, "time_period": str(year),
        "year": year, "period_kind": "point", "period_inferred": False, "obs_value": value,
        "value_upper": np.nan, "times": np.nan, "obs_status": "A", "source": source,
        "grade": "official", "locator": "表1", "label": "某指标", "printed": f"{value}家",
        "preferred": True, "aspired": False, "place": f"data/cities/{area}.yaml:3:5",
    }  # fmt: skip
    return {**dict.fromkeys(FIGURE_COLUMNS), **fixed, **more}


class Frames(SimpleNamespace):
    """The frames of a fake catalogue."""

    def figures_of(self, ids):
        """Return the figures of some ids."""
        return self.figures[self.figures["figure_id"].isin(set(ids))]


def catalogue(*, extra_figures=(), names=None, evil=""):
    """Return a fake catalogue; `evil` is put into every text field."""
    cities = names or CITIES
    areas = pd.DataFrame(
        [
            {"ref_area": NATION, "name_zh": "全国", "name_en": "China", "level": "nation",
             "slug": "china", "parent": None},
            *(
                {"ref_area": code, "name_zh": name + evil, "name_en": f"City {code[-1]}{evil}",
                 "level": "city", "slug": f"city{code[-2:]}", "parent": None}
                for code, name in cities.items()
            ),
        ]
    ).set_index("ref_area")  # fmt: skip
    return Frames(
        figures=_figures(extra_figures, evil),
        indicators=_indicators(evil),
        breaks=pd.DataFrame(
            {"indicator": ["hnte"], "ref_area": ["999903"], "year": [2022],
             "reason": ["改按新办法" + evil]}
        ),
        areas=areas,
        units=_units(evil),
        plans=_plans(evil),
        sources=_sources(cities, evil),
        issues=pd.DataFrame(
            {"issue_id": ["i1"], "ref_area": ["999901"], "severity": ["high"],
             "title": ["两处数字不同" + evil], "text": ["规划与公报相差1家" + evil]}
        ),
        issue_figures=pd.DataFrame({"issue_id": ["i1"], "figure_id": ["a-2023"]}),
        issue_sources=pd.DataFrame({"issue_id": ["i1"], "source": ["999901/plan"]}),
        follow_ups=pd.DataFrame(columns=list(FOLLOW_UP)),
        problems=(),
    )  # fmt: skip


def _figures(extra, evil):
    rows = [
        figure("a-b", "999901", "hnte", "baseline", 2020, 59.0),
        figure("a-t", "999901", "hnte", "target", 2025, 70.0, comparator="at_least"),
        figure("a-2021", "999901", "hnte", "actual", 2021, 61.0, source="999901/yearbook",
               grade="panel"),
        figure("a-2023", "999901", "hnte", "actual", 2023, 64.0,
               source="999901/yearbook", grade="panel"),
        figure("b-b", "999902", "hnte", "baseline", 2020, 5212.0),
        figure("b-t", "999902", "hnte", "target", 2025, 10000.0),
        figure("b-2025", "999902", "hnte", "actual", 2025, 12000.0, vintage="preliminary",
               obs_status="P"),
        figure("c-t", "999903", "hnte", "target", 2025, 120.0),
        figure("d-r", "999904", "hnte_large", "actual", 2024, 33.0),
        figure("a-rd-b", "999901", "rd", "baseline", 2020, 0.62),
        figure("a-rd-t", "999901", "rd", "target", 2025, 1.5),
        figure("d-rd", "999904", "rd", "actual", 2023, 0.83, locator=None, seen="excerpt"),
        figure("n-rd", NATION, "rd", "actual", 2024, 2.69, source="000000/bulletin"),
        *extra,
    ]  # fmt: skip
    frame = pd.DataFrame(rows, columns=FIGURE_COLUMNS)
    for column in ("label", "printed", "locator"):
        frame[column] = [text if text is None else f"{text}{evil}" for text in frame[column]]
    texts = [c for c in FIGURE_COLUMNS if c not in _NUMBERS]
    frame[texts] = frame[texts].astype("str")
    frame["period_inferred"] = frame["period_inferred"].astype(bool)
    return frame.astype({"year": "Int64", "preferred": bool, "aspired": bool})


_NUMBERS = {
    "year", "period_start", "obs_value", "value_upper", "times", "ordinal", "ranked", "preferred",
    "aspired", "period_inferred",
}  # fmt: skip


def _indicators(evil):
    rows = {
        "hnte": ("高新技术企业数", "High-tech enterprises", "enterprises", "hnte", True, 0),
        "hnte_large": ("规上高新技术企业数", "Large high-tech enterprises", "enterprises", "hnte",
                       False, 0),
        "rd": ("R&D经费投入强度", "R&D intensity", "percent", "rd", True, 2),
        "rank": ("综合科技创新水平全省位次", "Innovation rank", "rank", "rank", True, 0),
    }  # fmt: skip
    frame = pd.DataFrame(
        [
            {"code": code, "name_zh": zh + evil, "name_en": en + evil, "unit_measure": unit,
             "kind": "rank" if unit == "rank" else "level",
             "direction": "lower_is_better" if unit == "rank" else "higher_is_better",
             "decimals": decimals, "concept": concept, "theme": "enterprise", "headline": headline,
             "definition": "有效期内" + evil, "release_lag": 6, "event": False,
             "modelled": False}
            for code, (zh, en, unit, concept, headline, decimals) in rows.items()
        ]
    )  # fmt: skip
    return frame.set_index("code")


def _units(evil):
    return pd.DataFrame(
        {
            "code": ["enterprises", "percent", "rank"],
            "name_zh": ["家" + evil, "%", "位"],
            "name_en": ["enterprises" + evil, "%", "place"],
            "dimension": ["count", "share", "rank"],
            "factor": [1.0, 1.0, 1.0],
        }
    ).set_index("code")


def _plans(evil):
    return pd.DataFrame(
        {
            "id": ["14fyp", "city-2023"],
            "name_zh": ["“十四五”" + evil, "甲市2023年工作要点"],
            "name_en": ["14th Five-Year Plan" + evil, "City A 2023 work plan"],
            "base_year": [2020, 2022],
            "target_year": [2025, 2023],
            "ref_area": [None, "999901"],
            "document": [None, "999901/plan"],
            "headline": [True, False],
        }
    ).set_index("id")


def _sources(cities, evil):
    rows = []
    for code, name in [(NATION, "全国"), *cities.items()]:
        for key, title, grade in [
            ("plan", f"{name}“十四五”科技创新规划", "official"),
            ("yearbook", f"{name}统计年鉴数据", "panel"),
            ("bulletin", f"{name}科技经费投入统计公报", "official"),
        ]:
            rows.append(
                {"key": f"{code}/{key}", "area": code, "title": title + evil,
                 "publisher": f"{name}人民政府办公室{evil}",
                 "document_number": "甲政办发〔2022〕9号" + evil,
                 "published": "2022-01-12", "accessed": "2026-11-20", "url": "https://example.org/",
                 "file": None, "grade": grade, "reporter": None, "comment": None}
            )  # fmt: skip
    return pd.DataFrame(rows).set_index("key")


def assessed(cat):
    """Return the progress frame of a catalogue, as of 2025 on a fixed day."""
    return progress.assess(cat, as_of=2025, on=dt.date(2026, 11, 22))


def replaced(cat, **frames):
    """Return the catalogue with some of its frames replaced."""
    return Frames(**{**vars(cat), **frames})


def parameters(template):
    """Return the names of a template's parameters."""
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}
