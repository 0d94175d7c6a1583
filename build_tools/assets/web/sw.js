/* The service worker: the whole guide is stored at the first visit, and replaced whole by the next edition.
   FILES and VERSION are put in front of this text when the site is built. */
"use strict";

const NAME = `guide-${VERSION}`;
const LATER = "guide-cards";

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(NAME).then((cache) => cache.addAll(FILES.map((file) => new Request(file, { cache: "reload" })))));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(caches.keys()
    .then((names) => Promise.all(names.filter((name) => name !== NAME && name !== LATER).map((name) => caches.delete(name))))
    .then(() => self.clients.claim()));
});

self.addEventListener("message", (event) => { if (event.data === "take over") self.skipWaiting(); });

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== location.origin) return;
  url.search = "";
  url.hash = "";
  if (url.pathname.endsWith("/")) url.pathname += "index.html";
  event.respondWith(caches.open(NAME)
    .then((cache) => cache.match(url.href))
    .then((stored) => stored || fresh(event.request, url)));
});

/* Cards are stored when they are first opened; they are many, and few are printed. */
async function fresh(request, url) {
  const cards = await caches.open(LATER);
  try {
    const answer = await fetch(request);
    if (answer.ok && url.pathname.includes("/cards/")) await cards.put(url.href, answer.clone());
    return answer;
  } catch (error) {
    const stored = await cards.match(url.href);
    if (stored) return stored;
    throw error;
  }
}
