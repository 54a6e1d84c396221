// The share page: the address of a text, to be copied or handed to another app. The text is named after the "#", and
// nothing else is believed: its title is read from the published page, so that no link can put words on this page.
"use strict";
(() => {
  const box = document.getElementById("share");
  const path = location.hash.slice(1);
  if (!/^\/(?!\/)[\w\-./%]*$/.test(path)) return;
  const link = new URL(path, box.dataset.base).href;
  const field = document.getElementById("link");
  const said = document.getElementById("said");
  const send = document.getElementById("send");
  let title = "";

  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // Without HTTPS, or in an old browser: the field is copied as by hand.
      const before = field.value;
      field.value = text;
      field.select();
      document.execCommand("copy");
      field.value = before;
    }
    said.textContent = box.dataset.copied;
  };

  field.value = link;
  document.getElementById("back").href = path;
  document.getElementById("copy").addEventListener("click", () => copy(link));
  document.getElementById("both").addEventListener("click", () => copy(title ? `${title} – ${link}` : link));
  if (navigator.share) {
    send.hidden = false;
    send.addEventListener("click", () => navigator.share({ title, url: link }).catch(() => {}));
  }
  fetch(path)
    .then((answer) => (answer.ok ? answer.text() : ""))
    .then((html) => {
      const heading = new DOMParser().parseFromString(html, "text/html").querySelector("h1");
      title = heading ? heading.textContent.trim() : "";
      if (title) document.getElementById("back").textContent = title;
    })
    .catch(() => {});
  document.getElementById("plain").hidden = true;
  box.hidden = false;
})();
