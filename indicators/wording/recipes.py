"""What a recipe of a briefing says of itself, and what is said where it is wrong."""

from collections.abc import Iterable

from indicators.wording.problems import LISTED

KEYS = {
    "zh": {
        "title": "报告标题；不写则按规划生成",
        "cities": "城市：代码、英文标识或名称，按此次序；不写为全部",
        "plan": "规划代码，如 14fyp；不写为数据最多的规划",
        "as_of": "评估年份：只用这一年及以前的数据；不写为最近一个完整年份",
        "indicators": "指标：代码或名称，只写这些，按此次序；不写为全部",
        "sections": "章节及次序（附件总在最后）；不写为全部。可用：{sections}",
        "unit": "制表单位",
        "date": "制表日期，如 2026-11-22；不写为生成当天",
        "final": "是否定稿：true 为定稿，false 为初步",
        "public": "是否公开版：true 时不含内部资料及据此计算的一切内容",
        "lang": "语言：zh 或 en",
        "template": "自备的 PowerPoint 模板（.pptx），路径相对于本文件；只用于 PowerPoint",
        "formats": "格式，all 为全部；不写为 Word 报告。可用：{formats}",
        "output": "写到哪里：文件、文件夹或 .zip，相对于本文件；也可在命令后写 -o",
    },
    "en": {
        "title": "Title of the report; none: made after the plan",
        "cities": "Cities by code, slug or name, in this order; none: all",
        "plan": "Code of the plan, such as 14fyp; none: the one with most data",
        "as_of": "Reference year: data up to this year count; none: the last full year",
        "indicators": "Indicators by code or name, these alone, in this order; none: all",
        "sections": "Sections in their order (the annex is always last); none: all. "
        "There are: {sections}",
        "unit": "Compiled by",
        "date": "Compiled on, such as 2026-11-22; none: the day when it is made",
        "final": "true: final, false: preliminary",
        "public": "true: without anything internal or computed from it",
        "lang": "Language: zh or en",
        "template": "Your own PowerPoint template (.pptx), relative to this file; for PowerPoint "
        "alone",
        "formats": "Formats, all for every one; none: Word. There are: {formats}",
        "output": "Where to write: a file, a folder or a .zip, relative to this file; or give -o",
    },
}
HEAD = {
    "zh": "简报方案：选择一次，以后照此生成。没有写值的项按默认。\n"
    "用法：python -m indicators briefing 本文件.yaml -o 输出",
    "en": "Recipe of a briefing: chosen once, made again any time. What has no value is as usual.\n"
    "Usage: python -m indicators briefing this-file.yaml -o out",
}
FILE = {"zh": "简报方案", "en": "briefing-recipe"}
WORDS = {
    "zh": {
        "no_template": "没有这个文件，或无法读取",
        "not_pptx": "应为 .pptx 文件",
        "several": "写出的格式不是这一种，应为文件夹或以 .zip 结尾",
        "faulty": "方案有 {count} 处问题，未采用",
        "faults": "方案有 {count} 处问题，未写出任何文件",
    },
    "en": {
        "no_template": "there is no such file, or it cannot be read",
        "not_pptx": "a .pptx file is expected",
        "several": "other formats are written: a folder or a .zip is expected",
        "faulty": "Faults in the recipe: {count}; it was not used.",
        "faults": "Faults in the recipe: {count}; nothing was written",
    },
}
# {field}: the key; {value}: what was read; {options}: what is allowed. In Chinese the words are
# those of the data files, `wording.problems`.
PROBLEM_EN = {
    "too_many": "too many faults: the first {options} are listed",
    "unreadable": "the file cannot be read ({value})",
    "too_large": "the file is larger than {options}",
    "not_utf8": "the file is not UTF-8 (byte {value}); save it as UTF-8",
    "empty": "the file has no content",
    "yaml_syntax": "this is not YAML: check indentation, colons and quotes",
    "wide_colon": "a full-width colon follows the key; write an ordinary one and a space",
    "yaml_alias": "anchors and aliases of YAML (& and *) are not allowed",
    "yaml_tag": "YAML tags are not allowed, found {value}",
    "yaml_key": "a key is expected to be text, found {value}; check indentation",
    "yaml_depth": "nested too deep; check brackets and indentation",
    "duplicate_key": "“{field}” stands here twice",
    "unknown_key": "there is no “{field}”; there are: {options}",
    "integer_expected": "“{field}” is to be a whole number without quotes, found {value}",
    "text_expected": "“{field}” is to be text, found {value}; put codes in quotes",
    "text_long": "“{field}” is too long: at most {options} characters",
    "text_control": "the text has a control character, found {value}",
    "text_empty": "“{field}” must not be empty text",
    "flag_expected": "“{field}” is to be true or false, found {value}",
    "form": "“{field}” is written wrongly, found {value}; write it like {options}",
    "choice": "“{field}” is {value}; there are: {options}",
    "mapping_expected": "“{field}” is to be “key: value” lines, found {value}; check indentation",
    "list_expected": "“{field}” is to be a list, each line starting with “- ”, found {value}",
    "invalid": "“{field}” is {value}: {options}",
}
_VALUES_EN = {
    "空": "nothing",
    "一个列表": "a list",
    "一组“键: 值”": "“key: value” lines",
    '"没有这个文件"': "there is no such file",
    '"没有读取权限"': "no permission to read it",
    '"这是一个文件夹"': "it is a folder",
}


def comment(lang: str, key: str, **lists: Iterable[str]) -> str:
    """Explain a key of a recipe.

    >>> comment("zh", "formats", formats=["docx", "pptx"])
    '格式，all 为全部；不写为 Word 报告。可用：docx、pptx'
    """
    return KEYS[lang][key].format(**{name: joined(lang, some) for name, some in lists.items()})


def say(lang: str, key: str, **params: object) -> str:
    """Return the words for a key.

    >>> say("zh", "faults", count=2)
    '方案有 2 处问题，未写出任何文件'
    """
    return WORDS[lang][key].format(**params)


def fault_en(code: str, field: str, value: str, options: tuple[str, ...]) -> str:
    """Put a fault into English; `value` is as `wording.problems` shows it.

    >>> fault_en("choice", "lang", '"fr"', ("zh", "en"))
    '“lang” is "fr"; there are: zh, en'
    """
    shown = joined("en", options[:LISTED]) + (" …" if len(options) > LISTED else "")
    read = _VALUES_EN.get(value, value)
    return PROBLEM_EN[code].format(field=field, value=read, options=shown or "—")


def joined(lang: str, some: Iterable[str]) -> str:
    """Join names as a list."""
    return ("、" if lang == "zh" else ", ").join(some)
