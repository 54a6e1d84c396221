// The page of offline reading: turned on and off here and nowhere else, with the list of what is kept.
"use strict";
(async () => {
  if (!("serviceWorker" in navigator)) return;
  const box = document.getElementById("offline");
  const [on, off] = ["on", "off"].map((id) => document.getElementById(id));
  const list = document.getElementById("kept");

  const show = async () => {
    const active = !!(await navigator.serviceWorker.getRegistration("/"));
    [on.hidden, off.hidden] = [active, !active];
    list.replaceChildren();
    const cache = (await caches.has("pages")) ? await caches.open("pages") : null;
    for (const request of cache ? (await cache.keys()).reverse() : []) {
      const page = new DOMParser().parseFromString(await (await cache.match(request)).text(), "text/html");
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = request.url;
      link.textContent = (page.querySelector("h1") || page.querySelector("title") || link).textContent.trim();
      item.append(link);
      list.append(item);
    }
    document.getElementById("some").hidden = !list.children.length;
  };

  on.addEventListener("click", async () => {
    await navigator.serviceWorker.register("/worker.js");
    await navigator.serviceWorker.ready;
    await show();
    off.focus();
  });
  off.addEventListener("click", async () => {
    const registration = await navigator.serviceWorker.getRegistration("/");
    if (registration) await registration.unregister();
    for (const name of ["pages", "media"]) await caches.delete(name);
    await show();
    on.focus();
  });
  await show();
  document.getElementById("plain").hidden = true;
  box.hidden = false;
})();
