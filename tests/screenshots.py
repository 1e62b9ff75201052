"""Pictures of every page for a person to look at: `python tests/screenshots.py [state …]`.

Starts the app, opens each page in both languages at three sizes, writes PNGs and a contact sheet
(`index.html`) into `tests/evidence/` (not committed) and prints what a page must not do: console
errors, requests to other hosts, cut or overlapping texts.
"""

import html
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent), str(HERE)]

from looking import FAULTS, SIZES, STATES, opened, resized  # noqa: E402
from running import CHROMIUM, REASON, Visitor, running_app, watched  # noqa: E402

EVIDENCE = HERE / "evidence"
TALLEST = 4000
"""Pixels of one picture; a longer page is cut into several."""
EXTRA = {
    "invalid-link": ("compare", "indicator=nonsense&cities=999999", 0),
    "not-found": ("nowhere", "", 0),
}
ROUNDS = 3
CONTENT_HEIGHT = "document.querySelector('[data-testid=stMainBlockContainer]').scrollHeight"
STYLE = (
    "body { font: 13px sans-serif; margin: 1rem } figure { display: inline-block; margin: .4rem; "
    "vertical-align: top } img { border: 1px solid #bbb; max-height: 460px; max-width: 420px }"
)


def main(wanted: list[str]) -> None:
    """Write the pictures asked for, all if none is named."""
    if CHROMIUM is None:
        raise SystemExit(REASON)
    EVIDENCE.mkdir(exist_ok=True)
    STATES.update(EXTRA)
    with (
        tempfile.TemporaryDirectory() as folder,
        running_app(Path(folder) / "server.log") as address,
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"]) as browser,
    ):
        for state in wanted or STATES:
            for lang in ("zh", "en"):
                pictures(browser, address, state, lang)
    sheet()


def pictures(browser: Browser, address: str, state: str, lang: str) -> None:
    """Write one state of a page at all sizes."""
    context = browser.new_context(
        viewport={"width": SIZES[0][0], "height": SIZES[0][1]}, locale="zh-CN"
    )
    visitor = watched(context.new_page(), address)
    opened(visitor, state, lang, unfolded=False)
    for size in SIZES:
        name = f"{state}-{lang}-{size[0]}x{size[1]}"
        resized(visitor, size)
        picture(visitor, name, size)
        print(name, *visitor.page.evaluate(FAULTS), sep="\n  ")
    print(*visitor.watch.errors, *visitor.watch.outside, sep="\n")
    context.close()


def picture(visitor: Visitor, name: str, size: tuple[int, int]) -> None:
    """Write what is seen at first, and the whole length of the page in as many parts as needed."""
    page, (width, height) = visitor.page, size
    for old in EVIDENCE.glob(f"{name}-whole*.png"):
        old.unlink()
    page.screenshot(path=EVIDENCE / f"{name}.png")
    # A matrix takes what part of the window it is given: it grows with it, and the page again.
    for _ in range(ROUNDS):
        height = max(height, int(page.evaluate(CONTENT_HEIGHT)) + 80)
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_timeout(400)
    for number, top in enumerate(range(0, height, TALLEST)):
        clip = {"x": 0, "y": top, "width": width, "height": min(TALLEST, height - top)}
        page.screenshot(path=EVIDENCE / f"{name}-whole{number or ''}.png", clip=clip)
    resized(visitor, size)


def sheet() -> None:
    """Set all pictures of the folder side by side on one page."""
    figures = "".join(
        f'<figure><a href="{path.name}"><img loading="lazy" src="{path.name}" alt=""></a>'
        f"<figcaption>{html.escape(path.stem)}</figcaption></figure>"
        for path in sorted(EVIDENCE.glob("*-whole*.png"))
    )
    text = f'<!doctype html><meta charset="utf-8"><style>{STYLE}</style>{figures}'
    (EVIDENCE / "index.html").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
