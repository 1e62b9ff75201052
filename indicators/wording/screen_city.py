"""Words of the page on one city, in Chinese and English."""

Words = dict[str, dict[str, str]]

HEADERS: Words = {
    "zh": {
        "trend": "趋势",
        "department": "责任部门",
        "goal": "目标内容",
        "state": "进展",
        "reservation": "说明",
    },
    "en": {
        "trend": "Trend",
        "department": "Department",
        "goal": "Goal",
        "state": "State",
        "reservation": "Remark",
    },
}

WORDS: Words = {
    "zh": {
        "city_title": "{area}：{plan}有{targets}项指标定有目标，{rest}",
        "city_none": "{area}：未见{plan}目标值，{count}项指标作监测",
        "city_nothing": "{area}：没有指标数据",
        "city_subtitle": "截至{as_of}年；按类别列出全部{count}项指标，历年为已公布的全年数",
        "city_obtain_plan": "未见{area}{plan}的目标值，不能判断进度。需取得：规划文件"
        "（发文单位、文号、发布日期）及其指标表"
        "（基期值、目标值、约束性或预期性、责任部门）。",
        "city_wanted": "{area}：需取得{plan}目标值",
        "span_point": "",
        "span_cumulative": "期间累计数",
        "span_each_year": "期间每年数",
        "span_average": "期间平均数",
        "span_change": "期间变化数",
        "city_watched": "以下{count}项作为监测指标列出最新值与历年数据。",
        "city_elsewhere": "另有{count}项指标的目标出自其他规划或年度计划，不计入以上项数",
        "city_monitored": "{count}项指标未见目标值，作监测",
        "city_part_years": "按月份计的为当年截至该月的数，不列入历年",
        "city_early": "{years}年为初步数",
        "city_rough": "{years}年原文为概数（余、近、约等）",
        "judged_items": "{count}项可判断，其中{parts}",
        "judged_item": "{count}项{word}",
        "unjudged_items": "{count}项尚不能判断（{parts}）",
        "unjudged_all": "暂不能判断（{parts}）",
        "panels_title": "{area}{count}项目标从基期到目标：{rest}",
        "panels_subtitle": "{plan}；各图单位与刻度不同；数据年份：{years}",
        "panels_subtitle_none": "{plan}；各图单位与刻度不同；尚无实绩数据",
        "panels_alt": "子弹图组，{count}幅。{title}。{details}",
        "panels_more": "另有{count}项目标见下表",
        "panels_bare": "{count}项目标既无基期值也无实绩，不作图，见下表",
        "panels_empty": "{area}{plan}的目标都没有基期值和实绩，不能作图，见下表。",
        "panel": "{name}（{unit}）",
        "legend_schedule": "按时序应达到",
        "schedule_of": "按时序应达 {value}",
        "parts_title": "{area}所属{areas}个区县、园区和单位：{figures}项指标，{targets}项有目标",
        "parts_none": "{area}没有登记区县、园区和单位的指标数据",
        "parts_subtitle": "截至{as_of}年；只反映该区县、园区或单位，不代替全市数，也不参与排序",
        "texts_title": "{area}有{count}项没有数字的目标：{parts}",
        "texts_none": "没有登记没有数字的目标",
        "texts_subtitle": "文件只写做什么、没有写数的目标；进展只按有出处的说明登记",
        "texts_won": "{count}项已有来源说明实现",
        "texts_open": "{count}项有来源说明在推进",
        "texts_unknown": "{count}项未见进展说明，需取得",
        "text_won": "● 已实现",
        "text_open": "◆ 推进中",
        "text_state": "{word}（{inner}）",
        "text_unknown": "未见说明",
    },
    "en": {
        "city_title": "{area}: {plan} sets targets for {targets} indicators; {rest}",
        "city_none": "{area}: no targets of the {plan} found; {count} indicators are monitored",
        "city_nothing": "{area}: no indicator figures",
        "city_subtitle": "As of {as_of}; all {count} indicators by theme, yearly columns hold "
        "published whole-year figures",
        "city_obtain_plan": "No targets of the {plan} were found for {area}, so no pace can be "
        "judged. To obtain: the plan document (issuer, number, date) and its list of indicators "
        "(baseline, target, binding or anticipated, department).",
        "city_wanted": "{area}: targets of the {plan} to be obtained",
        "span_point": "",
        "span_cumulative": "sum over the period",
        "span_each_year": "in each year of the period",
        "span_average": "mean over the period",
        "span_change": "change over the period",
        "city_watched": "The {count} indicators below are monitored, with latest and yearly "
        "values.",
        "city_elsewhere": "{count} more indicators have a target of another plan or an annual "
        "plan, not counted above",
        "city_monitored": "{count} indicators are monitored without a target",
        "city_part_years": "Values dated by month reach to that month and stay out of the years",
        "city_early": "preliminary: {years}",
        "city_rough": "printed as approximate: {years}",
        "judged_items": "{count} can be judged: {parts}",
        "judged_item": "{word}: {count}",
        "unjudged_items": "{count} cannot be judged yet ({parts})",
        "unjudged_all": "none can be judged yet ({parts})",
        "panels_title": "{area}, {count} targets from baseline to target: {rest}",
        "panels_subtitle": "{plan}; each chart has its own unit and scale; data years: {years}",
        "panels_subtitle_none": "{plan}; each chart has its own unit and scale; no actual figures "
        "yet",
        "panels_alt": "{count} small bullet charts. {title}. {details}",
        "panels_more": "{count} more targets stand in the table below",
        "panels_bare": "{count} targets have neither baseline nor actual figure and are not "
        "drawn; see the table below",
        "panels_empty": "None of the targets of the {plan} in {area} has a baseline or an actual "
        "figure to draw; see the table below.",
        "panel": "{name} ({unit})",
        "legend_schedule": "Due by schedule",
        "schedule_of": "due by schedule {value}",
        "parts_title": "{area}, {areas} districts, zones and institutions: {figures} indicators, "
        "{targets} with a target",
        "parts_none": "{area}: no figures of districts, zones and institutions are recorded",
        "parts_subtitle": "As of {as_of}; these figures are for the part alone: never in the "
        "city's place, never ranked",
        "texts_title": "{area} has {count} goals without a number: {parts}",
        "texts_none": "No goals without a number are recorded",
        "texts_subtitle": "Goals that a document states in words; their state is recorded only "
        "where a source says so",
        "texts_won": "won by a source: {count}",
        "texts_open": "under way by a source: {count}",
        "texts_unknown": "state unknown, to be obtained: {count}",
        "text_won": "● Won",
        "text_open": "◆ Under way",
        "text_state": "{word} ({inner})",
        "text_unknown": "Nothing known",
    },
}
