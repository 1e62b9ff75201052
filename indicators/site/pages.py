"""The pages that are few: of regions, the first one, and what stands beside them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from importlib.resources import files

import pandas as pd

from indicators.export import page
from indicators.site import addresses, front, manifest, searching
from indicators.site.boards import region_page
from indicators.site.planning import Plan
from indicators.site.settings import LANGS
from indicators.site.shell import written

Files = Mapping[str, bytes]


def of_region(plan: Plan, facts: pd.DataFrame, region: str, areas: Sequence[str]) -> Files:
    """Return the pages of a region."""
    some = facts[facts["ref_area"].isin(list(areas))]
    made = (region_page(plan.lists, some, region, areas, lang) for lang in LANGS)
    return {one.path: written(one, plan.settings.as_of) for one in made}


def shared(plan: Plan, facts: pd.DataFrame) -> Iterator[tuple[str, str, Callable[[], Files]]]:
    """Give what all areas share: what it is called, the digest of what it is made of, how."""
    present = set(facts["indicator"].unique())
    codes = [str(one) for one in plan.cat.indicators.index if one in present]
    told = manifest.digest([plan.base, *sorted(plan.keys.values())])
    few = manifest.digest([plan.base, codes])
    yield "front", told, partial(_front, plan, facts)
    named = front.documents(plan.cat)
    yield "method", manifest.digest([few, named]), partial(_method, plan, codes, named)
    yield "search", few, partial(_search, plan, facts)
    yield "assets", plan.settings.mark, _assets


def _front(plan: Plan, facts: pd.DataFrame) -> Files:
    counted = front.tallied(plan.cat, plan.lists, facts)
    made = [front.front_page(plan.cat, plan.lists, facts, counted, lang) for lang in LANGS]
    made += [front.not_found(plan.lists, lang) for lang in LANGS]
    return {one.path: written(one, plan.settings.as_of) for one in made}


def _method(plan: Plan, codes: Sequence[str], named: Mapping[str, str]) -> Files:
    made = (front.method_page(plan.cat, plan.lists, codes, named, lang) for lang in LANGS)
    return {one.path: written(one, plan.settings.as_of) for one in made}


def _search(plan: Plan, facts: pd.DataFrame) -> Files:
    return {addresses.index(lang): searching.index(plan.lists, facts, lang) for lang in LANGS}


def _assets() -> Files:
    own = files("indicators.site") / "assets"
    style = page.style() + (own / "site.css").read_text(encoding="utf-8")
    return {
        addresses.STYLE: style.encode(),
        addresses.ICON: (own / "icon.svg").read_bytes(),
        addresses.SCRIPT: (own / "search.js").read_bytes(),
        "robots.txt": b"User-agent: *\nAllow: /\n",
    }
