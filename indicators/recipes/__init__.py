"""A recipe: one choice of a briefing as a YAML file that people write, keep and send on."""

from indicators.recipes.checks import Offered
from indicators.recipes.faults import RecipeError
from indicators.recipes.reading import read
from indicators.recipes.record import ALL, Recipe
from indicators.recipes.writing import recipe_of, written

__all__ = ["ALL", "Offered", "Recipe", "RecipeError", "read", "recipe_of", "written"]
