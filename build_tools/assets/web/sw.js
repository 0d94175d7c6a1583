/* The service worker: the guide without a network. What the site holds is listed in front of this text when it is built:
   SHELL is stored at once, PACKS when the page has nothing better to do; both say path → hash of the content, so that
   a new edition downloads what has changed and nothing else. VERSION is the hash of both. Files that are alike come in
   a pack, under its name, when most of them are missing: together they are a quarter smaller. Under no name is the rest.
   AHEAD names the packs that are stored before anybody asks; of a large site, what is in the others is stored when seen.
   PARTS names the parts of a file that is not stored whole, so that an edited tree does not download all of it again.
   EDITIONS is the folder of what is current, asked of the network first, whatever is stored; MISSING the page for what is not
   there; CARDS the folder of cards. */
"use strict";

/* Two copies of the site on one host keep apart. */
const NAME = `guide ${new URL(self.registration.scope).pathname}`;
const LATER = `${NAME} later`; /* cards and pictures, stored when somebody opens one */
const ALL = Object.assign({}, SHELL, ...Object.keys(PACKS).map((name) => PACKS[name]));
const NEEDED = Object.keys(SHELL);
const TRIES = 3; /* files at a time */

const key = (path) => `${self.registration.scope}${path}?h=${ALL[path]}`;

/* An answer that came by a redirect may not be given to a navigation: its content under its own name may. */
const plain = async (answer) => (answer.redirected
  ? new Response(await answer.blob(), { status: answer.status, headers: answer.headers }) : answer);

const dated = async (answer) => {
  const headers = new Headers(answer.headers);
  headers.set("X-Stored", new Date().toISOString().slice(0, 10));
  return new Response(await answer.blob(), { status: answer.status, headers });
};

/* A file that is stored in parts, put together; nothing where one is missing. */
const whole = async (cache, path) => {
  const parts = await Promise.all(PARTS[path].map((part) => cache.match(key(part))));
  if (!parts.every(Boolean)) return null;
  return new Response(new Blob(await Promise.all(parts.map((part) => part.blob()))), { headers: parts[0].headers });
};

/* What cannot be stored, for want of space, is not stored; nobody waits for it. */
const keep = async (cache, at, answer) => {
  try { await cache.put(at, answer); } catch (_) { /* full, or refused */ }
};

const store = async (cache, path) => {
  if (await cache.match(key(path))) return;
  const answer = await fetch(new Request(`${self.registration.scope}${path}`, { cache: "no-cache" }));
  if (!answer.ok) throw new Error(`${answer.status} ${path}`);
  await cache.put(key(path), await plain(path.startsWith(EDITIONS) ? await dated(answer) : answer));
};

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(NAME).then((cache) => Promise.all(NEEDED.map((path) => store(cache, path)))));
});

self.addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    const cache = await caches.open(NAME);
    const wanted = new Set(Object.keys(ALL).map(key));
    await Promise.all((await cache.keys()).filter((request) => !wanted.has(request.url)).map((request) => cache.delete(request)));
    await self.clients.claim();
  })());
});

const TYPES = { html: "text/html; charset=utf-8", svg: "image/svg+xml", json: "application/json" };

/* What a pack holds of the wanted edition, as if each file had been fetched from the same host. */
const unpack = async (cache, name) => {
  const wanted = PACKS[name];
  const stored = await Promise.all(Object.keys(wanted).map((path) => cache.match(key(path))));
  const missing = Object.keys(wanted).filter((_, place) => !stored[place]);
  if (!name || missing.length * 2 <= stored.length) return;
  const answer = await fetch(new Request(`${self.registration.scope}${name}`, { cache: "no-cache" }));
  if (!answer.ok) throw new Error(`${answer.status} ${name}`);
  const held = await answer.json();
  for (const path of missing) {
    const [hash, text] = held[path] || [];
    if (hash !== wanted[path]) continue;
    const headers = new Headers(answer.headers);
    ["Content-Encoding", "Content-Length", "ETag"].forEach((each) => headers.delete(each));
    headers.set("Content-Type", TYPES[path.split(".").pop()]);
    const made = new Response(text, { headers });
    await cache.put(key(path), path.startsWith(EDITIONS) ? await dated(made) : made);
  }
};

/* A few at a time; one that fails is left for the next visit, a full disk ends it. */
const each = async (left, act) => {
  const next = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) {
      try { await act(item); } catch (error) {
        if (error.name === "QuotaExceededError") left.length = 0;
      }
    }
  };
  await Promise.all(Array.from({ length: TRIES }, next));
};

/* The rest: packs first, then file by file what is missing still. What is there already stays. */
const rest = async () => {
  const cache = await caches.open(NAME);
  await each([...AHEAD], (name) => unpack(cache, name));
  await each([].concat(...AHEAD.map((name) => Object.keys(PACKS[name]))), (path) => store(cache, path));
};

let busy = null;
self.addEventListener("message", (event) => {
  if (event.data === "take over") self.skipWaiting();
  if (event.data !== "store the rest" || busy) return;
  busy = rest().then(() => { busy = null; });
  if (event.waitUntil) event.waitUntil(busy);
});

/* The file that an address stands for: hosts leave out index.html, and some .html. */
const named = (url) => {
  const scope = self.registration.scope;
  if (!url.startsWith(scope)) return null;
  const path = decodeURI(url.slice(scope.length).split(/[?#]/)[0]);
  return [path, `${path}index.html`, `${path}.html`, `${path}/index.html`].find((each) => each in ALL) || path;
};

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || request.headers.has("range")) return;
  const path = named(request.url);
  if (path === null) return;
  event.respondWith(path.startsWith(EDITIONS) ? judged(request, path) : answered(event, request, path));
});

async function answered(event, request, path) {
  const cache = await caches.open(NAME);
  const stored = path in PARTS ? await whole(cache, path) : path in ALL ? await cache.match(key(path)) : null;
  if (stored) return stored;
  try {
    const answer = await fetch(request);
    if (answer.ok && !answer.redirected && answer.status === 200) {
      if (path in ALL) event.waitUntil(keep(cache, key(path), answer.clone()));
      else if (path.startsWith(CARDS)) event.waitUntil(caches.open(LATER).then(keepIn(request, answer.clone())));
    }
    return answer;
  } catch (error) {
    const later = await (await caches.open(LATER)).match(request.url.split(/[?#]/)[0]);
    const gone = request.mode === "navigate" ? await cache.match(key(MISSING)) : null;
    if (later || gone) return later || gone;
    throw error;
  }
}

const keepIn = (request, answer) => (cache) => keep(cache, request.url.split(/[?#]/)[0], answer);

async function judged(request, path) {
  const cache = await caches.open(NAME);
  try {
    const answer = await fetch(request);
    if (answer.ok) await keep(cache, key(path), await dated(answer.clone()));
    return answer;
  } catch (error) {
    const stored = await cache.match(key(path));
    if (stored) return stored;
    throw error;
  }
}
