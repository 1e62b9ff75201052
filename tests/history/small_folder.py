"""A small data folder for the history's tests, and a figure of it to change."""

from pathlib import Path

from indicators.changes import Change, Section
from indicators.history import By

ANN, BOB = By("ann", "安"), By("bob", "包")
NAMES = {"999901": "jia", "999902": "yi"}
AREAS = """\
"000000": {name: {zh: 全国, en: China}, level: nation, slug: china}
"999901": {name: {zh: 甲市, en: Jia}, level: city, slug: jia, parent: "000000"}
"999902": {name: {zh: 乙市, en: Yi}, level: city, slug: yi, parent: "000000"}
"""
UNITS = "enterprise: {name: {zh: 家, en: enterprises}, dimension: enterprise}\n"
PLANS = (
    "14fyp: {name: {zh: 十四五, en: 14th}, base_year: 2020, target_year: 2025, headline: true}\n"
)
INDICATORS = """\
hnte:
  name: {zh: 高新技术企业, en: High-tech enterprises}
  unit_measure: enterprise
  concept: hnte
  theme: enterprise
  definition: 有效期内的高新技术企业数。
"""
YEARS = range(2004, 2024)


def area_text(code):
    slug = NAMES[code]
    figures = "".join(
        f"    - {{id: {slug}-{year}, role: actual, time_period: {year}, obs_value: {year - 2000}, "
        f'source: report, locator: 表1, label: 高企, printed: "{year - 2000}家"}}  # {year}\n'
        for year in YEARS
    )
    return (
        f'# 手写的说明\nref_area: "{code}"\n\nsources:\n'
        "  report: {title: 公报, publisher: 统计局, grade: official}\n\n"
        f"figures:\n  hnte:\n{figures}"
    )


def made(folder: Path) -> Path:
    (folder / "cities").mkdir(parents=True)
    (folder / "benchmarks").mkdir()
    lists = {"areas": AREAS, "units": UNITS, "plans": PLANS, "indicators": INDICATORS}
    for name, text in lists.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    for code, slug in NAMES.items():
        (folder / f"cities/{slug}.yaml").write_text(area_text(code), encoding="utf-8")
    return folder


def fields(code, year, value):
    return {
        "id": f"{NAMES[code]}-{year}", "role": "actual", "time_period": year, "obs_value": value,
        "source": "report", "locator": "表1", "label": "高企", "printed": f"{value}家",
    }  # fmt: skip


def change(year, before, after, code="999901"):
    """Return the change of a figure from one value to another; empty for none."""
    old, new = (None if one is None else fields(code, year, one) for one in (before, after))
    return Change(code, Section.FIGURES, f"{NAMES[code]}-{year}", old, new, "hnte")


def present(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*.yaml")
        if ".history" not in path.parts
    }
