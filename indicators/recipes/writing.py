"""A recipe as text: every key explained, codes with their names beside them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import yaml

from indicators.briefing import SECTIONS
from indicators.catalogue import Catalogue
from indicators.delivery import OUTPUTS, Material
from indicators.recipes.record import ALL, Recipe
from indicators.wording import briefing_page
from indicators.wording import delivery as formats
from indicators.wording import recipes as words
from indicators.yaml_guard import CONTROL

_WIDE = 10**6
"""No text is broken into lines."""


def recipe_of(
    material: Material, cat: Catalogue, output: Sequence[str] = (), *, dated: bool = True
) -> Recipe:
    """Return the recipe of a choice; `cat` is the whole catalogue, `output` some formats.

    All cities stay open, so that those that come later are in it too; so does the day, unless
    it is `dated`.
    """
    said = material.imprint
    every = material.areas == cat.cities
    return Recipe(
        title=_text(material.title),
        cities=None if every else _slugs(cat, material.areas),
        plan=material.plan,
        as_of=material.as_of,
        indicators=list(material.indicators) or None,
        sections=list(material.sections) or None,
        unit=_text(said.compiler),
        date=said.day or None if dated else None,
        final=said.final,
        public=said.public,
        lang=said.lang,
        formats=list(output) or None,
    )


def _slugs(cat: Catalogue, areas: Iterable[str]) -> list[str]:
    return [str(cat.areas["slug"].loc[area]) for area in areas]


def _text(given: str) -> str | None:
    """Return a text without signs that a YAML file may not hold."""
    return CONTROL.sub("", given).strip() or None


def written(recipe: Recipe, cat: Catalogue) -> str:
    """Write a recipe in its own language; `recipes.read` reads the same back."""
    lang = recipe.lang or "zh"
    names = _names(cat, lang)
    lines = [f"# {line}" for line in words.HEAD[lang].splitlines()]
    for key, value in recipe.model_dump().items():
        told = words.comment(lang, key, sections=SECTIONS, formats=(*OUTPUTS, ALL))
        lines += ["", f"# {told}", *_lines(key, value, names.get(key, {}))]
    return "".join(f"{line}\n" for line in lines)


def _lines(key: str, value: Any, names: Mapping[str, str]) -> list[str]:
    if value is None:
        return [f"{key}:"]
    if not isinstance(value, list):
        return [f"{key}: {_scalar(value)}{_named(value, names)}"]
    return [f"{key}:", *(f"  - {_scalar(one)}{_named(one, names)}" for one in value)]


def _scalar(value: object) -> str:
    # A text of several lines stays on one.
    style = '"' if isinstance(value, str) and len(value.splitlines()) > 1 else None
    text = yaml.safe_dump(value, allow_unicode=True, width=_WIDE, default_style=style)
    return text.removesuffix("...\n").rstrip("\n")


def _named(value: object, names: Mapping[str, str]) -> str:
    found = " ".join(names.get(str(value), "").split())
    return f"  # {found}" if found else ""


def _names(cat: Catalogue, lang: str) -> dict[str, Mapping[str, str]]:
    """Return the names of codes by key."""
    column = f"name_{lang}"
    areas = cat.areas.loc[list(cat.cities)]
    return {
        "cities": dict(zip(areas["slug"], areas[column], strict=True)),
        "plan": dict(zip(cat.plans.index, cat.plans[column], strict=True)),
        "indicators": dict(zip(cat.indicators.index, cat.indicators[column], strict=True)),
        "sections": briefing_page.SECTIONS[lang],
        "formats": formats.LABELS[lang],
    }
