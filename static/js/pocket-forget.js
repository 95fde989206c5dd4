// Whoever stands at the door is logged out: what was kept for the pocket on this phone goes.
"use strict";

if (window.caches) caches.delete("pocket").catch(() => null);
