"""What a call asks for: a recipe, where there is one, with the options in its place."""

import argparse
import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from indicators import recipes
from indicators.briefing import SECTIONS
from indicators.catalogue import Catalogue
from indicators.catalogue_public import published
from indicators.commands.wrong import WrongCallError
from indicators.delivery import Material, asked
from indicators.delivery.asked import Options
from indicators.exhibits.report import Imprint
from indicators.recipes import Offered, Recipe
from indicators.runtime import today
from indicators.wording import commands as words


@dataclass(frozen=True, eq=False)
class Asked:
    """What the files are made from, and where they go."""

    recipe: Recipe
    """The recipe with the options of the call in its place."""
    material: Material
    output: Path

    @property
    def lang(self) -> str:
        """Language of all words."""
        return self.material.lang


def asked_for(given: argparse.Namespace, cat: Catalogue) -> Asked:
    """Gather what a call asks for.

    Raises
    ------
    RecipeError
        With all faults of the recipe.
    AskedError, WrongCallError
        If the options name what there is not.
    """
    on = today()
    recipe = _recipe(given, cat, on)
    if not recipe.output:
        raise WrongCallError(words.say(recipe.lang or "zh", "no_output"))
    return Asked(recipe, _material(cat, recipe, on), Path(recipe.output))


def _recipe(given: argparse.Namespace, cat: Catalogue, now: dt.date) -> Recipe:
    read, lang = Recipe(), given.lang or ""
    if given.recipe and not given.recipe.is_file():
        raise WrongCallError(words.say(lang or "zh", "no_recipe", path=given.recipe))
    if given.recipe:
        read = recipes.read(given.recipe, Offered(cat, now), lang)
    options = {name: getattr(given, name) for name in Recipe.model_fields}
    return read.model_copy(update={key: one for key, one in options.items() if one is not None})


def _material(cat: Catalogue, recipe: Recipe, now: dt.date) -> Material:
    lang = recipe.lang or "zh"
    on = asked.day(recipe.date, lang) if recipe.date else now
    plan = asked.plan(cat, recipe.plan or "", lang)
    year = str(recipe.as_of or "")
    compiler, public = (recipe.unit or "").strip(), bool(recipe.public)
    sections = asked.among(recipe.sections or (), Options.of(SECTIONS), "section", lang)
    return Material(
        cat=published(cat) if public else cat,
        areas=asked.cities(cat, recipe.cities or (), lang),
        plan=plan,
        as_of=asked.year(cat, plan, year, max(on, now), lang),
        on=on,
        imprint=Imprint(lang, compiler, on.isoformat(), bool(recipe.final), public),
        title=(recipe.title or "").strip(),
        sections=sections,
        indicators=asked.indicators(cat, recipe.indicators or (), lang),
        template=_template(recipe.template, lang),
    )


def _template(path: str | None, lang: str) -> bytes | None:
    if not path:
        return None
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise WrongCallError(words.say(lang, "no_template", path=path)) from error
