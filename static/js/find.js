/* The box that searches the whole office: its keys, and what opens below it. */
(function () {
  "use strict";
  const form = document.querySelector("[data-find]");
  if (!form) return;
  const box = form.querySelector("input");
  const found = form.querySelector("#find-found");
  const status = form.querySelector("[data-find-status]");

  const links = () => [...found.querySelectorAll("a")];
  const open = () => { found.hidden = !found.textContent.trim(); };
  const close = () => { found.hidden = true; };

  function enter() {
    box.focus();
    box.select();
  }

  /* "/" from anywhere but a field; on a list it is the list's own search. Ctrl+K from everywhere. */
  const isOn = () => { try { return localStorage.getItem("keys") !== "off"; } catch { return true; } };
  const types = (target) => target.closest("input:not([type=checkbox]), textarea, select, dialog, [contenteditable]");
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.altKey || event.shiftKey && event.key !== "/") return;
    const held = event.ctrlKey || event.metaKey;
    const everywhere = held && event.key.toLowerCase() === "k" && !document.querySelector("dialog[open]");
    const plain = event.key === "/" && !held && isOn() && !types(event.target) && !document.getElementById("filters");
    if (!everywhere && !plain) return;
    event.preventDefault();
    enter();
  });

  form.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Escape" && !found.hidden) {
      event.preventDefault(); // which would empty the box; a second time it may
      event.stopPropagation();
      close();
      box.focus();
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || !links().length) return;
    event.preventDefault();
    if (found.hidden) open();
    const all = [box, ...links()];
    const at = all.indexOf(document.activeElement);
    all[(at + step + all.length) % all.length].focus();
  });

  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.target !== found) return;
    open();
    status.textContent = found.querySelector("[data-find-says]")?.dataset.findSays ?? "";
  });
  box.addEventListener("focus", open);
  box.addEventListener("input", () => { if (!box.value.trim()) { found.replaceChildren(); close(); } });
  form.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !form.contains(event.relatedTarget)) close();
  });
  document.addEventListener("pointerdown", (event) => { if (!form.contains(event.target)) close(); });
})();
