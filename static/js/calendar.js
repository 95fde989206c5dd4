/* The calendar: typed dates are dragged to another day, arrows turn the page, today is in sight.
   A dropped date opens the form in which it is moved, where the reason is asked for. */
(function () {
  "use strict";
  let dragged = null;

  const dayOf = (event) => (dragged ? event.target.closest("[data-day]") : null);
  const unmark = () => document.querySelector(".is-target")?.classList.remove("is-target");

  document.addEventListener("dragstart", (event) => {
    dragged = event.target.closest?.("[data-move]") || null;
    if (dragged) event.dataTransfer.effectAllowed = "move";
  });
  document.addEventListener("dragover", (event) => {
    const day = dayOf(event);
    if (!day) return;
    event.preventDefault();
    if (!day.classList.contains("is-target")) {
      unmark();
      day.classList.add("is-target");
    }
  });
  document.addEventListener("drop", (event) => {
    const day = dayOf(event);
    if (!day) return;
    event.preventDefault();
    const from = dragged.closest("[data-day]");
    const asked = new URLSearchParams({ due_on: day.dataset.day, back: location.pathname + location.search });
    if (day !== from) location.assign(`${dragged.dataset.move}?${asked}`);
  });
  document.addEventListener("dragend", () => {
    unmark();
    dragged = null;
  });

  /* the days of a phone lie far below each other; whoever comes back finds the place they left, and
     what is said above the days is read first */
  const today = document.querySelector(".cal .is-today");
  const [arrival] = performance.getEntriesByType("navigation");
  const says = document.querySelector(".messages .alert, .cal-filters .late, .cal-filters .invalid-feedback");
  const below = today && today.getBoundingClientRect().bottom > innerHeight;
  if (below && arrival?.type === "navigate" && !location.hash && !says) {
    const narrow = matchMedia("(max-width: 48rem)").matches;
    today.scrollIntoView({ block: narrow ? "start" : "nearest", behavior: "instant" });
  }

  const steps = { ArrowLeft: "before", ArrowRight: "after", t: "today" };
  document.addEventListener("keydown", (event) => {
    const step = steps[event.key];
    const plain = !(event.ctrlKey || event.metaKey || event.altKey || event.shiftKey);
    if (!step || !plain || event.defaultPrevented) return;
    if (event.target.closest("input, textarea, select, dialog, summary, [contenteditable]")) return;
    if (localStorage.getItem("keys") === "off") return;
    const turned = document.dir === "rtl" && step !== "today";
    const name = turned ? { before: "after", after: "before" }[step] : step;
    document.querySelector(`[data-step="${name}"]`)?.click();
  });
})();
