"""Words of the Excel book that no screen has, in Chinese and English."""

Words = dict[str, dict[str, str]]

SHEETS: Words = {
    "zh": {
        "about": "说明",
        "table": "指标表",
        "others": "其他目标",
        "follow_ups": "督办事项",
        "charts": "图表",
        "sources": "资料来源",
        "doubts": "冲突与存疑",
        "figures": "数据出处",
        "definitions": "指标口径",
    },
    "en": {
        "about": "About",
        "table": "Indicators",
        "others": "Other targets",
        "follow_ups": "Follow-ups",
        "charts": "Charts",
        "sources": "Sources",
        "doubts": "Conflicts and doubts",
        "figures": "Figures",
        "definitions": "Definitions",
    },
}
"""Names of sheets: at most 31 characters, none of []:*?/ and the backslash."""

NAMES: Words = {
    "zh": {"base": "计划基年", "end": "计划末年", "as_of": "评估年份"},
    "en": {"base": "plan_base_year", "end": "plan_end_year", "as_of": "as_of_year"},
}
"""Names of the cells that formulas refer to."""

HEADERS: Words = {
    "zh": {
        "no": "序号",
        "obligation": "属性",
        "comparator": "措辞",
        "ratio": "最新值÷目标值",
        "lead": "超前或滞后（百分点）",
        "required": "年均还需变化",
        "achieved": "年均已变化",
        "refs": "来源",
        "document_no": "编号",
        "role_of": "项目",
        "content": "内容",
        "formula": "算式",
        "meaning": "说明",
        "gap": "差距（负为超出）",
    },
    "en": {
        "no": "No.",
        "obligation": "Nature",
        "comparator": "Wording",
        "ratio": "Latest ÷ target",
        "lead": "Lead or lag (pp)",
        "required": "Yearly change still needed",
        "achieved": "Yearly change so far",
        "refs": "Sources",
        "document_no": "No.",
        "role_of": "Item",
        "content": "Content",
        "formula": "Formula",
        "meaning": "Meaning",
        "gap": "Gap (negative: beyond)",
    },
}

BANDS: Words = {
    "zh": {
        "subject": "指标",
        "baseline": "基期",
        "target": "目标",
        "years": "历年实绩",
        "latest": "最新数据",
        "computed": "核算",
        "judged": "判断",
        "vouched": "依据与说明",
    },
    "en": {
        "subject": "Indicator",
        "baseline": "Baseline",
        "target": "Target",
        "years": "Actual values by year",
        "latest": "Latest figure",
        "computed": "Calculated",
        "judged": "Verdict",
        "vouched": "Evidence and remarks",
    },
}

WORDS: Words = {
    "zh": {
        "title": "{plan}指标进展核算表",
        "others_title": "其他规划与年度目标",
        "scope": "{areas}；截至{as_of}年；共{count}项次",
        "areas_some": "{areas}等{count}个地区",
        "reading": "浅蓝底的数由公式算出，改动任何一个数，有关结果随之更新；无底色的数为原文所载或"
        "不能列公式的核算结果。空格表示没有数据或不适用，原因见“备注”列。",
        "key": "浅蓝底的数为公式，可点开核对；空格为没有数据或不适用，原因见“备注”列。",
        "year": "{year}年",
        "pp": "百分点",
        "month_format": '0"年{month}月"',
        "each_year": "每年",
        "word_at_least": "以上（含）",
        "word_above": "超过",
        "word_at_most": "以内（含）",
        "word_below": "低于",
        "word_about": "左右",
        "word_no_worse": "不低于上年",
        "why_incomparable": "不可比",
        "why_no_direction": "无优劣方向",
        "why_annual": "年度目标",
        "why_each_year": "逐年检验",
        "why_rank": "只看位次",
        "why_bound": "基期为概数",
        "why_no_baseline": "无基期",
        "why_met_before": "基期已达标",
        "about_title": "{plan}指标进展核算表：说明",
        "imprint": "编制信息",
        "cutoff": "数据截止日期",
        "compiler": "制表单位",
        "day": "制表日期",
        "state": "稿次",
        "final": "定稿",
        "draft": "初步",
        "secrecy": "内部资料",
        "internal": "含内部资料（未公开发布的数据），不得对外提供。",
        "public": "公开版：内部资料在核算之前已全部剔除。",
        "open": "未使用内部资料。",
        "unnamed": "未注明",
        "areas": "地区",
        "plan": "规划",
        "assumptions": "核算参数（公式引用这些单元格）",
        "base": "计划基年",
        "end": "计划末年",
        "as_of": "评估年份",
        "elapsed": "计划期已过时间",
        "assumed": "单元格名称：{name}。改动后，指标表中以此为基期年或目标年的公式随之更新。",
        "as_of_told": "单元格名称：{name}。核算只用这一年及以前的数据；改动只影响下一行，"
        "不会补入新数据。",
        "elapsed_told": "（评估年份－计划基年）÷（计划末年－计划基年）",
        "formulas": "公式怎样算",
        "contents": "各表内容",
        "sheet_about": "编制信息、核算参数、公式说明",
        "sheet_table": "每个地区、每项指标一行：基期、目标、历年实绩、核算结果、判断、来源",
        "sheet_follow_ups": "滞后指标的责任单位、原因、措施和期限；内部资料",
        "sheet_others": "所选地区在其他规划、年度工作要点中的目标，一个目标一行",
        "sheet_charts": "判断汇总、目标实现进度与时间进度、最新值与目标值；图可直接编辑，"
        "数引自指标表",
        "sheet_sources": "全部文件：名称、发布单位、文号、日期、出处、等级、网址；编号即指标表"
        "“来源”列的编号",
        "sheet_doubts": "各项冲突与存疑；编号即指标表“注”列的编号",
        "sheet_figures": "每个数一行：原文数字、原文名称、文件、出处、版本、是否采用",
        "sheet_definitions": "指标的单位、类型、优劣方向、口径与口径变化",
        "nothing": "没有可绘图的指标：须同时有目标值和最新值。",
        "chart_counts": "各地区指标判断汇总（项）",
        "chart_progress": "{area}：目标实现进度与时间进度",
        "chart_target": "{area}：最新值与目标值（目标值为100%）",
        "chart_note": "只列{plan}有目标、已有实绩的指标；数引自“指标表”。按序号查找，"
        "指标表重新排序后图仍对应原指标。",
        "first_row": "起始序号",
        "last_row": "终止序号",
        "target_mark": "目标值",
        "baseline_mark": "基期值",
        "of_target": "{name}÷目标值",
        "no_sources": "没有文件。",
        "no_doubts": "没有记录冲突或存疑。",
        "page_title": "{plan}指标进展图",
        "counts_note": "按“指标表”的“判断”列计数，只计{plan}有目标的指标；未见目标的地区各类"
        "均为0。",
    },
    "en": {
        "title": "{plan}: progress of the indicators",
        "others_title": "Targets of other plans and one-year goals",
        "scope": "{areas}; as of {as_of}; {count} rows",
        "areas_some": "{areas} and others, {count} areas",
        "reading": "Numbers on pale blue are formulas: change any number and what rests on it "
        "follows. Other numbers are as printed, or written by the program. An empty cell: no "
        "figure or not applicable; the remarks say why.",
        "key": "Pale blue: formulas. Empty: no figure or not applicable, see the remarks.",
        "year": "{year}",
        "pp": " pp",
        "month_format": '0"-{month:02d}"',
        "each_year": "each year",
        "word_at_least": "at least",
        "word_above": "above",
        "word_at_most": "at most",
        "word_below": "below",
        "word_about": "about",
        "word_no_worse": "not below last year",
        "why_incomparable": "not comparable",
        "why_no_direction": "no direction",
        "why_annual": "one-year goal",
        "why_each_year": "year by year",
        "why_rank": "rank only",
        "why_bound": "rough baseline",
        "why_no_baseline": "no baseline",
        "why_met_before": "met at baseline",
        "about_title": "{plan}: progress of the indicators – about this book",
        "imprint": "Imprint",
        "cutoff": "Data up to",
        "compiler": "Compiled by",
        "day": "Date",
        "state": "State",
        "final": "Final",
        "draft": "Preliminary",
        "secrecy": "Internal material",
        "internal": "Contains internal figures that nobody has published; not for release.",
        "public": "Public edition: internal figures were left out before anything was computed.",
        "open": "No internal figure is used.",
        "unnamed": "Not named",
        "areas": "Areas",
        "plan": "Plan",
        "assumptions": "Assumptions (formulas refer to these cells)",
        "base": "Base year of the plan",
        "end": "Last year of the plan",
        "as_of": "Year of assessment",
        "elapsed": "Time of the plan that has passed",
        "assumed": "Name of the cell: {name}. Formulas of rows with this base or target year "
        "follow a change.",
        "as_of_told": "Name of the cell: {name}. Only figures up to this year are used; a change "
        "affects the next row alone and brings in no new figures.",
        "elapsed_told": "(year of assessment − base year) ÷ (last year − base year)",
        "formulas": "How the formulas work",
        "contents": "The sheets",
        "sheet_about": "Imprint, assumptions, how the formulas work",
        "sheet_table": "A row for each area and indicator: baseline, target, yearly values, "
        "calculation, verdict, sources",
        "sheet_follow_ups": "Who does what about lagging indicators, and by when; internal",
        "sheet_others": "Targets that other plans and one-year work programmes set the areas, a "
        "row each",
        "sheet_charts": "Verdicts counted; achievement against time progress; latest value "
        "against target. The charts can be edited, their numbers come from the indicator table",
        "sheet_sources": "All documents with publisher, number, date, place, grade and address; "
        "numbered as in the column of sources",
        "sheet_doubts": "Conflicts and doubts, numbered as in the column of notes",
        "sheet_figures": "A row for each figure: as printed, document, place, release, whether "
        "it is used",
        "sheet_definitions": "Unit, kind, direction, definition of each indicator and its changes",
        "nothing": "No indicator to draw: both a target and a latest value are needed.",
        "chart_counts": "Indicators by verdict",
        "chart_progress": "{area}: achievement and time progress",
        "chart_target": "{area}: latest value against target (target = 100%)",
        "chart_note": "Only indicators with a target of the {plan} and an actual value; the "
        "numbers come from the indicator table, found by their row numbers, so that sorting the "
        "table changes nothing here.",
        "first_row": "First row no.",
        "last_row": "Last row no.",
        "target_mark": "Target",
        "baseline_mark": "Baseline",
        "of_target": "{name} ÷ target",
        "no_sources": "No documents.",
        "no_doubts": "No conflict or doubt is recorded.",
        "page_title": "{plan}: progress in charts",
        "counts_note": "Counted by the verdict column of the indicator table; only indicators "
        "with a target of the {plan}: an area without any has 0 throughout.",
    },
}

RULES: dict[str, tuple[tuple[str, str, str], ...]] = {
    "zh": (
        ("差距", "目标值－最新值；越低越好的、位次、上限控制的为最新值－目标值",
         "大于0为尚差，0或负为已达到或超出；百分比指标的差距以百分点计。每年下限型取最差年份"
         "（年均的取各年平均）与目标比；不低于上年的取上年值与最新值比。"),
        ("最新值÷目标值", "最新值÷目标值", "只供参考，不用于判断；位次不算。"),
        ("目标实现进度", "（最新值－基期值）÷（目标值－基期值）",
         "不封顶、不保底。五年累计总量：累计数÷目标值；年均增长：已过年数×ln（1＋实际年均增速）"
         "÷〔规划年数×ln（1＋目标增速）〕；累计比率：ln（1－已降）÷ln（1－应降），增长的取加号；"
         "每年下限：达标年数÷已有数据年数。保留9位小数。"),
        ("时间进度", "（数据年－基期年）÷（目标年－基期年）",
         "以最新数据的年份计，不以评估年份计；年内数按月折算。年度目标不算。"),
        ("超前或滞后", "（目标实现进度－时间进度）×100", "规划有阶段性目标的，按阶段性目标应完成的"
         "进度计，不列公式。"),
        ("年均还需变化", "（目标值－最新值）÷（目标年－数据年）",
         "已达到的为0；尚无实绩的从基期值算起；年均增长型为余下各年所需的年均增速；离目标年不足一年的不列。"),
        ("年均已变化", "（最新值－基期值）÷（数据年－基期年）",
         "累计总量型为累计数÷已过年数；年均增长型为实际年均增速。"),
        ("目标值、最新值",
         "目标为倍数的：倍数×基期值；目标为提高数的：基期值＋提高数；累计总量型最新值："
         "各年之和；年均增长型最新值：〔（1＋g₁）×（1＋g₂）…〕^（1÷年数）－1，有绝对数的用绝对数",
         "其余为原文所载。"),
        ("没有公式的数", "—",
         "原文为概数或上下限（余、近、约、突破等）的，结果前加≥、≤、约，按原文数核算，不列公式；位次、"
         "文字目标等不能核算的，单元格写明原因。"),
    ),
    "en": (
        ("Gap", "target − latest; latest − target where lower is better, for ranks and ceilings",
         "Above 0 is still to do, 0 or below is reached or beyond; of percentages it is in "
         "percentage points. A yearly floor compares the worst year (the mean of the years, if "
         "so worded); 'not below last year' compares the year before."),
        ("Latest ÷ target", "latest ÷ target", "For orientation only, no verdict rests on it; none "
         "for ranks."),
        ("Achievement", "(latest − baseline) ÷ (target − baseline)",
         "Neither capped nor floored. Cumulative amount: running total ÷ target. Average growth: "
         "years passed × ln(1+growth so far) ÷ [years of the plan × ln(1+target growth)]. "
         "Cumulative rate: ln(1−done) ÷ ln(1−aim), with plus for growth. Yearly floor: years met "
         "÷ years with a figure. Kept to 9 decimals."),
        ("Time progress", "(data year − base year) ÷ (target year − base year)",
         "By the year of the latest figure, not the year of assessment; part of a year counts by "
         "months. None for one-year goals."),
        ("Lead or lag", "(achievement − time progress) × 100", "Where the plan has interim "
         "targets, against what is due by them; then there is no formula."),
        ("Yearly change still needed", "(target − latest) ÷ (target year − data year)",
         "0 once reached; from the baseline where there is no actual yet; for average growth the "
         "growth needed in the remaining years; none with less than a year left."),
        ("Yearly change so far", "(latest − baseline) ÷ (data year − base year)",
         "Cumulative amount: running total ÷ years passed; average growth: the growth so far."),
        ("Target and latest value", "a multiple: multiple × baseline; a rise: baseline + rise; "
         "latest of a cumulative amount: sum of the years; of an average growth: "
         "[(1+g1)×(1+g2)…]^(1÷years) − 1, or from the levels where they are known",
         "All others are as printed."),
        ("Numbers without a formula", "—",
         "Where the document gives a bound or an approximation, the result bears ≥, ≤ or about, "
         "is reckoned with the printed number and has no formula; where nothing can be reckoned "
         "(ranks, targets in words), the cell says why."),
    ),
}  # fmt: skip
"""Name, formula and meaning of what is computed."""


def say(lang: str, key: str, **params: object) -> str:
    """Return the words for a key.

    >>> say("zh", "year", year=2023)
    '2023年'
    """
    return WORDS[lang][key].format(**params)
