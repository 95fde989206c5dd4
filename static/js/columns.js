/* Columns of a list: moved up and down in place of numbers. Works on what htmx brings as well. */
(function () {
  "use strict";

  function number(list) {
    [...list.children].forEach((item, at) => {
      item.querySelector("[name^='order-']").value = at + 1;
      item.querySelector("[data-move='-1']").disabled = at === 0;
      item.querySelector("[data-move='1']").disabled = at === list.children.length - 1;
    });
  }

  function button(item, step, words) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "btn btn-quiet btn-sm columns__move";
    made.dataset.move = step;
    made.setAttribute("aria-label", `${words}: ${item.textContent.trim()}`);
    made.innerHTML = `<i class="bi bi-chevron-${step < 0 ? "up" : "down"}" aria-hidden="true"></i>`;
    return made;
  }

  function prepare(form) {
    if (form.dataset.ready) return;
    form.dataset.ready = "yes";
    const list = form.querySelector("ol");
    for (const item of list.children) {
      const place = item.querySelector("[name^='order-']");
      const buttons = [button(item, -1, form.dataset.up), button(item, 1, form.dataset.down)];
      place.type = "hidden";
      item.append(...buttons);
    }
    list.addEventListener("click", (event) => {
      const pressed = event.target.closest("[data-move]");
      if (!pressed) return;
      const item = pressed.closest("li");
      if (pressed.dataset.move === "-1") item.previousElementSibling?.before(item);
      else item.nextElementSibling?.after(item);
      number(list);
      if (pressed.disabled) item.querySelector("[data-move]:not(:disabled)")?.focus();
      else pressed.focus();
    });
    number(list);
  }

  const prepareAll = () => document.querySelectorAll("[data-columns]").forEach(prepare);
  prepareAll();
  document.addEventListener("htmx:afterSwap", prepareAll);
})();
