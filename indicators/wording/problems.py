"""What a person editing a data file is told, one sentence per fault code."""

import errno
import re
from collections.abc import Sequence

LONGEST = 60
REASONS = {
    errno.ENOENT: "没有这个文件",
    errno.EACCES: "没有读取权限",
    errno.EISDIR: "这是一个文件夹",
}
_NEAR = re.compile(r"[；。;] ?(?:相近的：|near(?: it)?: )\{options\}$")

# {field}: the field or key; {value}: what was read; {options}: what is allowed.
PROBLEM = {
    "too_many": "问题太多，只列出前 {options} 处；请先改好这些",
    "unreadable": "文件无法读取（{value}）；请检查文件是否存在、是否有读取权限",
    "too_large": "文件太大，超过 {options}；请拆分或检查内容",
    "not_utf8": "文件不是 UTF-8 编码（此处字节为 {value}）；请用 UTF-8 另存",
    "empty": "文件没有内容；至少要写 {options}",
    "yaml_syntax": "YAML 写法有误：{options}；请检查缩进、冒号（须为半角加空格）和引号",
    "wide_colon": "键后是全角冒号；请改为半角冒号加空格",
    "yaml_alias": "不允许使用 YAML 锚点与别名（& 和 *）；请把内容直接写出",
    "yaml_tag": "不允许使用 YAML 标签，读到 {value}；请直接写值",
    "yaml_key": "键应为文字，读到 {value}；请检查缩进",
    "yaml_depth": "缩进层次太深，读不下去；请检查括号与缩进",
    "duplicate_key": "同一处有两个“{field}”；请合并或删去一个",
    "missing": "缺少“{field}”，此项必须填写",
    "unknown_key": "没有“{field}”这一项；可用：{options}",
    "number_expected": "“{field}”应为数字，读到 {value}；只写半角数字，不加引号，单位由指标规定",
    "integer_expected": "“{field}”应为整数，读到 {value}；只写半角数字，不加引号",
    "out_of_range": "“{field}”读到 {value}，超出允许范围：{options}",
    "text_expected": "“{field}”应为文字，读到 {value}；代码与编号请加引号",
    "text_long": "“{field}”太长，最多 {options} 个字",
    "text_control": "文字中有控制字符，读到 {value}；请删去反斜杠转义",
    "text_empty": "“{field}”不能为空",
    "flag_expected": "“{field}”应为 true 或 false，读到 {value}",
    "form": "“{field}”写法不对，读到 {value}；应为 {options}",
    "choice": "“{field}”读到 {value}；可用：{options}",
    "mapping_expected": "“{field}”应为若干“键: 值”，读到 {value}；请检查缩进",
    "list_expected": "“{field}”应为以“- ”开头的列表，读到 {value}",
    "invalid": "“{field}”读到 {value}，不符合要求：{options}",
    "unknown_indicator": "没有指标 {value}；请先在 indicators.yaml 登记。相近的：{options}",
    "unknown_area": "没有地区 {value}；请先在 areas.yaml 登记。相近的：{options}",
    "foreign_area": "地区 {value} 不属于本文件的地区；只能写 {options} 及其下级",
    "unknown_unit": "没有计量单位 {value}；请先在 units.yaml 登记。相近的：{options}",
    "unknown_source": "没有来源 {value}；请先在本文件 sources 登记。相近的：{options}",
    "unknown_plan": "没有规划 {value}；请先在 plans.yaml 登记。相近的：{options}",
    "unknown_figure": "没有编号为 {value} 的数据。相近的：{options}",
    "duplicate_area": "地区 {value} 已有另一文件 {options}；一个地区只能有一个文件",
    "duplicate_id": "编号 {value} 已用于 {options}；编号不能重复",
    "duplicate_slug": "简称 {value} 已用于 {options}；简称不能重复",
    "group_members": "分组（level: group）须在 members 列出地区，其他级别不写；见 {value}",
    "group_in_group": "分组的 members 不能是另一个分组，读到 {value}；请直接列出其中的地区",
    "area_cycle": "地区 {value} 的上级关系绕成一圈；请检查 parent",
    "plan_missing": "{value} 必须写明属于哪个规划（plan）；可用：{options}",
    "plan_on_actual": "实绩不写 plan，读到 {value}；基期、目标、阶段目标才写",
    "plan_foreign": "规划 {value} 是 {options} 的规划，不能用于此处",
    "plan_order": "规划的目标年 {value} 应晚于基期年 {options}",
    "plan_year": "time_period {value} 与规划不符，应为 {options}；推定的写 period_inferred: true",
    "target_before_baseline": "目标年 {value} 不晚于同一规划的基期年 {options}",
    "target_side": "目标 {value} 与指标方向不符：{options}",
    "comparator_side": "目标用语 {value} 与指标方向不符：{options}",
    "target_only": "“{field}”只用于目标，此处是 {value}",
    "target_on_event": "指标是一次性活动（event），不设目标",
    "target_without_direction": "指标没有方向（direction），不能设目标",
    "headline_event": "一次性活动（event）不能列为主要指标（headline）",
    "value_missing": "没有数值：“obs_value”必须填写（翻番目标写 times）",
    "value_and_times": "“obs_value”与“times”只能写一个",
    "times_role": "“times”只用于目标，此处是 {value}",
    "range_order": "“value_upper”{value} 应大于“obs_value”{options}",
    "rank_value": "位次应为不小于 1 的整数，读到 {value}",
    "period_missing": "{value} 必须写 time_period",
    "period_start_missing": "时期类型 {value} 必须写 period_start（起始年）",
    "period_order": "“{field}”{value} 与 time_period {options} 不合",
    "printed_missing": "没有“printed”：请照原文写数字、单位与限定词（推算的写 derived）",
    "printed_and_derived": "推算的数没有原文数：“printed”与“derived”只能写一个",
    "printed_count": "“printed”应恰好有{options}个数，读到 {value}",
    "printed_value": "“obs_value”{value} 与原文数“{options}”不符；请核对",
    "printed_upper": "“value_upper”{value} 与原文数“{options}”不符；请核对",
    "printed_times": "“times”{value} 与原文“{options}”不符；请核对",
    "printed_unit": "原文数 {value} 的单位与指标单位不符；可用：{options}",
    "bound_missing": "原文数 {value} 带有余、多等字，须写 bound: at_least",
    "locator_missing": "没有“locator”：写明位置；只见摘录的写 locator: null 与 seen: excerpt",
    "internal_source": "内部数据的来源必须写明 {options}",
    "preferred_none": "同一数据有 {value} 条记录，须恰好一条写 preferred: true：{options}",
    "preferred_two": "同一数据有两条以上写了 preferred: true，只能留一条：{options}",
    "preferred_reason": "几条记录中选定一条，须写 reason 说明理由",
    "preferred_derived": "推算的数不能排在已公布的数之前",
    "preferred_doubtful": "存疑的数（obs_status: U）不能选定",
    "differing_values": "同一数据数值不同（{value}），须在 issues 中列出：{options}",
    "doubt_unexplained": "存疑的数（obs_status: U）须在 issues 中说明",
    "derived_form": "推算式写法不对，读到 {value}；只能用数据编号、整数和 + - * / ( )",
    "derived_cycle": "推算式绕成一圈：{value}",
    "derived_value": "“obs_value”{value} 与推算结果 {options} 不符；请核对",
    "issue_empty": "没有指明所涉数据（figures）或来源（sources）",
    "label_not_found": "文件 {options} 中找不到 {value}；label 须照原文写",
    "printed_not_found": "文件 {options} 中“{field}”前后 40 字内找不到 {value}；请核对",
    "document_missing": "文件夹中没有能读的 {value}；请检查来源的 file",
}

# What libyaml says, in Chinese; the first part that fits.
SYNTAX = {
    "mapping values are not allowed": "此处不能再有冒号",
    "could not find expected ':'": "缺少冒号",
    "cannot start any token": "值不能以 %、@、` 或制表符开头，请加引号",
    "did not find expected key": "缩进不齐，或缺少键",
    "did not find expected ',' or ']'": "方括号内缺少逗号，或没有配对",
    "did not find expected ',' or '}'": "花括号内缺少逗号，或没有配对",
    "did not find expected '-' indicator": "列表项须以“- ”开头并对齐",
    "did not find expected node content": "此处缺少内容",
    "unexpected end of stream": "引号或括号没有配对",
    "block sequence entries are not allowed": "此处不能写“- ”",
    "block mapping": "缩进不齐",
    "block collection": "缩进不齐",
    "tab": "不能用制表符缩进",
    "unknown escape": "双引号内有不认识的反斜杠转义",
    "escape": "双引号内的反斜杠转义不对",
    "control characters": "有控制字符",
    "special characters": "有控制字符",
    "unacceptable": "有控制字符",
    "tag": "不允许使用 YAML 标签",
    "anchor": "不允许使用 YAML 锚点与别名",
    "alias": "不允许使用 YAML 锚点与别名",
    "another document": "一个文件只能有一份内容，不要写 ---",
    "directive": "不允许使用 % 指令",
    "document start": "一份内容之后还有多余的文字",
}
DAYS = "2025、2025-09、2025-09-30"
CODES = "小写字母、数字、-、_"
# How a field with a fixed form is written right.
EXAMPLE = {
    "time_period": "2025、2025-06、2025-Q3",
    "as_at": "2025-09",
    "published": DAYS,
    "accessed": DAYS,
    "date": DAYS,
    "due": DAYS,
    "slug": CODES,
    "id": CODES,
    "concept": CODES,
    "[key]": CODES,
}
LISTED = 12


def reason(error: OSError) -> str:
    """Say why a file cannot be read, as far as a reader can help it.

    >>> reason(FileNotFoundError(2, "No such file or directory"))
    '没有这个文件'
    """
    return REASONS.get(error.errno or 0) or error.strerror or str(error)


def sentence(code: str, *, field: str, value: object, options: Sequence[str]) -> str:
    """Put a fault into words.

    >>> sentence("choice", field="role", value="goal", options=("actual", "target"))
    '“role”读到 "goal"；可用：actual、target'
    >>> sentence("unknown_plan", field="plan", value="x", options=())
    '没有规划 "x"；请先在 plans.yaml 登记'
    """
    shown = "、".join(map(_short, options[:LISTED])) + ("等" if len(options) > LISTED else "")
    said = PROBLEM[code] if options else without_near(PROBLEM[code])
    return said.format(field=_short(field), value=as_read(value), options=shown or "—")


def without_near(said: str) -> str:
    """Return a fault's sentence without its list of near names, for where there is none.

    >>> without_near("没有地区“{value}”；相近的：{options}")
    '没有地区“{value}”'
    """
    return _NEAR.sub("", said)


def syntax(said: str) -> str:
    """Say what libyaml found wrong.

    >>> syntax("mapping values are not allowed in this context")
    '此处不能再有冒号'
    """
    return next((words for part, words in SYNTAX.items() if part in said), "此处无法识别")


def as_read(value: object) -> str:
    """Show what stands in the file, shortened: text in quotes, so that '43' differs from 43."""
    if isinstance(value, str):
        return '"' + _short(value).replace("\n", " ") + '"'
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict | list):
        return "一组“键: 值”" if isinstance(value, dict) else "一个列表"
    return "空" if value is None else f"{value:g}" if isinstance(value, float) else str(value)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[:LONGEST] + "…"
