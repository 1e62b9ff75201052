"use strict";
// Draws the page's charts, anew where the window is too narrow for them and for paper.
(() => {
  const held = JSON.parse(document.getElementById("charts").textContent);
  const narrow = matchMedia("(max-width: 799px)");
  const wide = matchMedia("(min-width: 1024px)");
  const boxes = [...document.querySelectorAll("[data-chart]")];
  let printing = false;

  function draw(box) {
    const size = printing ? "paper" : narrow.matches ? "narrow" : wide.matches ? "wide" : "paper";
    const now = `${size}${printing}`;
    if (box.dataset.drawn === now) return;
    const { data, layout } = held.charts[box.dataset.chart][size];
    const room = printing ? { autosize: false, width: held.paper } : { autosize: true };
    const config = { ...held.config, responsive: !printing };
    Plotly.react(box, data, { ...layout, ...room, template: held.template }, config);
    box.dataset.drawn = now;
  }

  // One after the other, so that the first is seen, and the page scrolls, at once.
  function drawFrom(place) {
    if (place === boxes.length) return;
    draw(boxes[place]);
    setTimeout(drawFrom, 0, place + 1);
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

  setTimeout(drawFrom, 0, 0);
  for (const one of [narrow, wide]) one.addEventListener("change", () => boxes.forEach(draw));
  addEventListener("beforeprint", () => onPaper(true));
  addEventListener("afterprint", () => onPaper(false));
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-save]");
    if (button) save(button);
  });
})();
