/* Sets light or dark before the page is drawn, as the user last chose; else the system decides. */
(function () {
  "use strict";
  const root = document.documentElement;
  root.classList.add("has-script");
  function kept() {
    try {
      const theme = localStorage.getItem("theme"); // the admin keeps its choice there as well
      return ["light", "dark"].includes(theme) ? theme : null;
    } catch {
      return null;
    }
  }
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const system = () => (dark.matches ? "dark" : "light");
  const apply = () => { root.dataset.bsTheme = kept() || system(); };
  apply();
  dark.addEventListener("change", apply);

  document.addEventListener("DOMContentLoaded", () => {
    for (const button of document.querySelectorAll("[data-theme-toggle]")) {
      button.hidden = false;
      button.addEventListener("click", () => {
        const next = root.dataset.bsTheme === "dark" ? "light" : "dark";
        try {
          if (next === system()) localStorage.removeItem("theme");
          else localStorage.setItem("theme", next);
        } catch { /* the choice then lasts for this page */ }
        root.dataset.bsTheme = next;
      });
    }
  });
})();
