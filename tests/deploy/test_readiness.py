"""Ready or not, and why; stopping in an orderly way; the journal names nobody."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from access.serving import session
from deploy.proxied import App, answers, until
from running import ROOT, free_port

ACCESS = """\
sign_in: header
header: {name: X-Remote-User, from: ["127.0.0.1"]}
people:
  zhang: {name: 张三, editor: [wuwei]}
"""


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    shutil.copytree(ROOT / "data", tmp_path / "data", ignore=shutil.ignore_patterns(".*"))
    (tmp_path / "access.yaml").write_text(ACCESS, encoding="utf-8")
    env = {
        "INDICATORS_DATA": str(tmp_path / "data"),
        "INDICATORS_ACCESS": str(tmp_path / "access.yaml"),
        "INDICATORS_LOG": "json",
        "INDICATORS_LOG_SLOW": "0",
        "INDICATORS_DRAIN": "2",
    }
    one = App(free_port(), tmp_path / "app.log", env)
    one.start()
    try:
        one.wait()
        yield one
    finally:
        one.stop()


def ready(app: App, lang: str = "zh"):
    try:
        with urllib.request.urlopen(f"{app.address}/api/ready?lang={lang}", timeout=10) as answer:
            return answer.status, answer.headers, json.loads(answer.read())
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.headers, json.loads(error.read())


def journal(app: App) -> list[dict]:
    lines = app.log.read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines if line.startswith("{")]


def events(app: App, code: str) -> list[dict]:
    return [one for one in journal(app) if one["event"] == code]


def test_data_that_cannot_be_read_are_told_and_mended(app, tmp_path):
    listed = tmp_path / "data" / "units.yaml"
    text = listed.read_text("utf-8")
    listed.write_text("percent: [\n", encoding="utf-8")
    until(lambda: ready(app)[0] == 503, "not ready", 10)
    status, headers, body = ready(app, "en")
    listed.write_text(text, encoding="utf-8")
    until(lambda: ready(app)[0] == 200, "ready again", 10)

    assert (status, body["status"], body["faults"]) == (503, 503, ["data"])
    assert headers["Content-Type"] == "application/problem+json"
    assert headers["Retry-After"] == "5"
    assert "fatal faults" in body["detail"]
    assert answers(f"{app.address}/api/health")
    assert events(app, "data_broken")


def test_log_that_cannot_be_written_is_told(app, tmp_path, monkeypatch):
    # Root may write anywhere: the question is asked of the function, with the answer of others.
    from pages import _folder, _ready, _trusted

    monkeypatch.setattr(_folder, "DATA", tmp_path / "data")
    monkeypatch.setattr(_trusted, "PATH", tmp_path / "access.yaml")
    assert _ready._unwritable() == []
    monkeypatch.setattr(os, "access", lambda path, _: ".history" not in str(path))
    assert (tmp_path / "data" / ".history").exists()
    assert _ready._unwritable() == ["log"]
    monkeypatch.setattr(os, "statvfs", lambda _: SimpleNamespace(f_bavail=0))
    assert _ready._unwritable() == ["disk"]
    monkeypatch.setattr(_trusted, "PATH", tmp_path / "none.yaml")
    assert _ready._unwritable() == []


def test_start_that_could_not_begin_the_log_is_in_the_journal(tmp_path, monkeypatch):
    from pages import _folder, _writing

    told = []
    monkeypatch.setattr(_folder, "DATA", tmp_path / "data")
    monkeypatch.setattr(
        _writing.journal, "event", lambda *given, **named: told.append((given, named))
    )
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / ".history").write_text("no folder")
    _writing.begin()

    [(given, named)] = told
    assert given[0] == "log_not_begun"
    assert set(named) == {"kind"}


def test_stopping_is_told_before_it_happens(app):
    assert app.process is not None
    since = time.monotonic()
    app.process.send_signal(signal.SIGTERM)
    until(lambda: ready(app)[0] == 503, "draining", 1.8)

    assert ready(app)[2]["faults"] == ["draining"]
    app.process.wait(timeout=20)
    assert 1.9 < time.monotonic() - since < 15
    assert app.process.returncode in {0, -signal.SIGTERM}
    assert events(app, "stop")


def test_journal_has_codes_and_counts_and_nobody(app, tmp_path):
    with session(app.address, [("X-Remote-User", "zhang")]) as page:
        assert "张三" in page.drawn()
    [start] = events(app, "start")
    text = app.log.read_text("utf-8")

    assert start["port"] == app.port
    assert events(app, "data")[0]["figures"] > 100
    assert {"page", "seconds"} <= set(events(app, "slow")[0])
    assert [one for one in ("zhang", "张三", "127.0.0.2") if one in text] == []
    assert all(
        re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", one["time"]) for one in journal(app)
    )


SCRIPT = """\
import logging
from indicators import journal
journal.begin()
journal.event("written", action="enter", role="editor")
logging.getLogger("streamlit.x").error("user %s", "zhang")
try:
    raise ValueError("张三 typed this")
except ValueError:
    logging.getLogger("pages").exception("张三")
"""


def told(**env: str) -> str:
    run = subprocess.run(
        [sys.executable, "-c", SCRIPT], cwd=ROOT, env={**os.environ, **env},
        capture_output=True, encoding="utf-8", timeout=60, check=True,
    )  # fmt: skip
    return run.stderr


def test_errors_have_a_mark_and_a_place_but_no_words():
    text = told(INDICATORS_LOG="json")
    written, other, error = map(json.loads, text.splitlines())

    assert (written["event"], written["role"]) == ("written", "editor")
    assert (other["logger"], other["template"]) == ("streamlit.x", "user %s")
    assert (error["event"], error["kind"]) == ("error", "ValueError")
    assert re.fullmatch("[0-9a-f]{8}", error["id"])
    assert error["at"]
    assert "zhang" not in text
    assert "张三" not in text
    assert [json.loads(one)["id"] for one in told(INDICATORS_LOG="json").splitlines()[2:]] == [
        error["id"]
    ]


def test_nothing_changes_for_who_does_not_ask():
    assert "written" not in told(INDICATORS_LOG="")
