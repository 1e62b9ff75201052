"use strict";
// Finds areas and indicators as one types; all names are in the site's own index.
(() => {
  const box = document.querySelector("search");
  const index = window.siteIndex;
  if (!box || !index) return;
  const [field, told, list] = ["input", "[role=status]", "ul"].map((one) => box.querySelector(one));
  const root = box.dataset.root;
  const most = 12;
  const plain = (text) => text.normalize("NFKC").toLowerCase();
  const texts = index.map(([name, , , more]) => [plain(name), plain(`${name} ${more}`)]);

  // 0 for the whole name, 1 for its beginning, 2 for what holds every word; -1 for nothing.
  function rank(place, words, whole) {
    const [name, all] = texts[place];
    if (!words.every((word) => all.includes(word))) return -1;
    return name === whole ? 0 : name.startsWith(words[0]) ? 1 : 2;
  }

  function entry(place) {
    const [name, below, path] = index[place];
    const item = document.createElement("li");
    const link = item.appendChild(document.createElement("a"));
    link.href = root + path;
    link.textContent = name;
    const small = item.appendChild(document.createElement("small"));
    small.textContent = below;
    return item;
  }

  function show() {
    const whole = plain(field.value.trim());
    const words = whole.split(/\s+/).filter(Boolean);
    list.replaceChildren();
    told.textContent = "";
    if (!words.length) return;
    const found = [];
    index.forEach((_, place) => {
      const order = rank(place, words, whole);
      if (order >= 0) found.push([order, place]);
    });
    found.sort((one, other) => one[0] - other[0] || one[1] - other[1]);
    list.replaceChildren(...found.slice(0, most).map(([, place]) => entry(place)));
    told.textContent = found.length
      ? box.dataset.found.replace("{count}", found.length)
      : box.dataset.none;
  }

  field.addEventListener("input", show);
  field.addEventListener("keydown", (event) => {
    const first = list.querySelector("a");
    if (event.key === "Enter" && first && !event.isComposing) first.click();
    if (event.key === "Escape") {
      field.value = "";
      show();
    }
  });
  box.hidden = false;
})();
