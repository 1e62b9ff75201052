// The controls of our own that Streamlit has no part in. The content policy allows no inline script.
(() => {
  const SHOWN_FOR = 4000;

  function copiedByHand(text) {
    // Without https a browser has no clipboard to write to: an address on the office network.
    const field = document.createElement("textarea");
    field.value = text;
    field.setAttribute("readonly", "");
    field.style.position = "fixed";
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  }

  async function copied(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return copiedByHand(text);
    }
  }

  // A button with `data-copy` copies that text, one without it the link of the page. Where no
  // place for an answer stands beside it, the one beside the title tells readers who cannot see.
  document.addEventListener("click", async (event) => {
    const button = event.target.closest?.(".stHtml button.copy");
    if (!button) return;
    const done = await copied(button.dataset.copy ?? location.href);
    const answer = done ? button.dataset.done : button.dataset.failed;
    const beside = button.nextElementSibling;
    const told = beside?.matches(".told") ? beside : document.querySelector(".stHtml .head .told");
    if (told) told.textContent = answer;
    button.dataset.state = done ? "done" : "failed";
    button.focus();
    setTimeout(() => {
      if (told) told.textContent = "";
      delete button.dataset.state;
    }, SHOWN_FOR);
  });

  // A link to another page of ours goes there without loading the app anew, as `popstate` does.
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.(".stHtml a[href]");
    const changed = event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (!link || link.target || link.matches(".file") || changed || event.defaultPrevented) return;
    const there = new URL(link.href);
    if (there.origin !== location.origin || link.getAttribute("href").startsWith("#")) return;
    event.preventDefault();
    history.pushState({}, "", there);
    dispatchEvent(new PopStateEvent("popstate", { state: {} }));
    document.querySelector("[data-testid=stMain]")?.scrollTo(0, 0);
  });

  // A file is made when its link is followed, which may take a while: the link shows it meanwhile.
  // Where that fails, the link is followed as it is: the server tells why.
  document.addEventListener("click", async (event) => {
    const link = event.target.closest?.(".stHtml a.file");
    const changed = event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
    if (!link || changed) return;
    event.preventDefault();
    if (link.getAttribute("aria-busy")) return;
    link.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(link.href);
      const named = answer.headers.get("Content-Disposition")?.match(/filename\*=UTF-8''([^;]+)/);
      if (!answer.ok || !named) throw new Error(answer.status);
      const saved = document.createElement("a");
      saved.href = URL.createObjectURL(await answer.blob());
      saved.download = decodeURIComponent(named[1]);
      saved.click();
      setTimeout(() => URL.revokeObjectURL(saved.href), SHOWN_FOR);
    } catch {
      location.assign(link.href);
    } finally {
      link.removeAttribute("aria-busy");
    }
  });

  // The server cannot see the window: it is told how wide pictures are to be drawn.
  const WIDTHS = [1400, 1200, 900, 600, 330];
  const SIDEBAR = 256, EDGES = 72;
  const FIELD = ".st-key-picture_width input";
  function room() {
    const free = innerWidth - EDGES - (innerWidth >= 768 ? SIDEBAR : 0);
    return WIDTHS.find((width) => width <= free) ?? WIDTHS.at(-1);
  }
  function tellWidth() {
    document.cookie = `picture_width=${room()}; path=/; SameSite=Strict`;
    const wanted = document.querySelectorAll(FIELD)[WIDTHS.indexOf(room())];
    if (wanted && !wanted.checked) wanted.click();
  }
  let waiting;
  const tellSoon = () => { clearTimeout(waiting); waiting = setTimeout(tellWidth, 200); };
  tellWidth();
  addEventListener("resize", tellSoon);
  const first = new MutationObserver(() => {
    if (!document.querySelector(FIELD)) return;
    first.disconnect();
    tellSoon();
  });
  first.observe(document.documentElement, { subtree: true, childList: true });

  // On paper a picture is not drawn anew: as a whole it is made to fit the sheet below a title.
  const SHEET = { width: 1030, height: 620 }, SMALLEST = 0.6;
  addEventListener("beforeprint", () => {
    for (const picture of document.querySelectorAll(".stElementContainer:has(> * .js-plotly-plot)")) {
      const drawn = picture.querySelector(".svg-container");
      if (!drawn) continue;
      const tall = Math.max(SMALLEST, SHEET.height / drawn.offsetHeight);
      const scale = Math.min(1, SHEET.width / drawn.offsetWidth, tall);
      // The style for paper alone takes it: on the screen a picture would be drawn anew.
      picture.style.setProperty("--scale", scale);
      // A phone's long picture goes on over the next sheet.
      picture.classList.toggle("long", drawn.offsetHeight * scale > SHEET.height + 1);
    }
  });

  // What draws the charts is large: it is made ready while the page still waits for its data.
  const drawing = document.querySelector('link[rel=modulepreload][href*="/PlotlyChart."]');
  const whenIdle = window.requestIdleCallback ?? setTimeout;
  if (drawing) whenIdle(() => import(drawing.href).catch(() => {}));

  // The page follows its data: where the server has others than are shown, it is drawn anew.
  // The server tells of changes; where no connection for that comes about, the page asks.
  // A page whose connection broke may now stand in another process, or in one started anew, which
  // knows nothing of its parts until the whole page is drawn there.
  const EVERY = 1000, SOON = 500, AGAIN = 5000;
  const IDLE = "[data-testid=stApp][data-test-script-state=notRunning]";
  const stateShown = () => document.querySelector(".stHtml .head")?.dataset.state;
  let line = null, told = null, lost = false;
  function listen() {
    const address = new URL("./api/follow", location.href);
    address.protocol = address.protocol.replace("http", "ws");
    told = null;
    line = new WebSocket(address);
    line.onmessage = (message) => { told = message.data; redraw(); };
    let opened = false;
    line.onopen = () => { opened = true; };
    line.onclose = () => { lost ||= opened; setTimeout(listen, opened ? SOON : AGAIN); };
  }
  async function current() {
    if (line?.readyState === WebSocket.OPEN) return told;
    const answer = await fetch("./api/state", { cache: "no-store" }).catch(() => null);
    return answer?.ok ? (await answer.json().catch(() => null))?.data : null;
  }
  async function redraw() {
    const shown = stateShown();
    if (!shown || !document.querySelector(IDLE)) return;
    if (!line) listen();
    const button = document.querySelector(".st-key-data_changed button");
    if (lost && line.readyState === WebSocket.OPEN && button && !button.disabled) {
      lost = false;
      button.click();
      return;
    }
    const now = await current();
    if (now && now !== shown && stateShown() === shown) {
      document.querySelector(".st-key-data_changed button")?.click();
    }
  }
  async function follow() {
    await redraw();
    setTimeout(follow, EVERY);
  }
  setTimeout(follow, EVERY);

  // Where the reader changed the language, the page comes anew: so do the words of Streamlit.
  const asked = () => (new URLSearchParams(location.search).get("lang") === "en" ? "en" : "zh-CN");
  new MutationObserver(() => {
    const shown = document.querySelector(".stHtml h1[lang]")?.lang;
    if (shown && shown !== document.documentElement.lang && shown === asked()) location.reload();
  }).observe(document.documentElement, {
    subtree: true, childList: true, attributes: true, attributeFilter: ["lang"],
  });
})();
