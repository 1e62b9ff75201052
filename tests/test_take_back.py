"""Taking an entry back on the page 变更记录, without a browser: who may, and what is told."""

from collections.abc import Iterator
from pathlib import Path

import logged
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from indicators.access import ForbiddenError
from indicators.history import Action, Entry, Store
from pages import _shared, _writing

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return logged.folder(tmp_path_factory.mktemp("original") / "data")


@pytest.fixture
def folder(original: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    copy = logged.copied(original, tmp_path / "data")
    monkeypatch.setenv("INDICATORS_TODAY", "2026-11-23")
    monkeypatch.setattr(_shared, "DATA", copy)
    st.cache_resource.clear()
    yield copy
    st.cache_resource.clear()


@pytest.fixture
def writer(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Someone who may write is there."""

    def take_back(number: int, why: str) -> Entry:
        store = Store(folder, git=False)
        changes = store.reversal(number)
        return store.commit(changes, by=logged.LI, why=why, action=Action.REVERSAL)

    monkeypatch.setattr(_writing, "may", lambda *_: True)
    monkeypatch.setattr(_writing, "take_back", take_back)
    return folder


def opened(**address: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "pages" / "main.py"), default_timeout=60)
    app.query_params.update(address)
    return app.run().switch_page("history.py").run()


def shown(app: AppTest) -> str:
    assert not app.exception
    return "\n".join(element.body for element in app.get("html"))


def button(app: AppTest):
    return next((one for one in app.button if one.key == "undo"), None)


def test_who_may_not_write_gets_the_command_alone(folder: Path):
    app = opened(entry="8")

    assert button(app) is None
    assert "history undo 8" in shown(app)


def test_reversal_needs_a_reason(writer: Path):
    app = opened(entry="8")
    button(app).click().run()

    assert "请先填写撤销原因" in shown(app)
    assert Store(writer).head.number == 9


def test_reversal_is_written_and_told_once(writer: Path):
    app = opened(entry="8")
    next(one for one in app.text_input if one.key == "undo_why_8").input("误删").run()
    button(app).click().run()

    assert "已撤销第8条变更，记为第10条变更" in shown(app)
    last = Store(writer).head
    assert (last.number, last.action, last.why) == (10, Action.REVERSAL, "误删")
    assert Store(writer).verify() == ()
    assert "已撤销第8条变更" not in shown(app.run())


def test_refusal_by_the_server_is_told(writer: Path, monkeypatch: pytest.MonkeyPatch):
    def refuse(number: int, why: str) -> Entry:
        raise ForbiddenError("review", "张三", ("武威市", "Wuwei"))

    monkeypatch.setattr(_writing, "take_back", refuse)
    app = opened(entry="8")
    next(one for one in app.text_input if one.key == "undo_why_8").input("误删").run()
    button(app).click().run()

    assert "没有撤销" in shown(app)
    assert Store(writer).head.number == 9
