/* The calendar: typed dates are dragged to another day, arrows turn the page.
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
    if (day !== from) location.assign(`${dragged.dataset.move}?due_on=${day.dataset.day}`);
  });
  document.addEventListener("dragend", () => {
    unmark();
    dragged = null;
  });

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
