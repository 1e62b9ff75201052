"""What a reader would object to in a page: cut texts, texts over one another. For the browser."""

from running import Visitor

SIZES = ((1366, 768), (1920, 1080), (390, 844))
STATES = {
    "overview": ("", "", 0),
    "city": ("city", "city=620600", 0),
    "city-no-targets": ("city", "city=630100", 0),
    "compare": ("compare", "indicator=hnte", 0),
    "compare-achievement": ("compare", "indicator=rd_intensity&view=achievement", 0),
    "compare-change": ("compare", "indicator=rd_intensity&view=change", 0),
    "compare-rank": ("compare", "indicator=sti_rank", 0),
    "compare-references": ("compare", "indicator=rd_intensity&references=000000,610000", 0),
    "trend": ("trend", "city=620600&indicator=rd_intensity", 0),
    "trend-contracts": ("trend", "city=610100&indicator=tech_contracts", 0),
    "annual": ("annual", "", 0),
    "annual-2023": ("annual", "year=2023", 0),
    "gaps": ("gaps", "", 0),
    "gaps-list": ("gaps", "", 1),
    "briefing": ("briefing", "unit=某市科学技术局&day=2026-11-22", 0),
    "briefing-public": ("briefing", "audience=public&state=final&cities=620600", 0),
    "sources": ("sources", "", 0),
    "sources-doubts": ("sources", "", 1),
    "sources-definitions": ("sources", "", 2),
    "entry": ("entry", "", 0),
    "entry-table": ("entry", "", 1),
    "history": ("history", "", 0),
    "method": ("method", "", 0),
}
"""Page, choices in its address, which of its tabs is open."""
WIDTHS = {1366: 900, 1920: 1400, 390: 330}
"""For which pictures are drawn, by the window's width."""
STEP = 150  # milliseconds between two looks at what may still move
LOOKS = 80

UNFOLD = """() => document.querySelectorAll(
  "[data-testid=stMain] details:not([open]) > summary").forEach((one) => one.click())"""
MOVING = """() => JSON.stringify([innerWidth, document.body.innerText.length,
  ...[...document.querySelectorAll(
    "[data-testid=stMain] :is(.stHtml, .js-plotly-plot, .main-svg)")]
  .map((one) => one.getBoundingClientRect()).map((b) => [b.x, b.y, b.width, b.height])])"""
DRAWN = """() => [...document.querySelectorAll(".js-plotly-plot")]
  .map((p) => Number(p.layout.datarevision.split(" ")[0]))"""

# Boxes of lines of text, a little less high than the type, so that lines of one text never touch.
FAULTS = """() => {
  const main = document.querySelector("[data-testid=stMain]"), found = [];
  const told = (text) => text.trim().replace(/\\s+/g, " ").slice(0, 40);
  const over = (a, b, t) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > t
    && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > t;
  const fault = (word, ...texts) => found.push([word, ...texts.map(told)].join(" | "));

  const shown = (one) => {
    const { left, right, top, bottom } = one.getBoundingClientRect();
    const seen = { left, right, top, bottom };
    for (let at = one.parentElement; at !== main; at = at.parentElement) {
      const style = getComputedStyle(at), box = at.getBoundingClientRect();
      if (style.overflowX + style.overflowY === "visiblevisible") continue;
      for (const side of ["left", "top"]) seen[side] = Math.max(seen[side], box[side]);
      for (const side of ["right", "bottom"]) seen[side] = Math.min(seen[side], box[side]);
    }
    return seen;
  };

  if (main.scrollWidth > main.clientWidth + 1) fault("page scrolls sideways");

  for (const chart of document.querySelectorAll(".js-plotly-plot")) {
    if (!chart.checkVisibility()) continue;
    const frame = shown(chart.querySelector(".svg-container"));
    const texts = [...chart.querySelectorAll(".main-svg text")]
      .filter((one) => one.textContent.trim() && !one.closest(".hoverlayer"))
      .map((one) => ({ text: one.textContent, box: one.getBoundingClientRect() }))
      .filter((one) => one.box.width > 0);
    for (const button of chart.querySelectorAll(".modebar-btn"))
      texts.push({ text: "(button)", box: button.getBoundingClientRect() });
    if (texts.length < 4) fault("chart without texts", chart.textContent);
    for (const { text, box } of texts)
      if (box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1
        || box.bottom > frame.bottom + 1) fault("cut in chart", text);
    texts.forEach((one, at) => texts.slice(at + 1).forEach((other) => {
      if (over(one.box, other.box, 1)) fault("overlap in chart", one.text, other.text);
    }));
  }

  const skip = ".js-plotly-plot, [data-testid=stIconMaterial], style, script, [role=status]:empty";
  const lines = [];
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const holder = node.parentElement;
    if (!node.nodeValue.trim() || holder.closest(skip) || !holder.checkVisibility()) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const clips = [];
    for (let one = holder; one !== main; one = one.parentElement) {
      const style = getComputedStyle(one);
      const flow = style.overflowX + style.overflowY;
      if (flow !== "visiblevisible")
        clips.push([one.getBoundingClientRect(), /auto|scroll/.test(flow)]);
    }
    if (clips.some(([box]) => box.width <= 2 || box.height <= 2)) continue;
    for (const box of range.getClientRects()) {
      if (box.width < 1) continue;
      const inset = box.height * 0.14;
      const line = { left: box.left, right: box.right,
        top: box.top + inset, bottom: box.bottom - inset };
      const inside = ([clip]) => line.left >= clip.left - 1 && line.right <= clip.right + 1
        && line.top >= clip.top - 1 && line.bottom <= clip.bottom + 1;
      const scrolls = clips.some(([, scrolled]) => scrolled);
      if (!scrolls && (line.right > innerWidth + 1 || line.left < -1))
        fault("outside", node.nodeValue);
      const lost = clips.find((clip) => !inside(clip));
      if (lost && !lost[1]) fault("cut", node.nodeValue);
      if (!lost) lines.push({ ...line, text: node.nodeValue, node });
    }
  }
  lines.sort((one, other) => one.top - other.top);
  lines.forEach((one, at) => {
    for (let next = at + 1; next < lines.length && lines[next].top < one.bottom - 1; next += 1)
      if (over(one, lines[next], 1)) fault("overlap", one.text, lines[next].text);
  });
  for (const one of main.querySelectorAll("input, .stHtml td, .stHtml th, .stHtml button"))
    if (one.checkVisibility() && one.clientWidth > 2 && one.scrollWidth > one.clientWidth + 1)
      fault("wider than its field", one.value || one.textContent);
  return [...new Set(found)];
}"""


def opened(visitor: Visitor, state: str, lang: str, *, unfolded: bool = True) -> None:
    """Open a state of a page; `unfolded` opens all that is folded."""
    path, choices, tab = STATES[state]
    page = visitor.open(f"/{'' if path == 'overview' else path}?lang={lang}&{choices}")
    if tab:
        page.get_by_role("tab").nth(tab).click()
        page.wait_for_timeout(2 * STEP)
        visitor.settle()
    if unfolded:
        page.evaluate(UNFOLD)


def resized(visitor: Visitor, size: tuple[int, int]) -> None:
    """Change the window and wait until nothing moves."""
    visitor.page.set_viewport_size({"width": size[0], "height": size[1]})
    wanted = WIDTHS[size[0]]
    for _ in range(LOOKS):
        if set(visitor.page.evaluate(DRAWN)) <= {wanted}:
            break
        visitor.page.wait_for_timeout(STEP)
    else:
        raise AssertionError(f"pictures are not drawn anew for {size}")
    still(visitor)


def still(visitor: Visitor) -> None:
    """Wait until nothing moves any more."""
    before = None
    for _ in range(LOOKS):
        visitor.settle()
        now = visitor.page.evaluate(MOVING)
        if now == before:
            return
        before = now
        visitor.page.wait_for_timeout(STEP)
    raise AssertionError("the page does not come to rest")
