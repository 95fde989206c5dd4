/* Keeps empty filters out of the address, and tells readers how many were found. */
(function () {
  "use strict";
  const form = document.querySelector("[data-filters]");

  if (form) {
    form.addEventListener("formdata", (event) => {
      for (const [name, value] of [...event.formData]) {
        if (value === "") event.formData.delete(name);
      }
    });
    document.addEventListener("htmx:configRequest", (event) => {
      if (event.target !== form) return;
      const given = event.detail.parameters;
      for (const name of Object.keys(given)) if (given[name] === "") delete given[name];
    });
  }

  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.target.id !== "results") return;
    const count = event.target.querySelector("[data-count]");
    const status = document.getElementById("list-status");
    if (count && status) status.textContent = count.textContent;
  });
})();
