"""Fixtures of the running app; without a browser its tests are skipped, in CI they fail."""

import contextlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import office
import pytest
from running import CHROMIUM, REASON, Visitor, running_app, watched


def pytest_configure(config: pytest.Config) -> None:
    # pytest-base-url, which pytest-playwright brings, has not caught up with pytest 9.
    ignored = "ignore:Session-scoped fixtures defined as instance methods"
    config.addinivalue_line("filterwarnings", ignored)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    runs = CHROMIUM or os.environ.get("CI")
    # A shared machine stalls for many seconds at times: what only took too long is tried once
    # more, and counted as rerun in the summary; what is wrong fails at once.
    again = pytest.mark.flaky(reruns=1, only_rerun=["TimeoutError"])
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(again if runs else pytest.mark.skip(reason=REASON))
        if item.get_closest_marker("office") and not (office.SOFFICE or os.environ.get("CI")):
            item.add_marker(pytest.mark.skip(reason=office.REASON))


def pytest_runtest_setup(item: pytest.Item) -> None:
    for marker, found, reason in (
        ("browser", CHROMIUM, REASON),
        ("office", office.SOFFICE, office.REASON),
    ):
        if os.environ.get("CI") and not found and item.get_closest_marker(marker):
            pytest.fail(f"CI is set and {reason}", pytrace=False)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    reports = terminalreporter.stats.get("skipped", [])
    for reason in sorted({str(report.longrepr[2]) for report in reports}):
        terminalreporter.write_line(reason)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict) -> dict:
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": ["--no-sandbox"]}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict) -> dict:
    size = {"width": 1366, "height": 768}
    return {**browser_context_args, "viewport": size, "locale": "zh-CN"}


@pytest.fixture(scope="session")
def app_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of the app over the project's own data."""
    with running_app(tmp_path_factory.mktemp("server") / "server.log") as address:
        yield address


@pytest.fixture
def start_app(tmp_path: Path) -> Iterator[Callable[[Path], str]]:
    """Start the app over another data folder; stopped with the test."""
    with contextlib.ExitStack() as stack:
        yield lambda data: stack.enter_context(running_app(tmp_path / "server.log", data))


@pytest.fixture
def visitor(page: object, app_url: str) -> Iterator[Visitor]:
    """A watched browser page; the test fails on a console error or an outside request."""
    one = watched(page, app_url)
    yield one
    assert one.watch.outside == []
    assert one.watch.errors == []
