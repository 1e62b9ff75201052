"""A recipe read from its file: every fault with its place, or the choice."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from indicators import yaml_text
from indicators.figure_checks import close
from indicators.problems import DataError, Problem
from indicators.reading import read_as
from indicators.recipes.checks import LANGUAGES, Offered, faults
from indicators.recipes.faults import RecipeError
from indicators.recipes.record import Recipe
from indicators.yaml_text import Document

_KIND = TypeAdapter(Recipe)
_FIRST = "title"
"""The key that an empty file is told of."""


def read(path: Path, offered: Offered, lang: str = "") -> Recipe:
    """Read a recipe; the paths that it names are those seen from its folder.

    `lang` is the language of what is said where it is wrong; else it is the recipe's own.

    Raises
    ------
    RecipeError
        With all faults of the file.
    """
    try:
        document = yaml_text.read(path)
    except DataError as error:
        raise RecipeError(map(_of_a_recipe, error.problems), lang or "zh") from error
    found: list[Problem] = []
    recipe = Recipe()
    try:
        recipe = read_as(_KIND, Recipe, path).record
    except DataError as error:
        found += [_named(_of_a_recipe(one), document) for one in error.problems]
    if isinstance(document.content, dict):
        found += faults(document, offered, lang or _language(document.content))
    if found:
        raise RecipeError(found, lang or _language(document.content))
    return recipe.model_copy(update=_seen_from(path.parent, recipe))


def _language(content: Any) -> str:
    """Return the language that a recipe asks for, if it can be told."""
    given = content.get("lang") if isinstance(content, dict) else None
    return given if given in LANGUAGES else "zh"


def _of_a_recipe(problem: Problem) -> Problem:
    """Tell of an empty file the recipe's own keys, of an unknown key those like it first."""
    if problem.code == "empty":
        return replace(problem, options=(_FIRST,))
    if problem.code != "unknown_key":
        return problem
    near = close(problem.field, problem.options)
    return replace(problem, options=tuple(dict.fromkeys((*near, *problem.options))))


def _named(problem: Problem, document: Document) -> Problem:
    """Give a fault within a list the list's name, in the place of a number."""
    if not problem.field.isdigit():
        return problem
    keys = (key for key, one in document.content.items() if isinstance(one, list))
    place = int(problem.field)
    name = next((key for key in keys if document.place([key, place]) == problem.place), "")
    return replace(problem, field=name or problem.field)


def _seen_from(folder: Path, recipe: Recipe) -> dict[str, str]:
    given = {"template": recipe.template, "output": recipe.output}
    return {name: str(folder / one) for name, one in given.items() if one}
