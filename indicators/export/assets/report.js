"use strict";
// Draws the page's charts, anew where the window is too narrow for them and for paper.
(() => {
  const held = JSON.parse(document.getElementById("charts").textContent);
  const narrow = matchMedia("(max-width: 799px)");
  const wide = matchMedia("(min-width: 1024px)");
  const boxes = [...document.querySelectorAll("[data-chart]")];
  let printing = false;

  const sizeNow = () =>
    printing ? "paper" : narrow.matches ? "narrow" : wide.matches ? "wide" : "paper";

  function draw(box) {
    const size = sizeNow();
    const now = `${size}${printing}`;
    if (box.dataset.drawn === now) return;
    const { data, layout } = held.charts[box.dataset.chart][size];
    box.style.minHeight = "";
    const room = printing ? { autosize: false, width: held.paper } : { autosize: true };
    const config = { ...held.config, responsive: !printing };
    Plotly.react(box, data, { ...layout, ...room, template: held.template }, config);
    box.dataset.drawn = now;
  }

  // So that nothing moves on the page when charts are drawn out of their order.
  function keepRoom(box) {
    const { layout } = held.charts[box.dataset.chart][sizeNow()];
    box.style.minHeight = `${layout.height}px`;
  }

  function away(box) {
    const { top, bottom } = box.getBoundingClientRect();
    return Math.max(0, top - innerHeight, -bottom);
  }

  // One after the other, what the reader sees first, so that the page scrolls at once.
  function drawNext() {
    const left = boxes.filter((box) => !box.dataset.drawn);
    if (!left.length) return;
    const far = left.map(away);
    draw(left[far.indexOf(Math.min(...far))]);
    setTimeout(drawNext);
  }

  function save(button) {
    const box = document.querySelector(`[data-chart="${button.dataset.save}"]`);
    const { width, height } = box.getBoundingClientRect();
    const filename = button.dataset.name;
    Plotly.downloadImage(box, { format: "png", scale: 3, filename, width, height });
  }

  function onPaper(now) {
    printing = now;
    boxes.forEach(draw);
    for (const one of document.querySelectorAll(now ? "details:not([open])" : "details.opened")) {
      one.open = now;
      one.classList.toggle("opened", now);
    }
  }

  boxes.forEach(keepRoom);
  setTimeout(drawNext);
  for (const one of [narrow, wide]) one.addEventListener("change", () => boxes.forEach(draw));
  addEventListener("beforeprint", () => onPaper(true));
  addEventListener("afterprint", () => onPaper(false));
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-save]");
    if (button) save(button);
  });
})();
