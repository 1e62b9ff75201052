"""Changes of definition in yearly values: whose they are, and what is said of them."""

from collections.abc import Sequence
from typing import Any

from indicators.exhibits.choice import Choice
from indicators.exhibits.spec import Break
from indicators.exhibits.standing import known
from indicators.wording import outlook, screen


def breaks_of(
    choice: Choice, code: str, years: Sequence[int], areas: Sequence[str] | None = None
) -> tuple[Break, ...]:
    """Return the changes of definition within the years; of the chosen areas unless named."""
    breaks = choice.cat.breaks
    own = breaks[
        (breaks["indicator"] == code)
        & (breaks["ref_area"].isna() | breaks["ref_area"].isin(areas or choice.areas))
        & breaks["year"].isin(list(years))
    ]
    word = screen.say(choice.lang, "break")
    return tuple(
        Break(str(when), str(reason), word, choice.names.areas[area] if known(area) else "")
        for when, reason, area in zip(own["year"], own["reason"], own["ref_area"], strict=True)
    )


def break_years(cat: Any, code: str, area: str) -> list[int]:
    """Return the first years of an area's new definitions."""
    breaks = cat.breaks
    own = (breaks["indicator"] == code) & (breaks["ref_area"].isna() | (breaks["ref_area"] == area))
    return sorted({int(one) for one in breaks.loc[own, "year"]})


def break_notes(breaks: Sequence[Break], lang: str) -> tuple[str, ...]:
    """Say of each change whose it is and why; the reasons are recorded in Chinese."""
    elsewhere = outlook.say(lang, "break_elsewhere")
    areas: dict[tuple[str, str], list[str]] = {}
    for one in breaks:
        reason = one.reason if lang == "zh" else elsewhere
        areas.setdefault((one.category, reason), []).append(one.area)
    return tuple(
        outlook.say(
            lang,
            "break_of_area" if all(names) else "break_of_all",
            area=screen.joined(lang, names, by="list"),
            year=year,
            reason=reason,
        )
        for (year, reason), names in areas.items()
    )
