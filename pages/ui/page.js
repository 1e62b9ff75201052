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

  // A button with `data-copy` copies that text, one without it the link of the page.
  document.addEventListener("click", async (event) => {
    const button = event.target.closest?.(".stHtml button.copy");
    if (!button) return;
    const done = await copied(button.dataset.copy ?? location.href);
    const told = button.nextElementSibling;
    told.textContent = done ? button.dataset.done : button.dataset.failed;
    button.focus();
    setTimeout(() => { told.textContent = ""; }, SHOWN_FOR);
  });

  // Where the reader changed the language, the page comes anew: so do the words of Streamlit.
  const asked = () => (new URLSearchParams(location.search).get("lang") === "en" ? "en" : "zh-CN");
  new MutationObserver(() => {
    const shown = document.querySelector(".stHtml h1[lang]")?.lang;
    if (shown && shown !== document.documentElement.lang && shown === asked()) location.reload();
  }).observe(document.documentElement, {
    subtree: true, childList: true, attributes: true, attributeFilter: ["lang"],
  });
})();
