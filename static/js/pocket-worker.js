// Opens the pocket pages that were kept on this phone while there is no network. Keeps nothing else.
"use strict";

const CACHE = "pocket";
const PAGE = /^\/trips\/[^/]+\/pocket\/$/;
const asKept = { ignoreVary: true };

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (request.mode !== "navigate") event.respondWith(part(request));
  else if (PAGE.test(url.pathname)) event.respondWith(page(request, url));
});

/* Until when a page may be kept, some days after the return; a page that does not say is none. */
const keptUntil = (answer) => Date.parse(answer.headers.get("X-Kept-Until"));

/* Whatever happens to the login of this phone, nothing is opened here once its time is over. */
async function sweep(cache) {
  for (const request of await cache.keys()) {
    const isPage = PAGE.test(new URL(request.url).pathname);
    // One that was kept before pages said so stays until there is a network to ask.
    const isOver = isPage && keptUntil(await cache.match(request, asKept)) <= Date.now();
    if (isOver) await cache.delete(request, asKept);
  }
}

/* The page as it is now; without a network as it was kept. Whoever may see it no more, or is logged
   out by now, has it no more. */
async function page(request, url) {
  const cache = await caches.open(CACHE);
  await sweep(cache);
  try {
    const answer = await fetch(request);
    if (answer.ok && keptUntil(answer) > Date.now()) await cache.put(url.pathname, answer.clone());
    else if (answer.status < 500) await cache.delete(url.pathname, asKept);
    return answer;
  } catch (error) {
    const kept = await cache.match(url.pathname, asKept);
    if (!kept) throw error;
    return kept;
  }
}

async function part(request) {
  try {
    return await fetch(request);
  } catch (error) {
    const kept = await caches.match(request.url, asKept);
    if (!kept) throw error;
    return kept;
  }
}
