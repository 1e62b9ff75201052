"""Words around the method paper, which is in Chinese: for others, what it says in short."""

FOLD = {"zh": "", "en": "Method paper (in Chinese)"}
"""Under which the paper is folded; empty where it is read as it is."""

SUMMARY: dict[str, tuple[str, ...]] = {
    "zh": (),
    "en": (
        "Three verdicts: pace (while the plan runs: faster or slower than the time elapsed), trend "
        "(would the change of recent years reach the target) and final verdict (once the target "
        "year has come).",
        "Symbols: B baseline, T target, A latest actual figure; P = (A−B)÷(T−B), the share of the "
        "way from baseline to target; S, the share of the plan's time gone by the data year; "
        "D = P−S in percentage points. A÷T is shown beside P, but only P decides the pace.",
        "Pace: ahead of schedule from D = {ahead}, on schedule from {on_schedule}, roughly on "
        "schedule above {behind}, behind schedule from {far_behind}, far behind below that; below "
        "baseline where P is negative. A target reached before its year is 'met early'.",
        "Trend: the mean yearly change of at most {span} years is carried on to the target year. "
        "A shortfall under {likely} of what is still to do is 'likely to be met', up to {push} "
        "'needs a push', above that 'hard to meet'; a change the other way is 'moving away'.",
        "Final verdict: exceeded (by {exceeded} or more), met as worded, nearly met (P of {nearly} "
        "or more) or missed. Where the figure is wanting it is 'not yet published' or 'not "
        "obtained', never 'missed'.",
        "Wording: 'at least' and 'at most' include the number itself, 'above' and 'below' do not; "
        "'about' allows a shortfall of {about} of the target.",
        "Ranks are only said to have moved up or down; yearly floors, ceilings and 'keep' targets "
        "are tested year by year; goals for one year are met or not and have no pace.",
        "Nothing is judged, and the reason is given, where baseline or figures are missing, "
        "doubtful or for part of a year, where a bound could turn the verdict, or where the "
        "definition has changed.",
    ),
}
