"""Words of the pages in English, under the names of `pages`."""

from collections.abc import Iterable

from indicators.wording import briefing_page, chronicle, entry, pages_filters, paper, stored

APP = "Plan indicators"
NO_SCRIPT = "This site needs JavaScript."

TITLE = {
    "overview": "Overview",
    "city": "City",
    "compare": "Comparison",
    "trend": "Trend and outlook",
    "gaps": "Missing data",
    "annual": "Annual goals",
    "sources": "Sources and definitions",
    "method": "Method",
    "briefing": briefing_page.TITLE["en"],
    "entry": entry.TITLE["en"],
    "history": chronicle.TITLE["en"],
}

PICKER = {
    "plan": "Plan",
    "as_of": "Year of assessment",
    "cities": "Cities compared",
    "indicator": "Indicator",
    "city": "City shown",
    "view": "Compare by",
    "year": "Year of the goals",
    "scope": "Indicators listed",
    "references": "Areas for reference",
    "areas": "Areas",
    "grades": "Source grades",
    "indicators": "Indicators",
    "search": "Search",
    "picture": "Picture format",
    "width": "Picture width",
    "lang": "Language",
} | pages_filters.PICKER["en"]
PICKER |= briefing_page.PICKER["en"] | chronicle.PICKER["en"] | stored.PICKER["en"]

LINKED = PICKER | {"cities": "Cities", "city": "City"}

WHAT_IF = {
    "title": "What if",
    "needed": "How much is needed for an assumed end value",
    "reached": "When it is reached at an assumed yearly change",
    "end_value": "End value ({unit})",
    "end_year": "End year",
    "growth": "Yearly growth (%, first value rounded up)",
    "points": "Yearly change (pp)",
    "note": " What follows rests on assumed numbers: no forecast, and no ground for a verdict.",
}

VIEW = {"value": "Value", "achievement": "Achievement", "change": "Change on year"}

SCOPE = {"headline": "Headline indicators", "all": "All indicators with a target"}

HINT = {
    "cities": "Choose cities",
    "references": "None",
    "areas": "The cities chosen in the sidebar",
    "indicators": "All indicators",
    "grades": "All grades",
    "search": "Indicator, document, printed term…",
} | pages_filters.HINT["en"]
HINT |= briefing_page.HINT["en"] | chronicle.HINT["en"] | stored.HINT["en"]

HELP = {
    "year": "Years that have annual goals, judged by figures up to that year.",
    "scope": "Headline indicators are listed for every city, others only where the plan sets "
    "a target for the area.",
    "as_of": "Only figures up to this year are used for the verdicts.",
    "areas": "Empty: the cities chosen in the sidebar with their districts, zones and "
    "institutions; the nation, provinces and cities for reference can be chosen too.",
    "picture": "The button at the top right of a chart saves the picture in this format: PNG for "
    "documents, SVG to enlarge without loss.",
    "references": "Nation, provinces and other cities are for reference only; they never stand "
    "in for a city and are not ranked.",
} | pages_filters.HELP["en"]
HELP |= briefing_page.HELP["en"] | chronicle.HELP["en"]

ADVICE = {
    "no_cities": "Choose at least one city in the sidebar.",
    "no_data": "There are no cities in the data folder yet: put files into its folder cities.",
    "all_faulty": "All city files have faults: until they are mended there is nothing to show.",
    "no_match": "No record matches; widen the filters.",
}

SECTION = {
    "table": "Table",
    "series": "Yearly values",
    "figures": "Figures and sources",
    "coverage": "Coverage",
    "gaps": "Figures to obtain",
    "issues": "Conflicts and doubts",
    "definitions": "Definitions",
    "doubts": "Conflicts and doubts",
    "notes": "Notes",
    "working": "A city's own numbers",
    "paper": "The method paper",
    "contents": "Contents",
}

OPEN_LINK = "open"
TABLE_CAPTION = "Table: {title}"
SWIPE = "← swipe sideways →"
LINK_TO_INDICATOR = "Compare {indicator} of {city}"
FILE_GONE = "The page has changed since: go back, reload it and download again."
FOLLOW = "Data changed: show again"
COPY_LINK = "Copy link"
COPIED = "Copied"
NOT_COPIED = "Not copied: copy the address bar"
PAPER_FOLD = paper.FOLD["en"]

FILTERS = pages_filters.FILTERS["en"]
SEARCH = pages_filters.SEARCH["en"]
COPY_SENTENCE = pages_filters.COPY_SENTENCE["en"]


def joined(parts: Iterable[str]) -> str:
    """Join words of one list.

    >>> joined(["Document", "Publisher"])
    'Document, Publisher'
    """
    return ", ".join(parts)


def sources_label(count: int) -> str:
    """Label the fold-out list of sources.

    >>> sources_label(3)
    'Sources (3)'
    """
    return f"Sources ({count})"


def doubts_label(count: int) -> str:
    """Label the fold-out list of doubts.

    >>> doubts_label(2)
    'Conflicts and doubts (2)'
    """
    return f"Conflicts and doubts ({count})"


def files_of(*, whole: bool) -> str:
    """Say whether files hold all areas or those shown."""
    if whole:
        return "the files hold all of them"
    return "the files hold those shown; choose a province for files of all of it"


def part_in_files(count: int) -> str:
    """Say of files of very many areas that they hold those shown."""
    return f"Files hold the areas shown, not all {count:,}; choose a province for all of it"


def no_template(count: int, most: int) -> str:
    """Say why there is no template of so many areas."""
    return f"{count:,} areas are chosen, a template holds {most:,}; choose a province first"


TITLE_OF_PART = "{title} (part of the areas)"
ALL_FIGURES = "Figures of this indicator, all areas (CSV)"


def cities_of(first: int, last: int, count: int, *, whole: bool = True) -> str:
    """Say which of many cities are shown."""
    return (
        f"Areas {first:,} to {last:,} of {count:,}; the counts of verdicts are of all areas, "
    ) + files_of(whole=whole)


def ranked_of(first: int, last: int, count: int, *, whole: bool = True) -> str:
    """Say which of many areas are compared here."""
    return (
        f"Areas {first:,} to {last:,} of {count:,}; places are among all {count:,}, "
    ) + files_of(whole=whole)


def placed_of(first: int, last: int, count: int, *, whole: bool = True) -> str:
    """Say which of many areas are compared here, where places are among those of their level."""
    return (
        f"Areas {first:,} to {last:,} of {count:,}; places are among all areas of one level, "
    ) + files_of(whole=whole)


def listed_of(first: int, last: int, count: int, *, whole: bool = True) -> str:
    """Say of which of many areas a list speaks."""
    return (
        f"Areas {first:,} to {last:,} of {count:,}; the numbers in the titles below are theirs "
        "alone, "
    ) + files_of(whole=whole)


def shown_of(first: int, last: int, count: int) -> str:
    """Say which part of a long list is shown.

    >>> shown_of(51, 100, 1238)
    '51–100 of 1,238'
    """
    return f"{first:,}–{last:,} of {count:,}"


def invalid_link(name: str, given: str) -> str:
    """Say that an id in the address means nothing here.

    >>> invalid_link("indicator", "xyz")
    'Indicator in the link: there is no "xyz"; an available choice is shown instead.'
    """
    label = LINKED.get(name, name)
    return f'{label} in the link: there is no "{given}"; an available choice is shown instead.'


def faults(count: int) -> str:
    """Head the banner over the faults of the data folder.

    >>> faults(2)[:25]
    'The data files have 2 fau'
    """
    noun = "fault" if count == 1 else "faults"
    return (
        f"The data files have {count:,} {noun}. Files with faults are left out, all others are "
        "shown; the page follows when they are mended and saved."
    )


def fatal_faults(count: int) -> str:
    """Head the banner where nothing can be shown.

    >>> fatal_faults(1)[:24]
    'The data files have 1 fa'
    """
    noun = "fault" if count == 1 else "faults"
    return (
        f"The data files have {count:,} {noun} and cannot be shown; the page follows when they "
        "are mended and saved."
    )


def download(label: str) -> str:
    """Label a download button.

    >>> download("CSV")
    'Download CSV'
    """
    return f"Download {label}"
