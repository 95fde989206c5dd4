/* Rows of a form added in place, from the empty row that the server wrote into a template. */
(function () {
  "use strict";

  function add(rows) {
    const total = rows.querySelector("input[name$='-TOTAL_FORMS']");
    const holder = document.createElement("div");
    const empty = rows.querySelector("template").innerHTML;
    holder.innerHTML = empty.replaceAll("__prefix__", total.value);
    const row = holder.firstElementChild;
    total.value = Number(total.value) + 1;
    rows.querySelector("[data-rows-list]").append(row);
    window.htmx?.process(row);
    row.dispatchEvent(new CustomEvent("row:added", { bubbles: true }));
    row.querySelector("input:not([type=hidden]), select, textarea")?.focus();
  }

  for (const rows of document.querySelectorAll("[data-rows]")) {
    const button = rows.querySelector("[data-rows-add]");
    const limit = Number(rows.querySelector("input[name$='-MAX_NUM_FORMS']")?.value || 1000);
    button.hidden = false;
    button.addEventListener("click", () => {
      if (rows.querySelectorAll("[data-row]").length < limit) add(rows);
    });
    rows.addEventListener("change", (event) => {
      if (!event.target.matches("[data-row-remove]")) return;
      event.target.closest("[data-row]").classList.toggle("is-going", event.target.checked);
    });
  }
})();
