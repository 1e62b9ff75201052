"""What is said of drafts and their review."""

import datetime as dt
from collections.abc import Iterable

STATES = {
    "zh": {
        "draft": "草稿",
        "submitted": "待审核",
        "returned": "已退回",
        "approved": "已通过",
        "withdrawn": "已撤回",
    },
    "en": {
        "draft": "draft",
        "submitted": "submitted",
        "returned": "returned",
        "approved": "approved",
        "withdrawn": "withdrawn",
    },
}
WORDS = {
    "zh": {
        "unknown": "没有第 {number} 号草稿。",
        "nothing": "没有任何修改，不能作为草稿。",
        "state": "第 {number} 号草稿现为“{state}”（{name}，{at}），此操作只适用于：{allowed}。",
        "moved": "第 {number} 号草稿在您查看之后有变动，未处理。请重新查看。",
        "other": "这份草稿由{name}填报，只有本人可以修改、提交和撤回。",
        "own": "不能审核通过本人填报或修改过的草稿，须由另一人审核。",
        "remark": "退回须写明意见。",
        "may_enter": "您不是地区 {area} 的填报人。",
        "may_review": "您不是地区 {area} 的审核人。",
    },
    "en": {
        "unknown": "There is no draft {number}.",
        "nothing": "Nothing is changed: no draft.",
        "state": "Draft {number} is {state} ({name}, {at}); this is for drafts that are: "
        "{allowed}.",
        "moved": "Draft {number} went on since you looked at it, and was left as it is. Look "
        "again.",
        "other": "{name} entered this draft; nobody else can change, submit or withdraw it.",
        "own": "You entered or changed this draft: another person has to approve it.",
        "remark": "A returned draft needs a remark.",
        "may_enter": "You are not an editor of the area {area}.",
        "may_review": "You are not a reviewer of the area {area}.",
    },
}


def say(lang: str, key: str, **params: object) -> str:
    """Return the words for a key.

    >>> say("zh", "unknown", number=7)
    '没有第 7 号草稿。'
    """
    return WORDS[lang][key].format(**params)


def state(lang: str, given: str) -> str:
    """Return the words for a state of a draft.

    >>> state("zh", "submitted")
    '待审核'
    """
    return STATES[lang][given]


def states(lang: str, given: Iterable[str]) -> str:
    """Return the words for some states.

    >>> states("en", ["draft", "returned"])
    'draft, returned'
    """
    return ("、" if lang == "zh" else ", ").join(state(lang, one) for one in given)


def moment(at: str) -> str:
    """Return a moment (ISO 8601) to the minute.

    >>> moment("2026-03-01T09:30:15+08:00")
    '2026-03-01 09:30'
    """
    return f"{dt.datetime.fromisoformat(at):%Y-%m-%d %H:%M}"
