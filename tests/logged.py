"""A data folder with a log that tells of all there is: entries, edits by hand, review, reversal."""

import shutil
from pathlib import Path
from typing import Any

from indicators import editing
from indicators.changes import Change, Section
from indicators.history import Action, By, Store

ROOT = Path(__file__).parent.parent
WUWEI = "620600"
ZHANG, LI = By("zhang", "张三"), By("li", "李四")
EVIL = '<script>window.hit=1</script><img src=x onerror="window.hit=1">**b**'
INTERNAL = {
    "title": "关于报送2024年科技统计数据的函",
    "publisher": "武威市统计局",
    "document_number": "武统函〔2025〕3号",
    "published": "2025-03-02",
    "grade": "internal",
    "reporter": "武威市统计局",
}
FIGURE = {
    "id": "ww-rd-2024",
    "role": "actual",
    "time_period": "2024",
    "obs_value": 1.62,
    "source": "letter",
    "locator": "表1",
    "label": "R&D经费投入强度",
    "printed": "1.62%",
}


def folder(copy: Path, *, evil: str = "") -> Path:
    """Copy the project's data and make a log of nine changes; `evil` is put into every text."""
    shutil.copytree(ROOT / "data", copy, ignore=shutil.ignore_patterns(".*"))
    store, path = Store(copy, git=False), copy / "cities" / "wuwei.yaml"
    store.begin(By("admin", "管理员"))
    someone = By("zhang", ZHANG.name + evil)
    store.commit(
        [
            Change(WUWEI, Section.SOURCES, "letter", None, INTERNAL | _added(INTERNAL, evil)),
            Change(WUWEI, Section.FIGURES, FIGURE["id"], None, FIGURE, "rd_intensity"),
        ],
        by=someone,
        why="补充2024年数据" + evil,
    )
    raised = changed(path, "yb-186", obs_value=98, printed="98家", comment="按年鉴勘误" + evil)
    store.commit([raised], by=LI, why="年鉴勘误")
    _by_hand(path, "36.9189", "37.5")
    _by_hand(path, "369189万元", "375000万元")
    store.reconcile()
    draft = changed(path, "ww-028", obs_value=59.1, printed="59.1亿元")
    for action in (Action.DRAFT, Action.SUBMIT):
        store.note(action, by=someone, why="核对合同登记", changes=[draft], draft=1)
    store.commit([draft], by=LI, why="同意", action=Action.APPROVE, draft=1, entered_by=someone)
    store.commit([raised.reversed], by=LI, why="勘误撤回", action=Action.REVERSAL)
    gone = changed(path, "ww-009", gone=True)
    store.commit([gone], by=LI, why="重复录入")
    _by_hand(path, "ref_area:", "# 备注\nref_area:")
    store.reconcile()
    return copy


def copied(folder: Path, copy: Path) -> Path:
    """Copy a folder with its log."""
    return Path(shutil.copytree(folder, copy))


def changed(path: Path, key: str, *, gone: bool = False, **fields: Any) -> Change:
    """Return the change of a figure of a file."""
    record = editing.records(path.read_text("utf-8"), path)[Section.FIGURES, key]
    after = None if gone else {**record.fields, **fields}
    return Change(WUWEI, Section.FIGURES, key, record.fields, after, record.indicator)


def _added(fields: dict[str, str], evil: str) -> dict[str, str]:
    named = ("title", "publisher", "document_number", "reporter")
    return {name: fields[name] + evil for name in named}


def _by_hand(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
