"""Pictures of every page for a person to look at: `python tests/screenshots.py`.

Starts the app, opens each page at two sizes, writes PNGs into `tests/evidence/` (not committed)
and prints what a page must not do: console errors, requests to other hosts.
"""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent), str(HERE)]

from running import CHROMIUM, REASON, running_app, watched  # noqa: E402

EVIDENCE = HERE / "evidence"
SIZES = ((1366, 768), (1920, 1080))
TALLEST = 6000
PAGES = {
    "overview": "/",
    "city": "/city?city=620600",
    "city-no-targets": "/city?city=630100",
    "compare": "/compare",
    "compare-rank": "/compare?indicator=sti_rank",
    "compare-references": "/compare?indicator=rd_intensity&references=000000,610000",
    "annual": "/annual",
    "annual-2023": "/annual?year=2023",
    "gaps": "/gaps",
    "sources": "/sources",
    "invalid-link": "/compare?indicator=nonsense&cities=999999",
    "not-found": "/nowhere",
}
CONTENT_HEIGHT = "document.querySelector('[data-testid=stMainBlockContainer]').scrollHeight"


def main() -> None:
    """Write all pictures."""
    if CHROMIUM is None:
        raise SystemExit(REASON)
    EVIDENCE.mkdir(exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        running_app(Path(folder) / "server.log") as address,
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"]) as browser,
    ):
        for width, height in SIZES:
            for name, path in PAGES.items():
                picture(browser, address, path, f"{name}-{width}x{height}", (width, height))


def picture(browser: Browser, address: str, path: str, name: str, size: tuple[int, int]) -> None:
    """Write what is seen at first, and the whole length of the page."""
    width, height = size
    context = browser.new_context(viewport={"width": width, "height": height}, locale="zh-CN")
    visitor = watched(context.new_page(), address)
    page = visitor.open(path)
    page.wait_for_timeout(800)  # for eyes only: charts have drawn, fonts have come
    page.screenshot(path=EVIDENCE / f"{name}.png")
    whole = min(int(page.evaluate(CONTENT_HEIGHT)) + 80, TALLEST)
    page.set_viewport_size({"width": width, "height": max(height, whole)})
    page.wait_for_timeout(500)
    page.screenshot(path=EVIDENCE / f"{name}-whole.png")
    print(name, *visitor.watch.errors, *visitor.watch.outside, sep="\n  ")
    context.close()


if __name__ == "__main__":
    main()
