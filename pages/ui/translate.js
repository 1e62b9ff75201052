// Where the server is. Without it Streamlit asks under each page's own address first: two 404s.
window.__streamlit = { BACKEND_BASE_URL: new URL("..", document.currentScript.src).href };

// Streamlit's own words in Chinese, a few in other English: it has no translations. Our own text
// is left alone.
(() => {
  const isChinese = document.documentElement.lang === "zh-CN";
  const words = isChinese ? TRANSLATIONS.words : {};
  const ATTRIBUTES = ["aria-label", "placeholder", "title", "alt"];
  const OURS = ".stHtml, .js-plotly-plot";
  const patterns = TRANSLATIONS.patterns
    .map(([from, chinese, english]) => [new RegExp(from), isChinese ? chinese : english])
    .filter(([, to]) => to);

  function translated(text) {
    const key = text.trim();
    if (Object.hasOwn(words, key)) return words[key];
    const found = patterns.find(([from]) => from.test(key));
    return found ? key.replace(found[0], found[1]) : null;
  }

  function translateText(node) {
    if (!node.nodeValue || !/[A-Za-z]/.test(node.nodeValue) || node.parentElement?.closest(OURS)) return;
    const text = translated(node.nodeValue);
    if (text !== null && text !== node.nodeValue) node.nodeValue = text;
  }

  function translateAttributes(element) {
    if (element.closest(OURS)) return;
    for (const name of ATTRIBUTES) {
      const value = element.getAttribute(name);
      const text = value && translated(value);
      // An empty name would leave a button without one.
      if (text && text !== value) element.setAttribute(name, text);
    }
  }

  function translateAll(root) {
    if (root.nodeType === Node.TEXT_NODE) return translateText(root);
    if (root.nodeType !== Node.ELEMENT_NODE) return;
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = root; node; node = walker.nextNode()) {
      if (node.nodeType === Node.TEXT_NODE) translateText(node);
      else translateAttributes(node);
    }
  }

  const observer = new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "childList") change.addedNodes.forEach(translateAll);
      else if (change.type === "characterData") translateText(change.target);
      else translateAttributes(change.target);
    }
  });

  observer.observe(document.documentElement, {
    subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ATTRIBUTES,
  });
  document.addEventListener("DOMContentLoaded", () => translateAll(document.body));
})();
