"""Words of the briefing in English."""

WORDS = {
    # Title, headings, marks.
    "title": "{plan}: progress on the headline indicators",
    "title_one": "{area}, {plan}: progress on the headline indicators",
    "subtitle": "{areas} (as of {as_of})",
    "subtitle_chosen": "{areas} (as of {as_of}; {count:chosen indicator|chosen indicators})",
    "heading_1": "{dotted} {text}",
    "heading_2": "{dotted} {text}",
    "heading_3": "{dotted} {text}",
    "cite": "[{number}]",
    "cite_before": " ",
    "dash": "–",
    "between": " ",
    "overall": "Overall",
    "compared": "Headline indicators",
    "cities": "City by city",
    "concerns": "Problems and definitions",
    "problems": "Problems",
    "definitions": "Definitions and doubts",
    "lacking": "Missing data",
    "annex": "Annex {number}: {title}",
    "annex_city": "All indicators of {area}",
    "annex_figures": "Figures cited, with their sources",
    # Overall.
    "areas_counted": "{count} cities",
    "scope": "This report covers {count:headline indicator|headline indicators} of the {plan} "
    "for {areas}, as of {as_of}. The plan runs from {first} to {last}",
    "scope_cutoff": "; data were collected up to {day}",
    "scope_chosen": ". The indicators were chosen for this report: {names}; all counts are of "
    "these alone",
    "scope_rule": ". What has not been obtained is neither estimated nor replaced by other "
    "figures, and is never counted as missed.",
    "counts_none": "No target of the {plan} was found for these indicators; progress cannot be "
    "judged.",
    "counts_unjudged": "none can be judged yet ({parts})",
    "counts_unjudged_one": "it cannot be judged yet ({parts})",
    "counts_left": "{count} cannot be judged yet ({parts})",
    "counts": "Of {cells} cells (one indicator of one city each), {targets} have a target of the "
    "{plan}: {parts}.",
    "since_lead": "Changes since the assessment as of {before}:",
    "rest": "{count} have no target of the {plan}: {parts}.",
    "rest_other_plan": "{count} with a target of another plan or year",
    "rest_monitoring": "{count} with data, monitored only",
    "rest_no_figure": "{count} without any data",
    "named": "{word} ({count}): {names}",
    "named_same": "{word} ({count}; {same}): {names}",
    "from_year": "{word} from {year} figures",
    "area_names": "{area}: {names}",
    # Headline indicators.
    "compared_intro": "The table gives baseline, target of the {plan}, latest value and verdict "
    "of each city; the indicators follow one by one.",
    "with_unit": "{name} ({unit})",
    "without": "No data on this indicator: {areas}.",
    "years_differ": "The latest values are of different years ({years}) and are not ranked.",
    # One indicator of one city.
    "subject": "{subject}: {text}",
    "clause": "; ",
    "area_indicator": "{area}, {indicator}",
    "value": "{value} {when}",
    "value_bound": "{value} {when}",
    "no_actual": "no actual figures yet",
    "estimated": " (estimated)",
    "baseline": "baseline ({year}) {value}",
    "no_target": "no target of the {plan} found",
    "target": "target for {year}{obligation}: {value}",
    "target_undated": "target{obligation}: {value}",
    "target_of_plan": "target for {year}{obligation} of the {plan}: {value}",
    "target_undated_of_plan": "target{obligation} of the {plan}: {value}",
    "time": "{share} of the time elapsed by {year}",
    "gap_left": "{amount} short of the target",
    "gap_beyond": "{amount} beyond the target",
    "gap_better": "{amount} better than the target",
    "gap_at_least": "at least {amount}",
    "gap_at_most": "at most {amount}",
    "gap_about": "about {amount}",
    "gap_none": "level with the target",
    "judged": "verdict: {word}",
    "judged_provisional": "provisional verdict: {word}",
    "judged_stale": "{word} from {year} figures{grade}",
    "rests_on": ", based on: {grade}",
    "unjudged": "not judged ({reason})",
    "waiting_pending": "the figure for {year} is not yet published",
    "waiting_not_obtained": "the figure for {year} has not been obtained",
    # Notes.
    "note": "Note: {text}",
    "derived": "{roles} computed from other figures, not published itself",
    "excerpt": "{roles} seen in an excerpt only, place in the document still wanted",
    "note_part": "{subject}: {text}",
    "weak": "latest value from: {grade}",
    "role_judged": "actual of the target year",
    "role_actual": "latest value",
    "role_baseline": "baseline",
    "role_target": "target",
    "doubted": "in doubt: {titles}",
    "doubted_numbers": "see doubts {numbers} under Definitions and doubts",
    # City by city.
    "group_reached": "Targets reached ({count})",
    "group_on_time": "Targets on or roughly on schedule, or nearly met ({count})",
    "group_lagging": "Targets behind schedule or missed ({count})",
    "group_stale": "Targets with old figures only ({count})",
    "group_unjudged": "Targets with figures that cannot be judged ({count})",
    "group_no_actual": "Targets without actual figures ({count})",
    "group_elsewhere": "Headline indicators with a target of another plan or year ({count})",
    "group_monitored": "Headline indicators without a target of the {plan} ({count})",
    "city_aimless": "Data on {count:indicator|indicators} of {area} are recorded, none with a "
    "target of the {plan}: progress cannot be judged before the plan document and its table of "
    "indicators are obtained.",
    "texts": "{title}; listed in the annex.",
    "more_also": "{count} more: {names}",
    "more_only": "{count}: {names}",
    # Problems and definitions.
    "lagging_lead": "{count:target is|targets are} behind schedule or missed:",
    "lagging_none": "As of {as_of}, none of the {count:target|targets} that can be judged is "
    "behind schedule or missed.",
    "left": " Of {targets:target|targets}, {count} cannot be judged yet ({parts}); nothing follows "
    "for them.",
    "lagging_unknown": "As of {as_of}, none of the {targets:target|targets} can be judged yet "
    "({parts}); whether any lags cannot be said.",
    "lagging_unknown_one": "As of {as_of}, the only target cannot be judged yet ({parts}); whether "
    "it lags cannot be said.",
    "lagging_aimless": "No target of the {plan} was found; whether any lags cannot be said.",
    "department": " Department responsible: {department}.",
    "no_department": " No department responsible is recorded.",
    "unrecorded": "Causes, measures and dates of completion are not recorded in the data; the "
    "departments responsible are to supply them.",
    "method": "Progress to target is the change since the baseline as a share of the change that "
    "the target asks for; it is set against the share of the plan's time gone by the data year. "
    "The final verdict is given once the figure of the target year is there. Indicators without "
    "a target, without actual figures or with old ones are not counted as judged.",
    "breaks_lead": "Definitions changed; values before and after do not compare:",
    "break": "{area}, {indicator}: from {year}, {reason}",
    "all_areas": "All areas",
    "stale_lead": "The latest figures on these targets are old; verdicts are indicative only:",
    "stale_part": "{indicator} ({year})",
    "doubts_lead": "{count:conflict or doubt is|conflicts and doubts are} recorded about the "
    "figures used, in Chinese:",
    "doubts_none": "No conflict or doubt is recorded about the figures used.",
    "doubt": "({number}) {area}, {title} ({severity}): {text}",
    # Missing data.
    "lacking_lead": "The table sums up what is to be obtained; the lists by city follow.",
    "lacking_area": "{area}: {count:figure|figures} to obtain, {due} already due; by purpose: "
    "{parts}",
    "lacking_target": "{count:target document|target documents}",
    "lacking_baseline": "{count:baseline|baselines}",
    "lacking_actual": "{count:yearly actual|yearly actuals}",
    "lacking_locator": "{count:source reference|source references}",
    "lacking_whom": ". No department recorded; to be asked first: {whom}",
    "lacking_department": ". Departments responsible: {whom}",
    "lacking_list_target": "Target documents: {parts}",
    "lacking_list_baseline": "Baselines: {parts}",
    "lacking_list_actual": "Yearly actuals: {parts}",
    "lacking_list_locator": "Source references: {parts}",
    "of_years": "{names} ({years})",
    "lacking_rule": "Note: those to be asked first issued official documents of the city; whether "
    "they are responsible is to be asked.",
    # Annexes.
    "figures_title": "{count:figure|figures} cited in the text, with their sources",
    "figures_subtitle": "Numbers are those of the list of documents; where only an excerpt was "
    "seen, the place in the document is still wanted",
    "header_period": "Period",
    "header_cite": "No.",
}
