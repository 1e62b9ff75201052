"""The page of one area: its targets, all its indicators, its doubts, and what vouches for them."""

from collections.abc import Sequence
from typing import Any

from indicators import exhibits
from indicators.exhibits.periods import dated
from indicators.exhibits.spec import Exhibit
from indicators.export import page_tables, page_text
from indicators.export.page_text import text
from indicators.site import addresses
from indicators.site.evidence import Figures, evidence
from indicators.site.panels import panels
from indicators.site.scope import Scope
from indicators.site.settings import LANGS
from indicators.site.shell import Page, anchor, section
from indicators.wording import site as words


def area_page(scope: Scope, area: str, inside: Sequence[str], figures: Figures, lang: str) -> Page:
    """Return the page of an area.

    Parameters
    ----------
    inside
        The areas in it without a page of their own.
    figures
        The figures of its file: its own, and those of the areas inside it.
    """
    cat, settings = scope.of_area(area, figures.frame), scope.settings
    asked = (cat, scope.frame, area, settings.plan, lang)
    path = addresses.page(lang, "areas", area)
    name, plan = scope.names(lang).areas[area], scope.names(lang).plans[settings.plan]
    city = exhibits.city(*asked, as_of=settings.as_of, told=False, cited=False)
    parts = (
        _table(exhibits.city_parts(*asked, as_of=settings.as_of, told=False, cited=False))
        if inside
        else ""
    )
    main = [
        f'<p class="lead">{text(ended(city.title, lang))}</p>',
        section(words.say(lang, "panels"), panels(city, scope.indicators)),
        section(words.say(lang, "every"), _table(city)),
        section(words.say(lang, "parts"), _below(scope, area, path, lang) + parts),
        *_further(scope, cat, [area, *inside], lang),
        section(words.say(lang, "downloads"), _downloads(area, name, path, lang)),
        evidence(cat, figures, lang),
        _cutoff(figures, lang),
    ]
    return Page(
        lang=lang,
        path=path,
        title=words.say(lang, "area_title", area=name, plan=plan),
        main="\n".join(one for one in main if one),
        other=addresses.page(_other(lang), "areas", area),
        crumbs=scope.crumbs(area, lang),
        about=city.title,
    )


def ended(title: str, lang: str) -> str:
    """End a finding that stands as a sentence."""
    return title if title.endswith(("。", ".")) else title + ("。" if lang == "zh" else ".")


def _other(lang: str) -> str:
    return next(one for one in LANGS if one != lang)


def _table(exhibit: Exhibit) -> str:
    if exhibit.empty:
        return f'<p class="note">{text(exhibit.empty)}</p>'
    below = f'<p class="subtitle">{text(exhibit.subtitle)}</p>' if exhibit.subtitle else ""
    told = [one for one in exhibit.notes if one]
    return below + page_tables.table(exhibit, captioned=False) + page_text.notes(told)


def _below(scope: Scope, area: str, path: str, lang: str) -> str:
    """Return the links to the areas in an area that have pages of their own."""
    names = scope.names(lang).areas
    found = scope.below.get(area, ())
    return page_text.items(
        (anchor(path, addresses.page(lang, "areas", one), names[one]) for one in found), "areas"
    )


def _further(scope: Scope, cat: Any, areas: Sequence[str], lang: str) -> list[str]:
    """Return the goals in words and the doubts, where there are any."""
    found = []
    if scope.has("text_targets", areas):
        texts = exhibits.city_text_targets(cat, areas[0], lang)
        found.append(section(words.say(lang, "texts"), _table(texts)))
    if scope.has("issues", areas):
        issues = exhibits.issues(cat, areas, lang)
        found.append(section(words.say(lang, "doubts"), _table(issues)))
    return found


def _downloads(area: str, name: str, path: str, lang: str) -> str:
    title = words.say(lang, "csv_area", area=name)
    return f"<p>{anchor(path, addresses.data('areas', area), title)}</p>"


def _cutoff(figures: Figures, lang: str) -> str:
    """Say up to when the documents of the area reach."""
    day = figures.cutoff
    return (
        f'<p class="note">{text(words.say(lang, "cutoff", day=dated(day, lang)))}</p>'
        if day
        else ""
    )
