// Offline reading. The network is asked first, always: what is kept is shown only where nobody answers, and says so.
// WORDS (by language: the address of the offline page, and what a kept page says of itself) stands before this.
"use strict";
const [PAGES, MEDIA] = [150, 60];

addEventListener("install", (event) => {
  const needed = Object.values(WORDS).flatMap((words) => [words.page]);
  event.waitUntil(
    caches
      .open("offline")
      .then((cache) => cache.addAll([...needed, "/scripts/offline.js"].map((url) => new Request(url, { cache: "reload" }))))
      .then(() => skipWaiting()),
  );
});

addEventListener("activate", (event) => event.waitUntil(clients.claim()));

addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== location.origin) return;
  if (url.pathname.startsWith("/media/")) event.respondWith(medium(event.request));
  else if (event.request.mode === "navigate" && !url.pathname.startsWith("/desk/")) event.respondWith(page(event, url));
  else if (url.pathname === "/scripts/offline.js") event.respondWith(fetch(event.request).catch(() => caches.match(url.href)));
});

// What is named by its content never changes.
async function medium(request) {
  const kept = await caches.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await keep("media", request.url, answer.clone(), MEDIA);
  return answer;
}

async function page(event, url) {
  let answer;
  try {
    answer = await fetch(event.request);
  } catch {
    return kept(url);
  }
  const type = answer.headers.get("content-type") || "";
  if (answer.status === 404 || answer.status === 410) event.waitUntil(forget(url));
  else if (answer.ok && !answer.redirected && !url.search && type.startsWith("text/html"))
    event.waitUntil(keep("pages", url.pathname, answer.clone(), PAGES));
  return answer;
}

async function keep(name, key, answer, most) {
  const cache = await caches.open(name);
  await cache.delete(key);
  await cache.put(key, answer);
  const keys = await cache.keys();
  for (const old of keys.slice(0, Math.max(0, keys.length - most))) await cache.delete(old);
}

async function forget(url) {
  await (await caches.open("pages")).delete(url.pathname);
}

async function kept(url) {
  const code = Object.keys(WORDS).find((code) => url.pathname.startsWith(WORDS[code].root) && WORDS[code].root !== "/");
  const words = WORDS[code] || WORDS[Object.keys(WORDS)[0]];
  const own = Object.values(WORDS).find((some) => some.page === url.pathname);
  const found = !own && (await (await caches.open("pages")).match(url.pathname));
  if (own) return caches.match(own.page, { cacheName: "offline" });
  // Its links and its script run from where it stands.
  if (!found) return Response.redirect(words.page);
  const when = new Date(found.headers.get("date") || 0).toLocaleString(code || Object.keys(WORDS)[0]);
  const html = await found.text();
  const note = `<p class="note stop" role="status">${words.kept.replace("{date}", when)}</p>`;
  return new Response(html.replace(/<main [^>]*>/, (tag) => tag + note), {
    headers: { "content-type": "text/html; charset=utf-8", "content-security-policy": found.headers.get("content-security-policy") || "" },
  });
}
