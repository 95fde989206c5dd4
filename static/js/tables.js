/* Writes each cell's heading beside it, so that a row reads as a card on a phone,
   and lets a table that is wider than its box be scrolled with the keyboard. */
(function () {
  "use strict";

  function label(table) {
    const heads = [...table.querySelectorAll(":scope > thead > tr:last-child > *")];
    if (!heads.length || table.dataset.cards === "no") return;
    const words = heads.map((head) => (head.colSpan > 1 ? "" : head.textContent.trim()));
    table.setAttribute("role", "table");
    for (const part of table.tBodies) part.setAttribute("role", "rowgroup");
    for (const row of table.querySelectorAll(":scope > tbody > tr")) {
      row.setAttribute("role", "row");
      const lead = row.cells[0]?.classList.contains("pick") ? 1 : 0;
      [...row.cells].forEach((cell, at) => {
        cell.setAttribute("role", cell.tagName === "TH" ? "rowheader" : "cell");
        if (at > lead && cell.colSpan === 1 && words[at]) cell.dataset.label = words[at];
        const blank = !cell.children.length && ["", "–"].includes(cell.textContent.trim());
        cell.classList.toggle("is-blank", at > lead && blank);
      });
    }
    table.classList.add("is-labelled");
  }

  function reach(box) {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    else box.removeAttribute("tabindex");
  }

  function prepare(within) {
    within.querySelectorAll("table.table").forEach(label);
    within.querySelectorAll(".table-scroll").forEach(reach);
  }

  prepare(document);
  document.addEventListener("htmx:afterSwap", (event) => prepare(event.target));
  window.addEventListener("resize", () => {
    document.querySelectorAll(".table-scroll").forEach(reach);
  });
})();
