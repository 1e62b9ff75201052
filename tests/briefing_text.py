"""A briefing as plain text, and the golden ones: `python tests/briefing_text.py` writes them."""

import datetime as dt
import functools
from pathlib import Path

from indicators import catalogue, progress
from indicators.briefing import briefing
from indicators.exhibits.report import Heading, Imprint, Paragraph, Report, Says

GOLDEN = Path(__file__).parent / "briefing" / "golden"
TODAY = dt.date(2026, 11, 22)
YEAR = 2025
PLAN = "14fyp"
_BEFORE = {Says.BODY: "", Says.ITEM: "· ", Says.NOTE: "  "}


def lines(report: Report):
    """Give the text line by line; an exhibit is its kind and its title."""
    yield report.title
    yield report.subtitle
    for one in (*report.blocks, *report.annex):
        if isinstance(one, Heading):
            yield from ("", one.text) if one.level < 3 else (one.text,)
        elif isinstance(one, Paragraph):
            yield _BEFORE[one.says] + one.text
        else:
            yield f"[{one.exhibit.kind}] {one.exhibit.title}"
    yield ""
    for number, one in enumerate(report.sources, start=1):
        yield f"〔{number}〕{one.line}"


def prose(report: Report) -> str:
    """Return the sentences and headings alone."""
    told = [one.text for one in report.blocks if isinstance(one, Paragraph | Heading)]
    return "\n".join([report.title, report.subtitle, *told])


def assessed(cat, as_of, on=TODAY):
    """Return the progress frame; of the real data it is made once."""
    if not isinstance(cat, catalogue.Catalogue):
        return progress.assess(cat, as_of=as_of, on=on)
    return _assessed(cat, as_of, on)


@functools.cache
def _assessed(cat, as_of, on):
    return progress.assess(cat, as_of=as_of, on=on)


def made(cat, areas, lang="zh", *, plan=PLAN, as_of=YEAR, on=TODAY, **more) -> Report:
    """Return the briefing of a catalogue on the fixed day."""
    frame, before = assessed(cat, as_of, on), assessed(cat, as_of - 1, on)
    imprint = Imprint(lang=lang, day=on.isoformat())
    return briefing(
        cat, frame, areas, plan, lang, as_of=as_of, before=before, on=on, imprint=imprint, **more
    )


def golden(cat, area: str) -> tuple[Path, str]:
    """Return where the golden text of a city is kept, and what it is now."""
    text = "\n".join(lines(made(cat, [area]))) + "\n"
    return GOLDEN / f"{cat.areas.loc[area, 'slug']}.txt", text


def write() -> None:
    """Write the golden texts anew; a person reads what changed against the documents."""
    cat = catalogue.load(Path(__file__).parent.parent / "data")
    GOLDEN.mkdir(parents=True, exist_ok=True)
    for area in cat.cities:
        path, text = golden(cat, area)
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write()
