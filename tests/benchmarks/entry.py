"""How soon a figure that is entered stands on the pages, with 4 and with 300 cities loaded.

`python tests/benchmarks/entry.py` lets an editor fill in one figure after the other and press
the last button, while readers have other pages open. Printed is the time from that press until
the editor is told that it is written and until each reader sees the number, also as a ratio to a
click of a reader that has a page drawn anew. `--check` exits 1 where somebody waits longer than
the project promises.
"""

import argparse
import contextlib
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(ROOT), str(HERE.parent), str(HERE)]

import loading  # noqa: E402  # the folders must be on the path first
from running import CHROMIUM, REASON, SETTLED, running_app  # noqa: E402

from indicators.wording import entry as words  # noqa: E402
from indicators.wording import pages as shown  # noqa: E402

ACCESS = """\
sign_in: header
header: {name: X-Remote-User, from: ["127.0.0.1"]}
review: optional
people:
  zhang: {name: 张三, editor: [all]}
"""
SIZES = (4, 300)
MOST = 2.0
"""Seconds from the press of the button to the number on a page that is open elsewhere."""
CITY, WRITTEN = "示例0市", "已写入（"
MAIN = "[data-testid=stMain]"
PATIENCE = 30.0
STEP = len(loading.UNIT_OF)
"""Every so many indicators one is a count of enterprises."""
PAGES = {
    "editor": "entry",
    "city": "city?city=100000",
    "compared": "compare",
    "overview": "",
    "clicks": "compare?indicator=ind01",
}
"""Who has which page open."""


@dataclass
class Office:
    """An editor with the form, and readers with pages open."""

    editor: object
    readers: dict[str, object]

    def entered(self, turn: int) -> dict[str, float]:
        """Enter one figure; return the seconds until it is told and until it is shown."""
        value = 7_001 + turn
        compared = self.readers["compared"]
        compared.goto(f"{compared.url.partition('?')[0]}?indicator=ind{turn * STEP:02}")
        settle(compared)
        self._fill(turn, value)
        waiting = {**self.readers, "editor": self.editor}
        texts = dict.fromkeys(self.readers, f"{value}") | {"editor": WRITTEN}
        begin, found = time.perf_counter(), {}
        self.editor.get_by_role("button", name=words.say("zh", "write")).click()
        while waiting:
            for name, page in list(waiting.items()):
                if texts[name] in page.inner_text(MAIN).replace(",", ""):
                    found[name] = time.perf_counter() - begin
                    del waiting[name]
            if time.perf_counter() - begin > PATIENCE:
                raise RuntimeError(f"not shown: {[*waiting]}")
        return found

    def _fill(self, turn: int, value: int) -> None:
        self.editor.goto(self.editor.url)
        settle(self.editor)
        for name, option in (
            ("area", CITY),
            ("indicator", f"示例指标{turn * STEP}"),
            ("year", "2025"),
        ):
            box = self.editor.get_by_role("combobox", name=words.field("zh", name), exact=True)
            box.click()
            box.fill(option)
            self.editor.get_by_role("option", name=option, exact=True).click()
            settle(self.editor)
        given = {
            "title": "关于报送数据的函",
            "reporter": "示例市统计局",
            "document_number": f"示函〔2026〕{turn}号",
            "published": "2026-03-02",
            "value": f"{value}家",
            "why": "补充数据",
        }
        for name, text in given.items():
            label = words.field("zh", name, unit="").replace("（", " (").partition(" (")[0]
            box = self.editor.get_by_role("tabpanel").get_by_label(label).locator("visible=true")
            box.last.fill(text)
            box.last.press("Enter")
            settle(self.editor)
            for question in self.editor.locator("[data-testid=stCheckbox]").all():
                if not question.get_by_role("checkbox").is_checked():
                    question.locator("label").click()
                    settle(self.editor)


def settle(page: object) -> None:
    """Wait until a page stands still."""
    page.wait_for_timeout(200)
    page.wait_for_selector(SETTLED)


def clicked(page: object) -> float:
    """Leave a page's part for another and come back; return the seconds of one of the two."""
    begin = time.perf_counter()
    for view in ("achievement", "value"):
        page.get_by_role("radio", name=shown.VIEW[view], exact=True).click()
        page.wait_for_url(f"**view={view}*")
        page.wait_for_selector(SETTLED)
    return (time.perf_counter() - begin) / 2


@contextlib.contextmanager
def office(browser: object, cities: int) -> Iterator[tuple[Office, object]]:
    """Start the app over generated data, with an editor, readers and one who clicks."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        loading.generate(folder / "data", cities)
        listed = folder / "data" / "indicators.yaml"
        text = listed.read_text(encoding="utf-8")
        listed.write_text(text.replace("decimals:", "headline: true, decimals:"), encoding="utf-8")
        (folder / "access.yaml").write_text(ACCESS, encoding="utf-8")
        os.environ["INDICATORS_ACCESS"] = str(folder / "access.yaml")
        with running_app(folder / "server.log", folder / "data") as address:
            pages = {}
            for name, path in PAGES.items():
                headers = {"X-Remote-User": "zhang"} if name == "editor" else {}
                context = browser.new_context(extra_http_headers=headers, locale="zh-CN")
                pages[name] = context.new_page()
                pages[name].goto(f"{address}/{path}")
                settle(pages[name])
            clicks = pages.pop("clicks")
            yield Office(pages.pop("editor"), pages), clicks
            for context in browser.contexts:
                context.close()


def measured(browser: object, cities: int, rounds: int) -> dict[str, float]:
    """Return the medians of what is measured, in seconds."""
    with office(browser, cities) as (people, clicks):
        found = [people.entered(turn) | {"click": clicked(clicks)} for turn in range(rounds)]
    return {name: statistics.median(one[name] for one in found[1:]) for name in found[0]}


def main() -> int:
    """Print a line for each size; tell where a promise is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, metavar="CITIES")
    parser.add_argument("--rounds", type=int, default=5, help="figures that are entered, up to 5")
    parser.add_argument("--check", action="store_true", help="exit 1 where a promise is missed")
    given = parser.parse_args()
    if CHROMIUM is None:
        sys.exit(REASON)
    from playwright.sync_api import sync_playwright

    missed = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for size in given.sizes:
            found = measured(browser, size, given.rounds)
            click = found.pop("click")
            each = (
                f"{name} {one:.2f} s ({one / click:.1f} x a click)" for name, one in found.items()
            )
            print(f"{size:>4} cities: {', '.join(each)}", flush=True)
            missed += [name for name, one in found.items() if one > MOST]
        browser.close()
    if missed:
        print(f"later than {MOST} s: {', '.join(missed)}", file=sys.stderr)
    return 1 if missed and given.check else 0


if __name__ == "__main__":
    sys.exit(main())
