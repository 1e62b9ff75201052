"""What the year before a goal holds under narrower scopes, where it has nothing for the whole."""

from indicators.exhibits.goals import Goals
from indicators.exhibits.observed import usable, whole_years
from indicators.exhibits.rows import value_text, year
from indicators.exhibits.standing import Row, known, records
from indicators.wording import screen


def other_scopes(row: Row, goals: Goals) -> list[Row]:
    """Return the figures of narrower scopes; none where the year before is known."""
    before = goals.year - 1
    if known(row["baseline"]) and year(row["baseline_period"]) == str(before):
        return []
    if row["concept"] != row["indicator"]:
        return []  # the goal itself is for one scope of several
    table = goals.cat.indicators
    own = table.loc[row["indicator"]]
    same = table[
        (table["concept"] == own["concept"]) & (table["unit_measure"] == own["unit_measure"])
    ]
    found = whole_years(usable(goals.cat.figures, [row["ref_area"]], before))
    found = found[(found["year"] == before) & found["indicator"].isin(same.index)]
    return list(records(found[found["indicator"] != row["indicator"]]))


def scopes_told(row: Row, goals: Goals) -> str:
    """Tell such figures, each by the name of its scope."""
    names, told = goals.names, []
    for one in other_scopes(row, goals):
        code = one["indicator"]
        decimals = int(names.decimals_of[code])
        value = value_text(float(one["obs_value"]), decimals, names.lang, sign=one["bound"])
        value = screen.spaced_after(names.lang, names.indicators[code]) + value
        told.append(value + screen.spaced(names.lang, names.unit(code)))
    values = screen.joined(names.lang, told, by="list")
    return screen.say(names.lang, "other_scopes", values=values) if told else ""
