"""The files of a call: a briefing, or the files of all formats asked for."""

import argparse
from collections.abc import Sequence

from indicators.commands.choice import Asked
from indicators.commands.progress import progress
from indicators.commands.wrong import WrongCallError
from indicators.delivery import OUTPUTS, File, Material, asked, kinds, made
from indicators.delivery.asked import Options
from indicators.recipes import ALL
from indicators.wording import commands as words
from indicators.wording import recipes as told

Made = tuple[list[File], list[str]]
"""Files, and what could not be made."""
USUAL = "docx"
_WRITTEN_AS = ("docx", "pptx", "html", "xlsx")
"""Formats of a briefing, by the suffix of its file."""
_NOT_SINGLE = ("parquet", "sdmx", "handbook")
"""Formats of the data as a whole."""


def briefing(call: Asked, given: argparse.Namespace) -> Made:
    """Make a briefing: in the format of the file that is named, else in those of the recipe."""
    return _formats(call.material, _of_briefing(call, given), list(OUTPUTS), given)


def _of_briefing(call: Asked, given: argparse.Namespace) -> Sequence[str]:
    suffix = call.output.suffix.lower().lstrip(".")
    by_name = suffix in _WRITTEN_AS and not call.output.is_dir()
    if by_name and given.output and not given.formats:
        return (suffix,)
    if call.recipe.formats:
        return call.recipe.formats
    if by_name:
        return (suffix,)
    if given.recipe:
        return (USUAL,)
    allowed = [f".{one}" for one in _WRITTEN_AS]
    raise WrongCallError(words.unknown(call.lang, "suffix", call.output.suffix, allowed))


def export(call: Asked, given: argparse.Namespace) -> Made:
    """Make the files of some formats, of the whole report or of one kind of exhibit."""
    material, kind, lang = call.material, given.exhibit, call.lang
    allowed = [one for one in OUTPUTS if not kind or one not in _NOT_SINGLE]
    formats = call.recipe.formats or (USUAL,)
    if kind:
        asked.among([kind], Options.of(kinds.KINDS), "exhibit", lang)
        material = kinds.showing(material, kind, _indicator(call, given))
        if not material.report.blocks:
            raise WrongCallError(words.say(lang, "nothing"))
    return _formats(material, formats, allowed, given)


def _indicator(call: Asked, given: argparse.Namespace) -> str:
    cat, lang = call.material.read, call.lang
    if given.exhibit not in kinds.OF_INDICATOR:
        return ""
    if not given.indicator:
        headline = cat.indicators.index[cat.indicators["headline"]]
        listed = told.joined(lang, map(str, headline))
        why = words.say(lang, "needs_indicator", kind=given.exhibit, allowed=listed)
        raise WrongCallError(why)
    return asked.indicators(cat, [given.indicator], lang)[0]


def _formats(
    material: Material, named: Sequence[str], allowed: Sequence[str], given: argparse.Namespace
) -> Made:
    """Make some formats; of all of them those that can be made here."""
    lang = material.lang
    codes = asked.among(named, Options.of((*allowed, ALL)), "format", lang)
    every = ALL in codes
    codes = tuple(allowed) if every else codes
    if given.template and "pptx" not in codes:
        raise WrongCallError(words.say(lang, "template_alone"))
    with progress(lang, len(codes)) as told_of:
        return made(material, codes, told_of, sparing=every)
