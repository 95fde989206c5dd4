// Keeps the pocket page that was opened on this phone, so that it opens without a network.
"use strict";

(async function () {
  const note = document.querySelector("[data-pocket]");
  if (!note || !("serviceWorker" in navigator) || !window.caches) return;
  if (!(Date.parse(note.dataset.until) > Date.now())) return; // it is over, and kept no more

  /* what the page was made of: itself, styles, scripts, pictures and letters */
  function parts() {
    const loaded = performance.getEntriesByType("resource").map((entry) => new URL(entry.name));
    const ours = loaded.filter((url) => url.origin === location.origin);
    return ours.filter((url) => url.pathname.startsWith(note.dataset.static)).map(String);
  }

  async function keep(cache) {
    await cache.add(new Request(location.pathname, { credentials: "same-origin" }));
    await Promise.all(parts().map((url) => cache.add(url).catch(() => null)));
  }

  function tell(answer) {
    const time = note.querySelector("time");
    const since = new Date(answer.headers.get("Date"));
    time.dateTime = since.toISOString();
    time.textContent = since.toLocaleString(document.documentElement.lang, {
      dateStyle: "medium",
      timeStyle: "short",
    });
    note.hidden = false;
  }

  try {
    await navigator.serviceWorker.register(note.dataset.pocket);
    const cache = await caches.open("pocket");
    if (navigator.onLine) await keep(cache).catch(() => null);
    const kept = await cache.match(location.pathname, { ignoreVary: true });
    if (kept) tell(kept);
  } catch {
    /* without it the page is as good as before, while there is a network */
  }
})();
