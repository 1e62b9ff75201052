"""Years, months and quarters as people write them: 2023年末, 2024年1-9月, 2024Q3, a day."""

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from indicators.codes import PeriodKind

YEAR = r"(?<!\d)(?P<year>19[5-9]\d|20\d\d)(?!\d)"
MONTH = r"(?P<month>0?[1-9]|1[0-2])(?!\d)"
QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
NUMERALS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
FORMS = {
    "part": re.compile(rf"{YEAR}年?0?1(?:月份?)?[-—–~至到]{{1,2}}{MONTH}月份?"),
    "half": re.compile(rf"{YEAR}年?(?P<span>上半年|前三季度|1-3季度|前3季度)"),
    "quarter": re.compile(rf"{YEAR}年?-?(?:第?(?P<q>[一二三四1-4])季度|q(?P<n>[1-4])(?!\d))"),
    "range": re.compile(rf"{YEAR}年?[-—–~至到]{{1,2}}(?:19|20)\d\d(?!\d)"),
    "day": re.compile(
        rf"(?:截[至止])?{YEAR}[-./年]{MONTH}[-./月](?P<day>[0-3]?\d)(?!\d)日?(?:00:00:00)?"
    ),
    "up_to": re.compile(rf"截[至止]{YEAR}[-./年]{MONTH}月?[末底]?"),
    "month_end": re.compile(rf"{YEAR}年{MONTH}月[末底]"),
    "month": re.compile(rf"{YEAR}年{MONTH}月份?"),
    "short_month": re.compile(rf"{YEAR}[-/]{MONTH}(?![-/\d])"),
    "year": re.compile(rf"{YEAR}(?:\.0+(?!\d))?(?![-./—–~至到]\d)(?:年度|年[末底]|年)?"),
}  # fmt: skip
# A quarter, a month or half a year that does not say of which year; 全年 beside them.
PARTIAL = re.compile(r"[一二三四1-4]季度|q[1-4]|(?<!\d)(?:0?[1-9]|1[0-2])月|[上下]半年|全年")
SPANS = {"上半年": 6, "前三季度": 9, "1-3季度": 9, "前3季度": 9}


@dataclass(frozen=True, slots=True)
class Period:
    """What a figure's time is, in the fields of the data."""

    time_period: str
    as_at: str | None = None
    kind: PeriodKind = PeriodKind.POINT
    start: int | None = None

    @property
    def year(self) -> int:
        """The year that it lies in."""
        return int(self.time_period[:4])


def parsed(text: str, serial: int = 0) -> Period | None:
    """Return the period that a whole cell stands for; `serial` is the number behind a day.

    >>> parsed("2023年末").time_period, parsed("2024年1—9月").as_at, parsed("2021-2025年")
    ('2023', '2024-09', None)
    """
    # A year typed into a cell that shows days is a day in 1905.
    if 1950 <= serial <= 2099:
        return Period(str(serial))
    found = taken(text)
    return found[0] if found and not found[1].strip("()数的全年") else None


@lru_cache(maxsize=10_000)
def taken(text: str) -> tuple[Period, str] | None:
    """Return the first period in a text, and the text without it."""
    line = "".join(unicodedata.normalize("NFKC", text).casefold().split())
    line = re.sub(r"[〇○零一二三四五六七八九]{4}(?=年)", lambda m: m[0].translate(NUMERALS), line)
    for name, form in FORMS.items():
        match = form.search(line)
        if match is None:
            continue
        period = _made(name, match.groupdict())
        if period is None:
            return None
        return period, line[: match.start()] + line[match.end() :]
    return None


def _made(name: str, parts: dict[str, str | None]) -> Period | None:
    year = parts.get("year") or ""
    month = int(parts.get("month") or 0)
    if name in {"part", "half"}:
        last = month or SPANS[parts["span"] or ""]
        if last == 12:
            return Period(year)
        return Period(year, f"{year}-{last:02}", PeriodKind.CUMULATIVE, int(year))
    if name == "quarter":
        return Period(f"{year}-Q{QUARTERS[parts['q'] or parts['n'] or '']}")
    if name == "day":
        return _day(int(year), month, int(parts["day"] or 0))
    if name in {"month_end", "up_to"}:
        return Period(year) if month == 12 else Period(year, f"{year}-{month:02}")
    if name in {"month", "short_month"}:
        return Period(f"{year}-{month:02}")
    return Period(year) if name == "year" else None


def _day(year: int, month: int, day: int) -> Period | None:
    try:
        dt.date(year, month, day)
    except ValueError:
        return None
    # Programs write a year as its first or its last day.
    if (month, day) in {(1, 1), (12, 31)}:
        return Period(str(year))
    return Period(str(year), f"{year}-{month:02}")


def day_text(text: str) -> str | None:
    """Return a document's day as the data holds it.

    >>> day_text("2024年3月5日"), day_text("2024.3"), day_text("2024-13")
    ('2024-03-05', '2024-03', None)
    """
    line = "".join(unicodedata.normalize("NFKC", text).split())
    line = line.removesuffix("00:00:00").rstrip("日月年号")
    parts = re.split(r"[-./年月]", line)
    compact = re.fullmatch(r"(\d{4})(\d{2})(\d{2})", line)
    if compact:
        parts = list(compact.groups())
    if not all(one.isascii() and one.isdigit() for one in parts) or not 1 <= len(parts) <= 3:
        return None
    numbers = [int(one) for one in parts if len(one) <= 4]
    try:
        dt.date(*[*numbers, 1, 1][:3])
    except (ValueError, TypeError):
        return None
    if len(numbers) != len(parts) or not 1900 <= numbers[0] <= 2099:
        return None
    return "-".join([str(numbers[0]), *(f"{one:02}" for one in numbers[1:])])
