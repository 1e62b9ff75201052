"""What is said of the history of the data: entries, conflicts, faults, the command."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from indicators.wording.plural import counted

HELP = {
    "history": "变更记录：谁在何时改了什么；核对记录，恢复某一时点的数据，撤销一次变更",
    "show": "列出变更记录",
    "figure": "只列某一数据（编号）",
    "city": "只列某一地区（名称、代码或简称）",
    "verify": "核对：记录未被改动，且与现有文件一致",
    "at": "写出某一时点的数据文件夹",
    "moment": "日期（如 2026-03-01，指当日结束时）、时刻（如 2026-03-01T12:00）或记录编号",
    "output": "写到哪个文件夹（须为空或尚不存在）",
    "undo": "撤销一次变更；撤销本身也是一次变更",
    "number": "记录编号",
    "by": "撤销人姓名",
    "why": "撤销理由",
    "data": "数据文件夹",
    "lang": "提示的语言：zh 或 en（默认 zh）",
}
ACTIONS = {
    "zh": {
        "initial": "初始状态",
        "edit": "修改",
        "external": "外部修改",
        "reversal": "撤销",
        "draft": "草稿",
        "submit": "提交审核",
        "return": "退回",
        "approve": "审核通过",
        "withdraw": "撤回草稿",
    },
    "en": {
        "initial": "first state",
        "edit": "edit",
        "external": "edit by hand",
        "reversal": "reversal",
        "draft": "draft",
        "submit": "submitted",
        "return": "returned",
        "approve": "approved",
        "withdraw": "draft withdrawn",
    },
}
WORDS = {
    "zh": {
        "system": "系统",
        "outside": "未知（直接修改文件）",
        "first": "开始记录",
        "by_hand": "在系统之外修改了数据文件",
        "no_folder": "没有数据文件夹 {path}。",
        "locked": "另有人正在写入，等了 {seconds:g} 秒仍未结束（{path}）。未作改动，请稍后再试。",
        "damaged": (
            "变更记录自第 {number} 条起与写入时不同（{path}），未作改动。"
            "请运行 python -m indicators history verify 查看，并从备份恢复。"
        ),
        "journal": "未完成的变更已损坏，无法继续：{path}。请从备份恢复。",
        "nothing": "没有要做的修改。",
        "restless": "有人正在直接修改数据文件，未作改动，请稍后再试。",
        "no_file": "没有地区 {area} 的数据文件。请先在 cities 或 benchmarks 中建立该文件。",
        "no_log": "这里还没有变更记录。",
        "too_early": "变更记录始于 {at}，没有更早的数据。",
        "no_entry": "没有第 {number} 条记录，最后一条是第 {last} 条。",
        "occupied": "{path} 不是空文件夹，未写出。请另选位置。",
        "irreversible": "第 {number} 条记录没有可以撤销的修改。",
        "superseded": "第 {number} 条之后，第 {later} 条又改了同一条数据（{key}）。请先撤销后者。",
        "refused": "修改后数据有 {count} 处问题，未作改动：",
        "last": "最后由 {name} 于 {at} 修改。",
        "git": "已保存，但未能提交到 git：{why}",
        "none": "（无）",
        "sound": "变更记录完好，共 {count} 条，与现有文件一致。",
        "faults": "共 {count} 处问题",
        "empty": "没有变更记录。",
        "written": "已写出 {path}",
        "undone": "已撤销第 {number} 条，记为第 {new} 条。",
        "no_area": "没有地区“{given}”。",
        "bad_moment": "“{given}”不是日期、时刻或记录编号，应如 2026-03-01 或 12。",
        "entry": "{number}  {at}  {action}  {name}  {why}",
    },
    "en": {
        "system": "system",
        "outside": "unknown (edited the files themselves)",
        "first": "Records begin",
        "by_hand": "Data files were edited outside the tool",
        "no_folder": "There is no data folder {path}.",
        "locked": (
            "Someone else is writing and had not finished after {seconds:g} seconds ({path}). "
            "Nothing was changed; try again later."
        ),
        "damaged": (
            "From entry {number} on the log is not as it was written ({path}); nothing was "
            "changed. See python -m indicators history verify, and restore from a backup."
        ),
        "journal": "An unfinished change is damaged: {path}. Restore from a backup.",
        "nothing": "There is nothing to change.",
        "restless": "Someone is editing the data files by hand; nothing was changed. Try later.",
        "no_file": "Area {area} has no data file. Begin one in cities or benchmarks first.",
        "no_log": "There is no log here yet.",
        "too_early": "The log begins at {at}; there are no earlier data.",
        "no_entry": "There is no entry {number}; the last one is {last}.",
        "occupied": "{path} is not an empty folder; nothing was written. Choose another place.",
        "irreversible": "Entry {number} has no change that can be taken back.",
        "superseded": (
            "After entry {number}, entry {later} changed the same record ({key}). "
            "Take that one back first."
        ),
        "refused": "The data would have {count:fault|faults}; nothing was changed:",
        "last": " It was last changed by {name} at {at}.",
        "git": "Saved, but not committed to git: {why}",
        "none": "(none)",
        "sound": "The log is sound: {count:entry|entries}, and the files are as it says.",
        "faults": "{count:fault|faults}",
        "empty": "There are no entries.",
        "written": "Written: {path}",
        "undone": "Entry {number} was taken back by entry {new}.",
        "no_area": "There is no area “{given}”.",
        "bad_moment": "“{given}” is no date, time or number of an entry: write 2026-03-01 or 12.",
        "entry": "{number}  {at}  {action}  {name}  {why}",
    },
}
CONFLICTS = {
    "zh": {
        "stale": "“{key}”已被他人修改，未保存：{fields}。",
        "gone": "“{key}”已不存在，未保存。",
        "exists": "“{key}”已经存在，未保存。",
        "field": "{name} 原为 {before}，现为 {now}",
        "join": "；",
    },
    "en": {
        "stale": "“{key}” was changed by someone else; nothing was saved: {fields}.",
        "gone": "“{key}” is no longer there; nothing was saved.",
        "exists": "“{key}” is already there; nothing was saved.",
        "field": "{name} was {before}, is now {now}",
        "join": "; ",
    },
}
FAULTS = {
    "zh": {
        "unfinished": "有一次变更尚未完成（journal.json），下次打开时会自动完成",
        "lost": "变更记录文件 log.jsonl 不见了",
        "torn": "最后一条记录不完整",
        "unreadable": "第 {number} 条记录无法读取",
        "altered": "第 {number} 条记录的内容被改动过",
        "misnumbered": "第 {number} 条记录的编号是 {path}：有记录缺失或次序被改动",
        "unchained": "第 {number} 条记录与前一条不相接：有记录缺失或次序被改动",
        "state_broken": "state.json 已损坏，下次打开时会自动重建",
        "state": "state.json 记到第 {number} 条，与最后一条记录不符：可能缺失末尾的记录",
        "first": "初始状态文件 first.json.gz 缺失或被改动过",
        "replay": "按第 {number} 条记录推不出它所记的文件内容",
        "unknown_file": "{path} 不在变更记录中",
        "missing_file": "{path} 不见了（最后一次记录是第 {number} 条）",
        "other_file": "{path} 与第 {number} 条记录之后的内容不同",
    },
    "en": {
        "unfinished": "A change is unfinished (journal.json); the next start finishes it",
        "lost": "The log, log.jsonl, is gone",
        "torn": "The last entry is not complete",
        "unreadable": "Entry {number} cannot be read",
        "altered": "Entry {number} was altered",
        "misnumbered": "Entry {number} has the number {path}: entries are missing or reordered",
        "unchained": "Entry {number} does not follow the one before: missing or reordered entries",
        "state_broken": "state.json is broken; the next start makes it anew",
        "state": "state.json is at entry {number}, not at the last one: later ones may be missing",
        "first": "The first state, first.json.gz, is missing or was altered",
        "replay": "Entry {number} does not lead to the files that it records",
        "unknown_file": "{path} is not in the log",
        "missing_file": "{path} is gone (last recorded in entry {number})",
        "other_file": "{path} is not as entry {number} left it",
    },
}
_SUBJECT = 60


def say(lang: str, key: str, /, **params: object) -> str:
    """Return the words for a key.

    >>> say("en", "sound", count=1)
    'The log is sound: 1 entry, and the files are as it says.'
    """
    return WORDS[lang][key].format(**counted(params))


def action(lang: str, code: str) -> str:
    """Return the word for an action.

    >>> action("zh", "external")
    '外部修改'
    """
    return ACTIONS[lang][code]


def fault(lang: str, code: str, number: int | None, path: str) -> str:
    """Return a fault of the log in words."""
    return FAULTS[lang][code].format(number=number, path=path)


def moment(at: str) -> str:
    """Return a moment as readers see it, in this machine's zone and to the minute."""
    return f"{dt.datetime.fromisoformat(at).astimezone():%Y-%m-%d %H:%M}"


def subject(lang: str, number: int, code: str, why: str) -> str:
    """Return the first line of a git commit.

    >>> subject("zh", 3, "edit", "年报")
    '#3 修改：年报'
    """
    short = " ".join(why.split())[:_SUBJECT]
    return f"#{number} {action(lang, code)}{'：' if lang == 'zh' else ': '}{short}"


def conflict(
    lang: str,
    code: str,
    key: str,
    before: Mapping[str, Any] | None,
    now: Mapping[str, Any] | None,
) -> str:
    """Return why a record was not changed, and the fields in which it is another.

    >>> conflict("en", "stale", "a", {"obs_value": 1}, {"obs_value": 2})
    '“a” was changed by someone else; nothing was saved: obs_value was 1, is now 2.'
    """
    words, old, new = CONFLICTS[lang], before or {}, now or {}
    names = [one for one in dict.fromkeys([*old, *new]) if old.get(one) != new.get(one)]
    none = WORDS[lang]["none"]
    fields = words["join"].join(
        words["field"].format(name=one, before=old.get(one, none), now=new.get(one, none))
        for one in names
    )
    return words[code].format(key=key, fields=fields)
