/* The frame: the places on a phone, menus that close, filters that fold, forms left unsaved. */
(function () {
  "use strict";

  /* the side on a phone: opens as an overlay and gives the focus back */
  function setSide(side, open, button) {
    side.classList.toggle("is-open", open);
    button?.setAttribute("aria-expanded", String(open));
    if (open) side.querySelector("a")?.focus();
    else button?.focus();
  }
  for (const button of document.querySelectorAll("[data-opens]")) {
    const side = document.getElementById(button.dataset.opens);
    if (!side) continue;
    button.setAttribute("role", "button");
    button.setAttribute("aria-expanded", "false");
    button.addEventListener("click", (event) => {
      event.preventDefault();
      setSide(side, !side.classList.contains("is-open"), button);
    });
    document.addEventListener("click", (event) => {
      const open = side.classList.contains("is-open");
      const closes = event.target.closest("[data-closes]");
      if (open && (closes || !(side.contains(event.target) || button.contains(event.target)))) {
        if (closes) event.preventDefault();
        setSide(side, false, button);
      }
    });
    document.addEventListener("keydown", (event) => {
      const open = side.classList.contains("is-open");
      if (event.key === "Escape" && open) setSide(side, false, button);
    });
  }

  /* menus: one open at a time; a click elsewhere or Escape closes */
  document.addEventListener("click", (event) => {
    for (const menu of document.querySelectorAll("details[data-menu][open]")) {
      if (!menu.contains(event.target)) menu.open = false;
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of document.querySelectorAll("details[data-menu][open]")) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });

  /* filters lie folded on a phone unless one is at work */
  const narrow = window.matchMedia("(max-width: 40rem)");
  for (const folded of document.querySelectorAll("details[data-folds]")) {
    const fold = () => { folded.open = !narrow.matches; };
    fold();
    narrow.addEventListener("change", fold);
  }

  /* the summary of mistakes is where the reader goes on */
  document.querySelector("[data-focus]")?.focus();

  /* papers are printed as they stand */
  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }

  /* what was typed is not lost by leaving unawares */
  for (const form of document.querySelectorAll("form[data-guard]")) {
    let touched = false;
    form.addEventListener("input", () => { touched = true; });
    form.addEventListener("submit", (event) => {
      if (event.submitter?.hasAttribute("hx-post")) return;
      if (form.dataset.sent) event.preventDefault(); /* pressed twice: sent once */
      form.dataset.sent = "yes";
      touched = false;
    });
    window.addEventListener("pageshow", () => { delete form.dataset.sent; });
    window.addEventListener("beforeunload", (event) => { if (touched) event.preventDefault(); });
  }
})();
