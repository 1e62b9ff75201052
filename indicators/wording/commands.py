"""What the commands that write files say, in Chinese and English; their help is Chinese."""

from collections.abc import Iterable

HELP = {
    "briefing": "写出进展情况报告：按方案文件，或按选项；-o 的后缀定格式"
    "（.docx、.pptx、.html、.xlsx）",
    "export": "写出一种、几种或全部格式的文件；--exhibit 只写某一类图表",
    "recipe": "方案文件（YAML），可在“简报”页保存；其后的选项优先于方案",
    "output": "写到哪里：文件、文件夹，或以 .zip 结尾的压缩包（方案中写了的可省）",
    "cities": "城市：代码、英文标识或名称，以逗号分隔（默认全部）",
    "plan": "规划代码，如 14fyp（默认数据最多的规划）",
    "as_of": "评估年份：只用这一年及以前的数据（默认最近一个完整年份）",
    "indicators": "只写这些指标，按此次序：代码或名称，以逗号分隔（默认全部）",
    "sections": "报告章节及次序，以逗号分隔（默认全部）：{sections}",
    "unit": "制表单位",
    "date": "制表日期，如 2026-11-22（默认今天）",
    "final": "定稿（默认为初步）",
    "public": "公开版：不含内部资料及据此计算的一切内容",
    "lang": "语言：zh 或 en（默认 zh）",
    "force": "已有文件时覆盖",
    "title": "报告标题（默认按规划生成）",
    "template": "自备的 PowerPoint 模板（.pptx），沿用其版式、字体、配色和标志",
    "format": "格式，以逗号分隔，all 为全部（默认 docx）：{formats}",
    "exhibit": "只写这一类图表：{kinds}",
    "indicator": "指标代码（compare、series、trend 须写明）",
    "codes": "退出码：0 已写出；1 有问题（方案或数据文件有误，某种文件不能生成或写出）；\n"
    "2 命令写错；130 已中断。任何情况都不留下写了一半的文件，已有文件不加 --force 不改动。",
}
WORDS = {
    "zh": {
        "unknown": "没有{what}“{given}”，可用的有：{allowed}",
        "city": "城市",
        "plan": "规划",
        "year": "评估年份",
        "format": "格式",
        "exhibit": "图表类别",
        "indicator": "指标",
        "suffix": "文件后缀",
        "section": "章节",
        "no_output": "没有写明写到哪里：加 -o，或在方案中写 output",
        "day": "日期“{given}”写法不对，应如 2026-11-22",
        "needs_indicator": "“{kind}”须用 --indicator 写明指标，可用的有：{allowed}",
        "no_recipe": "没有方案文件 {path}",
        "no_template": "读不到模板文件 {path}",
        "template_alone": "--template 只用于 PowerPoint（pptx）",
        "nothing": "没有可写的内容：所选城市、规划和年份没有这类图表",
        "several": "会写出多个文件，-o 应为文件夹或以 .zip 结尾",
        "exists": "已有文件 {path}，未改动。加 --force 覆盖",
        "making": "[{place}/{count}] {name}",
        "written": "已写出 {path}（{size} KB）",
        "interrupted": "已中断，没有留下不完整的文件",
        "left_out": "数据文件有 {count} 处问题，有问题的文件未采用",
        "no_cities": "数据文件夹中没有城市数据",
    },
    "en": {
        "unknown": "There is no {what} “{given}”; there are: {allowed}",
        "city": "city",
        "plan": "plan",
        "year": "reference year",
        "format": "format",
        "exhibit": "kind of exhibit",
        "indicator": "indicator",
        "suffix": "file suffix",
        "section": "section",
        "no_output": "Where to write? Give -o, or write output in the recipe",
        "day": "“{given}” is no day such as 2026-11-22",
        "needs_indicator": "“{kind}” needs --indicator; there are: {allowed}",
        "no_recipe": "There is no recipe {path}",
        "no_template": "The template {path} cannot be read",
        "template_alone": "--template is for PowerPoint (pptx) alone",
        "nothing": "Nothing to write: no such exhibit for these cities, plan and year",
        "several": "There will be several files: -o must be a folder or end in .zip",
        "exists": "{path} exists and was left as it was. Use --force to replace it",
        "making": "[{place}/{count}] {name}",
        "written": "Written: {path} ({size} KB)",
        "interrupted": "Interrupted; no incomplete file was left",
        "left_out": "The data files have {count} faults; files with faults were left out",
        "no_cities": "There are no cities in the data folder",
    },
}


def help_of(key: str, **lists: Iterable[str]) -> str:
    """Return the help of a command or an option.

    >>> help_of("format", formats=["docx", "pptx"])
    '格式，以逗号分隔，all 为全部（默认 docx）：docx、pptx'
    """
    text = HELP[key].format(**{name: "、".join(some) for name, some in lists.items()})
    return text.replace("%", "%%")


def say(lang: str, key: str, **params: object) -> str:
    """Return the words for a key.

    >>> say("zh", "exists", path="a.docx")
    '已有文件 a.docx，未改动。加 --force 覆盖'
    """
    return WORDS[lang][key].format(**params)


def unknown(lang: str, what: str, given: str, allowed: Iterable[str]) -> str:
    """Say that something is not there, and what is.

    >>> unknown("zh", "plan", "15", ["14fyp"])
    '没有规划“15”，可用的有：14fyp'
    """
    listed = ("、" if lang == "zh" else ", ").join(allowed)
    return say(lang, "unknown", what=say(lang, what), given=given, allowed=listed)
