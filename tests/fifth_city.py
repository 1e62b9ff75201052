"""A fifth city for the data folder: targets of two plans, a rank, a goal of one year."""

import shutil
from pathlib import Path

ROOT = Path(__file__).parent.parent
AREA = "999900"
LINE = f'"{AREA}": {{name: {{zh: 甲市, en: Jia}}, level: city, slug: jia, parent: "610000"}}\n'
PLAN_LINE = f"""jia-2026:
  name: {{zh: 甲市2026年度目标, en: Jia annual goals 2026}}
  base_year: 2025
  target_year: 2026
  ref_area: "{AREA}"
"""
# role, plan, period, value, source, printed
ROWS = {
    "rd_intensity": [
        ("baseline", "14fyp", 2020, 1.11, "plan", "1.11%"),
        ("target", "14fyp", 2025, 2.22, "plan", "2.22%"),
        ("target", "15fyp", 2030, 3.33, "next", "3.33%"),
        ("actual", None, 2023, 1.55, "bulletin", "1.55%"),
        ("actual", None, 2024, 1.77, "bulletin", "1.77%"),
        ("actual", None, 2025, 1.995, "bulletin", "1.995%"),
    ],
    "hnte": [
        ("baseline", "15fyp", 2025, 321, "next", "321家"),
        ("target", "15fyp", 2030, 654, "next", "654家"),
        ("target", "jia-2026", 2026, 380, "next", "380家"),
        ("actual", None, 2022, 222, "bulletin", "222家"),
        ("actual", None, 2025, 319, "bulletin", "319家"),
    ],
    "sti_rank": [
        ("baseline", "14fyp", 2020, 9, "plan", "第9位"),
        ("target", "14fyp", 2025, 5, "plan", "第5位"),
        ("actual", None, 2024, 7, "bulletin", "第7位"),
    ],
    "tech_contracts": [
        ("baseline", "14fyp", 2020, 1234.56, "plan", "1234.56亿元"),
        ("target", "14fyp", 2025, 2345.67, "plan", "2345.67亿元"),
        ("actual", None, 2023, 2468.13, "bulletin", "2468.13亿元"),
        ("actual", None, 2024, 1999.9, "bulletin", "1999.9亿元"),
    ],
}
HEAD = f"""ref_area: "{AREA}"
sources:
  plan: {{title: 甲市科技规划, publisher: 甲市人民政府, published: 2022-01-05, grade: official}}
  next: {{title: 甲市新规划, publisher: 甲市人民政府, published: 2026-03-05, grade: official}}
  bulletin: {{title: 甲市统计公报, publisher: 甲市统计局, grade: official}}
figures:
"""


def text() -> str:
    """Return the city's file."""
    lines = []
    for indicator, rows in ROWS.items():
        lines.append(f"  {indicator}:")
        for role, plan, period, value, source, printed in rows:
            more = f"plan: {plan}, " if plan else ""
            more += "comparator: at_most, " if role == "target" and indicator == "sti_rank" else ""
            lines.append(
                f"    - {{role: {role}, {more}time_period: {period}, obs_value: {value},"
                f" source: {source}, locator: 表1, label: 某指标, printed: {printed}}}"
            )
    return HEAD + "\n".join(lines) + "\n"


def add(folder: Path) -> None:
    """Put the city into a data folder."""
    (folder / "cities" / "jia.yaml").write_text(text(), encoding="utf-8")
    for name, line in (("areas.yaml", LINE), ("plans.yaml", PLAN_LINE)):
        with (folder / name).open("a", encoding="utf-8") as listed:
            listed.write(line)


def folder(copy: Path) -> Path:
    """Copy the project's data folder and put the city into it."""
    shutil.copytree(ROOT / "data", copy)
    add(copy)
    return copy
