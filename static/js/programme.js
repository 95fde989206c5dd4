/* Items of a programme are dragged to another hour of their day: one begins when the one before it
   ends, and keeps its length. Typing the hours does the same, and what clashes is told alike. */
(function () {
  "use strict";
  let dragged = null;

  const field = (item, name) => item.querySelector(`form.hours [name=${name}]`);
  const minutes = (item, name) => {
    const [hours, rest] = field(item, name).value.split(":").map(Number);
    return 60 * hours + rest;
  };
  const clock = (all) => [Math.floor(all / 60), all % 60].map((n) => String(n).padStart(2, "0")).join(":");
  const unmark = () => document.querySelector(".item.is-target")?.classList.remove("is-target");

  function target(event) {
    const item = dragged && event.target.closest?.(".item");
    const fits = item && item !== dragged && item.parentElement === dragged.parentElement;
    return fits && field(item, "begins") ? item : null;
  }

  document.addEventListener("dragstart", (event) => {
    dragged = event.target.closest?.("[data-drag]")?.closest(".item") || null;
    if (dragged) event.dataTransfer.effectAllowed = "move";
  });
  document.addEventListener("dragover", (event) => {
    const item = target(event);
    if (!item) return;
    event.preventDefault();
    if (!item.classList.contains("is-target")) {
      unmark();
      item.classList.add("is-target");
    }
  });
  document.addEventListener("drop", (event) => {
    const item = target(event);
    if (!item) return;
    event.preventDefault();
    const length = minutes(dragged, "ends") - minutes(dragged, "begins");
    const box = item.getBoundingClientRect();
    const above = event.clientY < box.top + box.height / 2;
    const begins = above ? minutes(item, "begins") - length : minutes(item, "ends");
    if (length <= 0 || begins < 0 || begins + length >= 24 * 60) return;
    field(dragged, "begins").value = clock(begins);
    field(dragged, "ends").value = clock(begins + length);
    dragged.querySelector("form.hours").requestSubmit();
  });
  document.addEventListener("dragend", () => {
    unmark();
    dragged = null;
  });
})();
