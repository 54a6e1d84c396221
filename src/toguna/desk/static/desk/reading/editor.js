// Places of findings in the editor: where a paragraph stands, and its words highlighted without touching them.
(() => {
  "use strict";
  const KINDS = ["event_date", "event_place", "person", "organisation", "place", "date", "quote"];
  const highlights = "highlights" in (window.CSS || {}) && typeof Highlight === "function";

  // "#a1b2c" is the key of a paragraph of the rich text editor, anything else the name of a field.
  function paragraph(address) {
    if (!address.startsWith("#")) return document.querySelector(`#page-edit-form [name="${CSS.escape(address)}"]`);
    return document.querySelector(`[data-block="true"][data-offset-key^="${CSS.escape(address.slice(1))}-"]`);
  }

  function range(block, start, end) {
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    const found = document.createRange();
    let at = 0;
    let begun = false;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const next = at + node.length;
      if (!begun && start < next) {
        found.setStart(node, start - at);
        begun = true;
      }
      if (begun && end <= next) {
        found.setEnd(node, end - at);
        return found;
      }
      at = next;
    }
    return null;
  }

  function ranges(stretches) {
    const found = [];
    for (const [address, start, end] of stretches) {
      const block = address.startsWith("#") && paragraph(address);
      const one = block && range(block, start, end);
      if (one) found.push(one);
    }
    return found;
  }

  // Every finding under the colour of its kind; `findings` are [kind, stretches].
  function highlight(findings) {
    if (!highlights) return;
    for (const kind of KINDS) {
      const of = findings.filter(([one]) => one === kind).flatMap(([, stretches]) => ranges(stretches));
      if (of.length) CSS.highlights.set(`reading-${kind.replace("_", "-")}`, new Highlight(...of));
      else CSS.highlights.delete(`reading-${kind.replace("_", "-")}`);
    }
  }

  function clear() {
    if (!highlights) return;
    for (const kind of [...KINDS, "current"]) CSS.highlights.delete(`reading-${kind.replace("_", "-")}`);
  }

  function openTab(element) {
    const tab = element.closest("[role=tabpanel]");
    if (tab && tab.hidden) document.getElementById(tab.getAttribute("aria-labelledby"))?.click();
  }

  // Brings one place into view and marks it; false where it is gone.
  function show([address, start, end]) {
    const element = paragraph(address);
    if (!element) return false;
    openTab(element);
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    element.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
    if (!address.startsWith("#")) {
      element.focus({ preventScroll: true });
      element.setSelectionRange?.(start, end);
      return true;
    }
    const one = range(element, start, end);
    if (!one) return false;
    if (highlights) {
      const current = new Highlight(one);
      current.priority = 1;
      CSS.highlights.set("reading-current", current);
    } else {
      const selection = getSelection();
      selection.removeAllRanges();
      selection.addRange(one);
    }
    return true;
  }

  window.deskReading = { ...window.deskReading, editor: { highlight, clear, show } };
})();
