"""A data folder in which every text field holds what a browser might take for more than text."""

import shutil
from pathlib import Path
from typing import Any

import yaml

from indicators.yaml_loader import Loader

ROOT = Path(__file__).parent.parent
INSIDE = ("Qa", "Qb", "Qc", "Qd", "Qe")
"""What would stand alone in an element, were one made."""
TAGS = '<script>hit()</script><img src=x onerror=hit()><a href="javascript:hit()">Qa</a><b>Qb</b>'
MARKS = "[Qc](javascript:hit())**Qd**$x^2$:red[Qe]:smile:\"'&lt;😀\u200f"
SHORT = "<img src=x onerror=hit()><b>Qb</b>**Qd**"
"""Behind printed numbers: without a digit, set off by a comma."""
LONG_NAME = "某" * 40
HOSTILE_URLS = ("javascript:hit()", 'https://example.org/"><img src=x onerror=hit()>')
PLAIN = {
    "zh", "en", "definition", "reason", "title", "publisher", "document_number", "reporter",
    "comment", "locator", "department", "text", "document", "dimension",
    "lead", "cause", "measures",
}  # fmt: skip
TERMS = {"label", "printed"}
ADDED = (
    ("comment", {"role"}),
    ("comment", {"grade"}),
    ("document_number", {"grade"}),
    ("department", {"comparator"}),
    ("department", {"theme", "plan"}),
)
"""Fields that may be missing, each with fields that show that it may be there."""
FIGURE = {
    "role": "target",
    "plan": "14fyp",
    "time_period": "2025",
    "obs_value": 2,
    "source": "plan",
    "locator": "表1",
    "label": "某指标",
    "printed": "2%",
    "comparator": "at_least",
}
SOURCE = {"title": "某规划", "publisher": "某市", "grade": "official"}


def folder(copy: Path) -> Path:
    """Copy the project's data folder and put hostile text into every text field."""
    shutil.copytree(ROOT / "data", copy)
    for path in copy.rglob("*.yaml"):
        content = yaml.load(path.read_text("utf-8"), Loader)
        if path.name == "units.yaml":
            _keep_spellings(content)
        if path.name == "areas.yaml":
            content["620600"]["name"]["zh"] += LONG_NAME
        text = yaml.safe_dump(_poisoned(content), allow_unicode=True, sort_keys=False, width=10_000)
        path.write_text(text, encoding="utf-8")
    return copy


def broken_files(folder: Path) -> int:
    """Add a city file for each checked field, hostile in it and in its own name; say how many."""
    evil = TAGS + MARKS
    right = {
        "ref_area": "610700",
        "sources": {"plan": SOURCE},
        "figures": {"rd_intensity": [FIGURE]},
    }
    broken = [
        {**right, "ref_area": evil},
        {**right, evil: 1},
        {**right, "figures": {evil: [FIGURE]}},
        {**right, "sources": {evil: SOURCE}},
        {**right, "sources": {"plan": {**SOURCE, "grade": evil}}},
        *({**right, "figures": {"rd_intensity": [{**FIGURE, name: evil}]}} for name in FIGURE),
    ]
    for number, content in enumerate(broken):
        path = folder / "cities" / f"{number}<img src=x onerror=hit()>.yaml"
        path.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    syntax = folder / "cities" / "**Qd**[Qc](x).yaml"
    syntax.write_text(f"{TAGS}: [", encoding="utf-8")
    return len(broken) + 1


def _keep_spellings(units: dict[str, Any]) -> None:
    for unit in units.values():
        unit["spellings"] = [unit["name"]["zh"], *unit.get("spellings", [])]


def _poisoned(node: Any) -> Any:
    if isinstance(node, list):
        return [_poisoned(one) for one in node]
    if not isinstance(node, dict):
        return node
    given = {name: "" for name, signs in ADDED if signs <= node.keys() and not node.get(name)}
    return {key: _field(str(key), value) for key, value in {**node, **given}.items()}


def _field(key: str, value: Any) -> Any:
    if not isinstance(value, str):
        return _poisoned(value)
    if key in PLAIN:
        return value + TAGS + MARKS
    if key in TERMS:
        return f"{value}、{SHORT}"
    if key == "url":
        return HOSTILE_URLS[len(value) % 2]
    return value
