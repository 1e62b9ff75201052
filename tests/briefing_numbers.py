"""Every number in a briefing's prose, held against the progress frame and the catalogue."""

import re
from collections import Counter

from indicators import exhibits
from indicators.briefing.groups import group_of
from indicators.exhibits.choice import Choice, shown_ids
from indicators.exhibits.city import by_theme
from indicators.exhibits.evidence import cutoff, doubts
from indicators.exhibits.overview import headline
from indicators.exhibits.standing import JUDGED, known
from indicators.progress import formulas
from indicators.wording import numbers, places

NUMBER = re.compile(r"−?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?%?")
COUNTED = re.compile(r"(?<![\d.,])(\d+)(?=项|个(?!百分点))")
PERCENT = ("percent",)
LISTED = re.compile(r"第[\d、]+条|see doubts [\d, ]+")
CITED = re.compile(r"〔\d+〕|\[\d+\]")
NUMERAL = re.compile(r"^(?:\d+(?:\.\d+)* |\d+\. |（\d+）|\(\d+\) )", re.MULTILINE)


def own_words(cat) -> list[str]:
    """Return what is taken from the catalogue as it stands there: names, titles, reasons."""
    frames = (cat.areas, cat.indicators, cat.units, cat.plans, cat.breaks, cat.issues, cat.sources)
    columns = ("name_zh", "name_en", "reason", "title", "text", "publisher")
    found = {
        text
        for frame in frames
        for column in columns
        if column in frame
        for text in frame[column].dropna().astype(str)
    }
    found |= set(cat.figures["department"].dropna().astype(str)) - {"None", "nan"}
    # English writes a name that begins a sentence or stands within it.
    found |= {text[:1].lower() + text[1:] for text in found}
    return sorted((one for one in found if re.search(r"\d", one)), key=len, reverse=True)


def told_numbers(cat, prose: str) -> tuple[set[str], set[str], set[str]]:
    """Return counts, numbers of doubts and all other numbers, without marks and numerals."""
    for text in own_words(cat):
        prose = prose.replace(text, "□")
    prose = NUMERAL.sub("", CITED.sub("", prose))
    listed = {one for found in LISTED.findall(prose) for one in re.findall(r"\d+", found)}
    prose = LISTED.sub("", prose)
    return set(COUNTED.findall(prose)), listed, set(NUMBER.findall(COUNTED.sub("", prose)))


def known_numbers(cat, frame, areas, plan: str, as_of: int) -> set[str]:
    """Return all that the frame holds of the areas, as sentences write it."""
    own = frame[frame["ref_area"].isin(list(areas))]
    found = years_of(cat, own, plan, as_of)
    percent = set(cat.indicators.index[cat.indicators["unit_measure"].isin(PERCENT)])
    decimals_of = cat.indicators["decimals"].to_dict()
    for row in own.to_dict("records"):
        decimals = int(decimals_of[row["indicator"]])
        unit = "%" if row["indicator"] in percent else ""
        for name in ("baseline", "target", "target_upper", "actual"):
            found.add(shown(row[name], decimals, unit))
        for name in ("achievement", "time_progress"):
            found.add(numbers.share(float(row[name])) if known(row[name]) else "")
        found.add(numbers.number(abs(float(row["lead"])), decimals=1) if known(row["lead"]) else "")
        found |= {apart(row["gap"], decimals), _change(row, decimals)}
    figures = cat.figures[cat.figures["ref_area"].isin(list(areas))]
    for code, value in zip(figures["indicator"], figures["obs_value"], strict=True):
        found.add(shown(value, int(decimals_of[code]), "%" if code in percent else ""))
    return found - {""}


def years_of(cat, own, plan: str, as_of: int) -> set[str]:
    """Return the years, months and days that are spoken of."""
    base, target = (int(cat.plans.loc[plan, name]) for name in ("base_year", "target_year"))
    found = {str(year) for year in range(base, max(target, as_of) + 1)} | {str(as_of - 1)}
    for name in ("data_year", "as_at", "target_period", "baseline_period"):
        for period in own[name].dropna():
            found |= {part.lstrip("0") for part in str(period).split("-")} | set(
                str(period).split("-")
            )
    for part in cutoff(cat.sources).split("-"):
        found |= {part, part.lstrip("0")}
    found |= {str(year) for year in cat.breaks["year"]}
    return found | {str(year) for year in cat.figures["year"].dropna()}


def shown(value: object, decimals: int, unit: str) -> str:
    """Write a value as published."""
    if not known(value):
        return ""
    amount = float(str(value))
    return numbers.number(amount, decimals=places.shown(amount, at_least=decimals), unit=unit)


def apart(value: object, decimals: int) -> str:
    """Write a gap without its sign."""
    if not known(value):
        return ""
    amount = abs(float(str(value)))
    return numbers.number(amount, decimals=places.visible(amount, decimals))


def _change(row, decimals: int) -> str:
    if not (known(row["baseline"]) and known(row["actual"])):
        return ""
    ends = [float(row["baseline"]), float(row["actual"])]
    most = max(places.published(one, at_least=decimals) for one in ends)
    change = float(formulas.change_pp(*ends))
    change = abs(float(numbers.rounded(change, places.visible(change, most))))
    return numbers.number(change, decimals=places.published(change))


def counts_of(cat, frame, areas, plan: str, as_of: int, report, on) -> set[str]:
    """Return every count that may be told: of cells, verdicts, groups, figures and doubts."""
    shown = headline(cat, frame, areas)
    side = Choice.of(cat, frame, areas, shown, plan, "zh", as_of)
    own = [Choice.of(cat, frame, [a], by_theme(cat, frame, [a]), plan, "zh", as_of) for a in areas]
    found, figures = {len(areas), len(shown)}, set()
    found |= tallies(side, side.keys) | tallies(side, side.aimed)
    found |= tallies(side, [key for key in side.keys if key not in side.aimed])
    every = Counter()
    for choice in own:
        spoken = [key for key in choice.rows if key in choice.aimed or key[1] in shown]
        minor = [key for key in choice.aimed if key[1] not in shown]
        for keys in (choice.rows, choice.aimed, spoken, minor):
            found |= tallies(choice, keys)
        figures |= {one for key in spoken for one in shown_ids(choice.rows[key])}
        every.update(choice.standing(key).code for key in choice.aimed)
    found |= sums(every) | {len(doubts(cat, list(figures)))}
    found |= {len(one.exhibit.table) for one in report.exhibits()}
    wanted = exhibits.missing(cat, frame, areas, plan, on=on, as_of=as_of).table
    found |= {int(value) for value in wanted.select_dtypes("number").to_numpy().ravel()}
    return {str(one) for one in found}


def tallies(choice: Choice, keys) -> set[int]:
    """Count areas' indicators by verdict and by group."""
    codes = Counter(choice.standing(key).code for key in keys)
    return sums(codes) | set(Counter(group_of(code) for code in codes.elements()).values())


def sums(codes: Counter[str]) -> set[int]:
    """Return the counts of single verdicts, of all, of those judged and of the others."""
    judged = sum(count for code, count in codes.items() if code in JUDGED)
    return {*codes.values(), codes.total(), judged, codes.total() - judged}
