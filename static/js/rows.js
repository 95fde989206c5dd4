/* Rows of a list: ticked, counted, and walked with the keyboard. */
(function () {
  "use strict";
  const help = document.getElementById("keys");
  let here = -1;

  const rows = () => [...document.querySelectorAll("#results tbody > tr")];
  const boxes = () => [...document.querySelectorAll("#results .pick input")];

  /* ticks ------------------------------------------------------------------------------------ */

  function count() {
    const bar = document.querySelector("[data-picked]");
    if (!bar) return;
    const ticked = boxes().filter((box) => box.checked).length;
    const label = bar.querySelector("[data-picked-count]");
    if (ticked) label.textContent = `${ticked} ${bar.dataset.words}`;
    const all = document.querySelector("#pick-all");
    if (all) {
      all.checked = ticked > 0 && ticked === boxes().length;
      all.indeterminate = ticked > 0 && !all.checked;
    }
  }

  function prepare() {
    here = -1;
    const place = document.querySelector("[data-pick-all]");
    if (place && !document.getElementById("pick-all")) {
      const all = document.createElement("input");
      all.type = "checkbox";
      all.id = "pick-all";
      all.className = "form-check-input";
      all.setAttribute("aria-label", place.dataset.pickAll);
      place.after(all);
    }
    count();
  }

  document.addEventListener("change", (event) => {
    if (event.target.id === "pick-all") {
      for (const box of boxes()) box.checked = event.target.checked;
    }
    if (event.target.closest("#results")) count();
  });
  document.addEventListener("reset", (event) => {
    if (event.target.matches("[data-picked]")) setTimeout(count);
  });

  /* keys ------------------------------------------------------------------------------------- */

  function go(step) {
    const all = rows();
    if (!all.length) return;
    here = Math.min(Math.max(here + step, 0), all.length - 1);
    all.forEach((row, at) => row.classList.toggle("is-here", at === here));
    const link = all[here].querySelector("td:not(.pick) a[href]");
    (link || all[here]).focus({ preventScroll: true });
    all[here].scrollIntoView({ block: "nearest" });
  }

  function open() {
    rows()[here]?.querySelector("td:not(.pick) a[href]")?.click();
  }

  function tick() {
    const box = rows()[here]?.querySelector(".pick input");
    if (box) box.click();
  }

  function search() {
    const folded = document.querySelector("details.filters");
    if (folded) folded.open = true;
    const field = document.querySelector("#filters input[name=q], #filters input, #filters select");
    field?.focus();
    field?.select?.();
  }

  const keys = {
    j: () => go(1),
    k: () => go(-1),
    ArrowDown: () => go(1),
    ArrowUp: () => go(-1),
    o: open,
    x: tick,
    "/": search,
    "?": () => help?.showModal(),
  };

  /* whoever speaks to the machine, or types by mistake, switches them off; the browser remembers */
  const remembered = () => { try { return localStorage.getItem("keys"); } catch { return null; } };
  const isOn = () => remembered() !== "off";
  const mark = document.querySelector("[data-keys-on]");
  if (mark) {
    mark.checked = isOn();
    mark.addEventListener("change", () => {
      try { localStorage.setItem("keys", mark.checked ? "on" : "off"); } catch { /* not kept */ }
    });
  }

  function isTyping(target) {
    return target.closest("input:not([type=checkbox]), textarea, select, dialog, [contenteditable]");
  }

  document.addEventListener("keydown", (event) => {
    const plain = !(event.ctrlKey || event.metaKey || event.altKey || event.isComposing);
    const press = keys[event.key];
    if (!press || !plain || !isOn() || event.defaultPrevented || isTyping(event.target)) return;
    const arrow = event.key.startsWith("Arrow");
    if (arrow && here < 0) return; // until somebody walks the rows, arrows scroll the page
    if (event.target.closest("details[open].menu")) return;
    event.preventDefault();
    press();
  });
  document.addEventListener("focusin", (event) => {
    const at = rows().indexOf(event.target.closest("tr"));
    if (at >= 0 && here >= 0) {
      here = at;
      rows().forEach((row, number) => row.classList.toggle("is-here", number === at));
    }
  });
  document.querySelectorAll("[data-keys]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => help?.showModal());
  });

  prepare();
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.target.id === "results") prepare();
  });
})();
