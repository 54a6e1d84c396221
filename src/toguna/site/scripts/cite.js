// The page that cites the quotes of a text: a button for each copies it, words and source, as it stands there.
"use strict";
(() => {
  const list = document.querySelector(".cites");

  const copy = async (cited) => {
    try {
      await navigator.clipboard.writeText(cited.textContent);
    } catch {
      // Without HTTPS, or in an old browser: selected and copied as by hand.
      getSelection().selectAllChildren(cited);
      document.execCommand("copy");
    }
  };

  for (const item of list.children) {
    const button = item.querySelector("button");
    button.hidden = false;
    button.addEventListener("click", async () => {
      await copy(item.querySelector(".cited"));
      for (const said of list.querySelectorAll("[role=status]")) said.textContent = "";
      item.querySelector("[role=status]").textContent = list.dataset.copied;
    });
  }
})();
