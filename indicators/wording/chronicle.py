"""Words of the page 变更记录 and of its tables, in Chinese and English."""

from indicators.wording import history
from indicators.wording.plural import counted

Words = dict[str, dict[str, str]]

TITLE = {"zh": "变更记录", "en": "History of changes"}

PICKER: Words = {
    "zh": {
        "log": "内容",
        "where": "地区",
        "what": "指标",
        "who": "人员",
        "action": "操作",
        "of_area": "地区",
        "of_indicator": "指标",
        "figure": "数据",
        "since": "前一状态",
        "until": "后一状态",
        "entry": "变更",
    },
    "en": {
        "log": "Part",
        "where": "Areas",
        "what": "Indicators",
        "who": "People",
        "action": "Actions",
        "of_area": "Area",
        "of_indicator": "Indicator",
        "figure": "Figure",
        "since": "State before",
        "until": "State after",
        "entry": "Change",
    },
}
HINT: Words = {
    "zh": {
        "where": "侧栏所选城市",
        "where_all": "全部地区",
        "what": "全部指标",
        "who": "全部人员",
        "action": "全部操作",
    },
    "en": {
        "where": "The cities chosen in the sidebar",
        "where_all": "All areas",
        "what": "All indicators",
        "who": "Everyone",
        "action": "All actions",
    },
}
HELP: Words = {
    "zh": {
        "where": "不选时：侧栏选了全部城市，就列出所有地区的变更；只选了部分城市，"
        "就只列这些城市及其所属区县、园区和单位的变更。",
        "since": "月末和日末按当天最后一次变更之后的数据；某一条变更按该条之后的数据。",
        "entry": "只列出改动了数据的变更；初始状态和审核中的草稿没有可撤销的内容。",
    },
    "en": {
        "where": "Empty: changes of all areas while all cities are chosen in the sidebar, else "
        "those of the cities chosen with their districts, zones and institutions.",
        "since": "A month or a day stands for the data after its last change, a change for the "
        "data after it.",
        "entry": "Only changes that altered data are listed: a first state and a draft leave "
        "nothing to take back.",
    },
}

PART: Words = {
    "zh": {
        "changes": "变更列表",
        "figure": "单项数据的经过",
        "states": "两个时点对照",
        "reversal": "撤销变更",
    },
    "en": {
        "changes": "List of changes",
        "figure": "History of a figure",
        "states": "Two states compared",
        "reversal": "Take a change back",
    },
}

ACTION: Words = {
    "zh": {
        "initial": "初始状态",
        "edit": "填报",
        "external": "外部修改",
        "reversal": "撤销",
        "draft": "起草",
        "submit": "提交审核",
        "return": "退回",
        "approve": "审核通过",
        "withdraw": "撤回草稿",
    },
    "en": {
        "initial": "First state",
        "edit": "Entry",
        "external": "Edited outside the tool",
        "reversal": "Reversal",
        "draft": "Draft",
        "submit": "Submitted",
        "return": "Returned",
        "approve": "Approved",
        "withdraw": "Draft withdrawn",
    },
}
DEED: Words = {
    "zh": {"added": "新增", "changed": "更改", "removed": "删除"},
    "en": {"added": "Added", "changed": "Changed", "removed": "Removed"},
}

HEADER: Words = {
    "zh": {
        "number": "序号",
        "at": "时间",
        "person": "谁",
        "action": "操作",
        "area": "地区",
        "indicator": "指标",
        "role": "数据性质",
        "year": "年份",
        "deed": "做了什么",
        "before": "原值",
        "after": "新值",
        "document": "依据",
        "why": "原因",
        "record": "记录编号",
        "state": "数据",
        "difference": "差别",
        "then": "前一状态",
        "now": "后一状态",
        "verdict_then": "判断（前）",
        "verdict_now": "判断（后）",
        "value_then": "最新值（前）",
        "value_now": "最新值（后）",
    },
    "en": {
        "number": "No.",
        "at": "Time",
        "person": "Who",
        "action": "Action",
        "area": "Area",
        "indicator": "Indicator",
        "role": "Role",
        "year": "Year",
        "deed": "What was done",
        "before": "Before",
        "after": "After",
        "document": "Document",
        "why": "Reason",
        "record": "Record",
        "state": "Figure",
        "difference": "Difference",
        "then": "State before",
        "now": "State after",
        "verdict_then": "Verdict before",
        "verdict_now": "Verdict after",
        "value_then": "Latest value before",
        "value_now": "Latest value after",
    },
}

FIELD: Words = {
    "zh": {
        "id": "编号",
        "ref_area": "地区",
        "role": "数据性质",
        "plan": "规划",
        "time_period": "时期",
        "as_at": "数据截至",
        "period_kind": "时期含义",
        "period_start": "起始年",
        "period_inferred": "时期为推定",
        "obs_value": "数值",
        "value_upper": "区间上端",
        "times": "倍数",
        "bound": "上下限或约数",
        "obs_status": "数据状态",
        "vintage": "数据版本",
        "source": "来源",
        "locator": "出处",
        "seen": "阅读范围",
        "label": "原文名称",
        "printed": "原文数字",
        "ordinal": "序次",
        "preferred": "采用",
        "reason": "理由",
        "derived": "计算式",
        "comment": "备注",
        "comparator": "目标措辞",
        "aspired": "力争",
        "obligation": "目标性质",
        "kind": "指标类型",
        "basis_indicator": "依据指标",
        "price": "价格",
        "department": "责任部门",
        "ranked": "参评个数",
        "supersedes": "替代的数据",
        "title": "标题",
        "publisher": "发布单位",
        "document_number": "文号",
        "published": "发布日期",
        "accessed": "查阅日期",
        "url": "网址",
        "file": "文件名",
        "grade": "来源等级",
        "reporter": "报送单位",
        "severity": "程度",
        "text": "说明",
        "figures": "涉及数据",
        "sources": "涉及文件",
        "indicator": "指标",
        "lead": "负责人",
        "cause": "原因",
        "measures": "措施",
        "due": "期限",
        "date": "日期",
        "status": "状态",
    },
    "en": {
        "id": "Id",
        "ref_area": "Area",
        "role": "Role",
        "plan": "Plan",
        "time_period": "Period",
        "as_at": "As at",
        "period_kind": "Kind of period",
        "period_start": "First year",
        "period_inferred": "Period inferred",
        "obs_value": "Value",
        "value_upper": "Upper end",
        "times": "Multiple",
        "bound": "Bound",
        "obs_status": "Status",
        "vintage": "Vintage",
        "source": "Source",
        "locator": "Place",
        "seen": "Seen",
        "label": "Name in the document",
        "printed": "As printed",
        "ordinal": "Ordinal",
        "preferred": "Preferred",
        "reason": "Ground",
        "derived": "Derived from",
        "comment": "Remark",
        "comparator": "Wording of the target",
        "aspired": "Aspired to",
        "obligation": "Obligation",
        "kind": "Kind of indicator",
        "basis_indicator": "Basis",
        "price": "Prices",
        "department": "Department",
        "ranked": "Number ranked",
        "supersedes": "Supersedes",
        "title": "Title",
        "publisher": "Publisher",
        "document_number": "Document number",
        "published": "Published",
        "accessed": "Accessed",
        "url": "Address",
        "file": "File",
        "grade": "Grade",
        "reporter": "Reported by",
        "severity": "Severity",
        "text": "Text",
        "figures": "Figures",
        "sources": "Documents",
        "indicator": "Indicator",
        "lead": "Lead",
        "cause": "Cause",
        "measures": "Measures",
        "due": "Due",
        "date": "Date",
        "status": "State",
    },
}

WORDS: Words = {
    "zh": {
        "list_title": "共改动数据{entries}次，涉及{records}项记录",
        "list_narrowed": "符合条件的改动{entries}次，涉及{records}项记录",
        "list_steps": "{title}；另有审核经过{steps}次",
        "list_none": "没有符合条件的变更，请放宽筛选条件",
        "list_subtitle": "最近的在前；每条记录一行，数值按指标的计量单位；时间为北京时间",
        "list_note": "外部修改是不经本工具、直接在数据文件中所作的改动，在下一次启动或填报时补记，"
        "时间为补记的时间。",
        "list_drafts": "起草、提交审核、退回和撤回草稿只是审核的经过，没有改动数据；"
        "审核通过才写入数据。",
        "group": "第{number}条　{at}　{person}　{action}",
        "group_zero": "初始状态　{at}　{person}",
        "group_why": "原因：{why}",
        "approved": "{name}（填报：{entered}）",
        "deed_proposed": "拟{deed}",
        "no_records": "没有涉及单条记录",
        "of_draft": "草稿第{number}号（内容见第{number}条）",
        "files": "涉及文件：{files}",
        "files_first": "当时的全部数据文件",
        "of_source": "资料：{name}",
        "of_issue": "存疑：{name}",
        "of_follow_up": "督办：{name}",
        "field": "{field}：{value}",
        "times": "{times}倍",
        "numbered": "《{title}》（{number}）",
        "quoted": "《{title}》",
        "internal_basis": "{basis}〔内部资料〕",
        "yes": "是",
        "no": "否",
        "nothing": "无",
        "figure_title": "{area}“{indicator}”{year}{role}：自有记录以来{count}个状态",
        "figure_one": "{area}“{indicator}”{year}{role}：自有记录以来没有改动",
        "figure_none": "数据文件和变更记录中没有这条数据",
        "figure_pick": "该地区没有这项指标的数据",
        "figure_subtitle": "每行为一个状态，最早的在前；单位：{unit}；时间为北京时间",
        "figure_gone": "（无此数据）",
        "figure_label": "{period} {role} {value}",
        "figure_twice": "{label}　{document}…",
        "figure_label_gone": "{period} {role}（已删除）",
        "states_title": "{then}与{now}相比：{count}条数据不同",
        "states_same": "{then}与{now}相比，数据没有差别",
        "states_subtitle": "所选城市及其所属地区；数值按指标的计量单位",
        "verdicts_title": "{then}与{now}相比：{count}项判断不同",
        "verdicts_same": "{then}与{now}相比，各项判断相同",
        "verdicts_subtitle": "规划：{plan}；评估年份：{year}；两个状态都按今天的日期判断",
        "states_faulty": "{state}的数据文件有{count}处问题，有问题的文件未予采用，"
        "其中的数据按没有计。",
        "states_fatal": "{state}的数据文件夹不能读取，不能对照。",
        "states_equal": "所选的两个状态相同，请另选一个。",
        "states_others": "资料、存疑、督办等其他记录的改动见“变更列表”。",
        "now": "现在",
        "now_told": "现在",
        "month_end": "{year}年{month}月末",
        "day_end": "{day}日末",
        "after_entry": "第{number}条变更后（{at}）",
        "after_zero": "初始状态（{at}）",
        "label": "第{number}条　{day}　{name}　{action}",
        "reversal_title": "撤销第{number}条变更，将改动{count}项记录",
        "reversal_subtitle": "以下只是建议，尚未改动任何数据；撤销本身也是一次变更，会记入变更记录",
        "reversal_none": "还没有可以撤销的变更",
        "reversal_how": "撤销须由有权填报的人员登录后进行；管理员也可在服务器上执行以下命令"
        "（引号内填写姓名和原因）：",
        "reversal_reason": "撤销原因（必填）",
        "reversal_do": "撤销第{number}条变更",
        "reversal_no_reason": "请先填写撤销原因。",
        "reversal_failed": "没有撤销：",
        "reversal_done": "已撤销第{number}条变更，记为第{new}条变更。",
        "reversal_sent": "撤销第{number}条变更的申请已提交审核（草稿{new}），审核通过后生效。",
        "reversal_by": "姓名",
        "reversal_why": "原因",
        "sound": "变更记录经核验完整，与数据文件一致：自{since}起共有{count}条变更，"
        "最近一条在{last}。",
        "sound_first": "变更记录经核验完整，与数据文件一致：自{since}起尚无变更。",
        "unsound": "变更记录有{count}处问题，请管理员核查：",
        "unrecorded": "有尚未补记的外部修改，下一次启动或填报时补记：",
        "unreadable": "变更记录无法读取，请管理员核查：",
        "no_log": "还没有变更记录。",
        "no_log_when": "历史从第一次填报或启用填报时开始：那时把数据文件的状态记为初始状态，"
        "此后每次填报、导入、审核和撤销都记下谁、何时、为何、依据什么文件、原值和新值。",
        "no_log_outside": "启用之后，直接在数据文件中所作的改动，也会在下一次启动或填报时"
        "补记为“外部修改”。",
        "comparing": "正在还原当时的数据……",
        "checking": "正在核验变更记录……",
    },
    "en": {
        "list_title": "{entries:change|changes} of {records:record|records}",
        "list_narrowed": "{entries:change|changes} of {records:record|records} found",
        "list_steps": "{title}; {steps:step|steps} of the review besides",
        "list_none": "No change matches; widen the filters",
        "list_subtitle": "Latest first; a row for each record, values in the indicator's unit; "
        "times are Beijing time",
        "list_note": "Edited outside the tool: made by hand in the data files, and recorded at "
        "the next start or entry, with the time of recording.",
        "list_drafts": "Drafts, submissions, returns and withdrawals are steps of the review and "
        "alter no data; only an approval does.",
        "group": "No. {number} · {at} · {person} · {action}",
        "group_zero": "First state · {at} · {person}",
        "group_why": "Reason: {why}",
        "approved": "{name} (entered by {entered})",
        "deed_proposed": "{deed} (proposed)",
        "no_records": "No single record",
        "of_draft": "Draft {number} (its records: no. {number})",
        "files": "Files: {files}",
        "files_first": "All data files as they were then",
        "of_source": "Document: {name}",
        "of_issue": "Doubt: {name}",
        "of_follow_up": "Follow-up: {name}",
        "field": "{field}: {value}",
        "times": "{times} times",
        "numbered": "{title} ({number})",
        "quoted": "{title}",
        "internal_basis": "{basis} [internal]",
        "yes": "yes",
        "no": "no",
        "nothing": "none",
        "figure_title": "{area}, {indicator}, {year} {role}: {count:state|states} on record",
        "figure_one": "{area}, {indicator}, {year} {role}: never changed on record",
        "figure_none": "Neither the data files nor the log have this figure",
        "figure_pick": "The area has no figure of this indicator",
        "figure_subtitle": "A row for each state, the earliest first; unit: {unit}; times are "
        "Beijing time",
        "figure_gone": "(no figure)",
        "figure_label": "{period} {role} {value}",
        "figure_twice": "{label} · {document}…",
        "figure_label_gone": "{period} {role} (removed)",
        "states_title": "{then} against {now}: {count:figure differs|figures differ}",
        "states_same": "{then} against {now}: no figure differs",
        "states_subtitle": "The cities chosen and the areas in them; values in the indicator's "
        "unit",
        "verdicts_title": "{then} against {now}: {count:verdict differs|verdicts differ}",
        "verdicts_same": "{then} against {now}: no verdict differs",
        "verdicts_subtitle": "Plan: {plan}; year of assessment: {year}; both judged as of today",
        "states_faulty": "{state}: the data files have {count:fault|faults}; files with faults "
        "are left out, and their figures count as missing.",
        "states_fatal": "{state}: the data folder cannot be read or compared.",
        "states_equal": "Both states are the same; choose another one.",
        "states_others": "Changes of documents, doubts and follow-ups stand in the list of "
        "changes.",
        "now": "Now",
        "now_told": "now",
        "month_end": "End of {year}-{month:02d}",
        "day_end": "End of {day}",
        "after_entry": "State after no. {number} ({at})",
        "after_zero": "First state ({at})",
        "label": "No. {number} · {day} · {name} · {action}",
        "reversal_title": "Taking back no. {number} would alter {count:record|records}",
        "reversal_subtitle": "A proposal: nothing is altered yet. A reversal is a change like any "
        "other and goes on record",
        "reversal_none": "There is no change to take back yet",
        "reversal_how": "A reversal is made by those who may enter data, signed in; on the server "
        "an administrator can run this command (name and reason between the quotes):",
        "reversal_reason": "Reason for the reversal (required)",
        "reversal_do": "Take back no. {number}",
        "reversal_no_reason": "Give a reason first.",
        "reversal_failed": "Nothing was taken back:",
        "reversal_done": "No. {number} was taken back, on record as no. {new}.",
        "reversal_sent": "Taking back no. {number} was submitted for review (draft {new}); it "
        "takes effect once approved.",
        "reversal_by": "name",
        "reversal_why": "reason",
        "sound": "The log is verified, whole and agrees with the data files: "
        "{count:change|changes} since {since}, the last at {last}.",
        "sound_first": "The log is verified, whole and agrees with the data files: no change "
        "since {since}.",
        "unsound": "The log has {count:fault|faults}; an administrator should look into it:",
        "unrecorded": "Edits made outside the tool are not recorded yet; the next start or entry "
        "records them:",
        "unreadable": "The log cannot be read; an administrator should look into it:",
        "no_log": "There is no log yet.",
        "no_log_when": "History begins with the first entry, or when entering data is switched "
        "on: the data files as they are then become the first state, and each entry, import, "
        "review and reversal afterwards is recorded with who, when, why, on which document, "
        "before and after.",
        "no_log_outside": "From then on edits made by hand in the data files are recorded too, at "
        "the next start or entry, as edited outside the tool.",
        "comparing": "Restoring the data of that time…",
        "checking": "Verifying the log…",
    },
}

BY_TOOL = ("outside", "system", "first", "by_hand")
"""What the tool itself writes into the log for a person or a reason: keys of `history.WORDS`."""


def spoken(lang: str, written: str) -> str:
    """Return what a person wrote; what the tool wrote into the log, in the reader's language.

    >>> spoken("en", "系统"), spoken("en", "张三")
    ('system', '张三')
    """
    for key in BY_TOOL:
        if any(written == told[key] for told in history.WORDS.values()):
            return history.WORDS[lang][key]
    return written


def say(lang: str, key: str, **params: object) -> str:
    """Return the words for a key.

    >>> say("zh", "list_title", entries=2, records=3), say("en", "list_title", entries=1, records=3)
    ('共改动数据2次，涉及3项记录', '1 change of 3 records')
    """
    template = WORDS[lang][key]
    return template.format(**(counted(params) if "|" in template else params))
