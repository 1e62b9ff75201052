"""The recipe of a briefing: the choice saved as a file, and opened again from one."""

import tempfile
from dataclasses import replace
from pathlib import Path

import streamlit as st

from indicators import recipes
from indicators.catalogue import Catalogue
from indicators.delivery import asked
from indicators.recipes import Offered, Recipe, RecipeError
from indicators.recipes.faults import told
from indicators.wording import briefing_page
from indicators.wording import recipes as words
from pages import _choices, _html, _language, _pickers
from pages._briefing import Picked

OPENED = "recipe_opened"
"""In the session: the file opened last; each leaves an empty, folded field behind."""


def offer(picked: Picked, cat: Catalogue) -> None:
    """Offer to save the choice, and to open one."""
    lang = _language.now()
    found = recipes.recipe_of(picked.material, cat, picked.formats, dated=picked.dated)
    st.download_button(
        briefing_page.say(lang, "save"),
        recipes.written(found, cat),
        file_name=f"{words.FILE[lang]}.yaml",
        mime="application/yaml",
        on_click="ignore",
        key="recipe_save",
        help=briefing_page.say(lang, "recipe"),
    )
    last = st.session_state.get(OPENED, "")
    with st.expander(briefing_page.say(lang, "open"), key=f"recipe_open_{last}"):
        _open(cat, lang, last)


def _open(cat: Catalogue, lang: str, last: str) -> None:
    given = st.file_uploader(
        briefing_page.say(lang, "file"),
        type=["yaml", "yml"],
        key=f"recipe_{last}",
        help=briefing_page.say(lang, "elsewhere"),
    )
    if given is None:
        return
    try:
        address = addressed(read(given.name, given.getvalue(), cat, lang), cat)
    except RecipeError as error:
        lines = [told(one, lang) for one in error.problems]
        st.html(_html.banner(words.say(lang, "faulty", count=len(lines)), lines))
        return
    st.session_state[OPENED] = given.file_id
    st.query_params.update(address)
    st.rerun()


def read(name: str, data: bytes, cat: Catalogue, lang: str) -> Recipe:
    """Read a recipe that was sent; its faults name the file alone.

    Raises
    ------
    RecipeError
        With all faults of the file.
    """
    offered = Offered(cat, _choices.today(), with_files=False)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "recipe.yaml"
        path.write_bytes(data)
        try:
            return recipes.read(path, offered, lang)
        except RecipeError as error:
            shown = Path(Path(name).name)
            raise RecipeError(
                (replace(one, place=replace(one.place, path=shown)) for one in error.problems), lang
            ) from error


def addressed(recipe: Recipe, cat: Catalogue) -> dict[str, str]:
    """Return the address of a recipe's choice; what it leaves open is as usual again."""
    lang = recipe.lang or "zh"
    plan = asked.plan(cat, recipe.plan or "", lang)
    year = asked.year(cat, plan, str(recipe.as_of or ""), _choices.today(), lang)
    some = {
        "cities": asked.cities(cat, recipe.cities or (), lang),
        "reported": asked.indicators(cat, recipe.indicators or (), lang),
        "sections": recipe.sections or (),
        "formats": _formats(recipe),
        "heading": [recipe.title] if recipe.title else (),
        "unit": [recipe.unit] if recipe.unit else (),
        "day": [recipe.date] if recipe.date else (),
    }
    one = {
        "lang": lang,
        "plan": plan,
        "as_of": str(year),
        "state": "final" if recipe.final else "draft",
        "audience": "public" if recipe.public else "all",
    }
    return one | {name: ",".join(codes) or _pickers.NOTHING for name, codes in some.items()}


def _formats(recipe: Recipe) -> tuple[str, ...]:
    """Return the formats that are offered: all where the recipe wants all."""
    found = tuple(recipe.formats or ())
    return () if recipes.ALL in found else found
