/* Rows are dragged to another place of their list; typing and buttons do the same. What is dragged
   fills in the form of its row and sends it, so that the server says what became of it.

   An item of a programme goes to another hour of its day: it begins when the one before it ends,
   and keeps its length. A member goes to the place above or below another one. */
(function () {
  "use strict";
  let dragged = null;

  const field = (row, name) => row.querySelector(`form [name=${name}]`);
  const minutes = (row, name) => {
    const [hours, rest] = field(row, name).value.split(":").map(Number);
    return 60 * hours + rest;
  };
  const clock = (all) => [Math.floor(all / 60), all % 60].map((n) => String(n).padStart(2, "0")).join(":");
  const rowOf = (target) => target.closest?.(".item, tr");
  const unmark = () => document.querySelector(".is-target")?.classList.remove("is-target");

  function target(event) {
    const row = dragged && rowOf(event.target);
    return row && row !== dragged && row.parentElement === dragged.parentElement ? row : null;
  }

  function isAbove(event, row) {
    const box = row.getBoundingClientRect();
    return event.clientY < box.top + box.height / 2;
  }

  function setHours(row, above) {
    const length = minutes(dragged, "ends") - minutes(dragged, "begins");
    const begins = above ? minutes(row, "begins") - length : minutes(row, "ends");
    if (length <= 0 || begins < 0 || begins + length >= 24 * 60) return;
    field(dragged, "begins").value = clock(begins);
    field(dragged, "ends").value = clock(begins + length);
    dragged.querySelector("form.hours").requestSubmit();
  }

  function setPlace(row, above) {
    const beside = field(dragged, "beside");
    const form = beside.form;
    const way = document.createElement("input");
    Object.assign(way, { type: "hidden", name: "way", value: above ? "above" : "below" });
    beside.value = field(row, "beside").dataset.beside;
    form.append(way);
    // What was dragged is said once: after a failure the buttons of the row mean what they say.
    const clear = () => {
      beside.value = "";
      way.remove();
    };
    form.addEventListener("htmx:afterRequest", clear, { once: true });
    form.requestSubmit();
  }

  document.addEventListener("dragstart", (event) => {
    const handle = event.target.closest?.("[data-drag]");
    dragged = handle ? rowOf(handle) : null;
    if (dragged) event.dataTransfer.effectAllowed = "move";
  });
  document.addEventListener("dragover", (event) => {
    const row = target(event);
    if (!row) return;
    event.preventDefault();
    if (!row.classList.contains("is-target")) {
      unmark();
      row.classList.add("is-target");
    }
  });
  document.addEventListener("drop", (event) => {
    const row = target(event);
    if (!row) return;
    event.preventDefault();
    const above = isAbove(event, row);
    if (field(dragged, "begins")) {
      if (field(row, "begins")) setHours(row, above);
    } else if (field(row, "beside")) setPlace(row, above);
  });
  document.addEventListener("dragend", () => {
    unmark();
    dragged = null;
  });
})();
