"""What a file says of itself, in the words of its language."""

import datetime as dt

from indicators.exhibits.periods import dated
from indicators.exhibits.report import Report
from indicators.exhibits.spec import Exhibit
from indicators.wording import report as words


def of(report: Report) -> list[tuple[str, str]]:
    """Return names and values: day of the data, compiler, day, state; what is empty is left out."""
    said = report.imprint
    lang = said.lang
    state = [words.say(lang, "final" if said.final else "draft")]
    if report.internal:
        state.append(words.say(lang, "internal"))
    if said.public:
        state.append(words.say(lang, "public"))
    pairs = [
        ("cutoff", dated(report.cutoff, lang)),
        ("compiler", said.compiler),
        ("day", dated(said.day, lang)),
        ("state", words.say(lang, "comma").join(state)),
    ]
    return [(words.say(lang, name), value) for name, value in pairs if value]


def created(exhibit: Exhibit) -> dt.datetime:
    """Return the day of the data, the only date an exhibit knows: its file is always the same."""
    try:
        return dt.datetime.fromisoformat(exhibit.cutoff)
    except ValueError:
        return dt.datetime(2000, 1, 1)
