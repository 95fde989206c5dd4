// Says that a file is being written until its download begins, and takes no second press meanwhile.
// Where no file can be written the page opens anew: it says why.
(() => {
  "use strict";
  const COOKIE = "download=";
  const LOOK = 300; // milliseconds between two looks
  const LONGEST = 90000; // then something went wrong, and one may press again

  const told = () =>
    document.cookie
      .split("; ")
      .find((one) => one.startsWith(COOKIE))
      ?.slice(COOKIE.length);

  const buttonsOf = (box) => box.querySelectorAll("a[download], [type=submit]");

  function end(box, timer) {
    clearInterval(timer);
    delete box.dataset.busy;
    for (const button of buttonsOf(box)) button.removeAttribute("aria-disabled");
    box.querySelector("[data-while]").textContent = "";
  }

  function begin(box) {
    document.cookie = `${COOKIE}; path=/; max-age=0`;
    box.dataset.busy = "yes";
    for (const button of buttonsOf(box)) button.setAttribute("aria-disabled", "true");
    const words = box.querySelector("[data-while]");
    words.textContent = words.dataset.while;
    const since = Date.now();
    const timer = setInterval(() => {
      const answer = told();
      if (answer || Date.now() - since > LONGEST) end(box, timer);
      if (answer === "refused") location.reload();
    }, LOOK);
  }

  function pressed(event, box) {
    if (box.dataset.busy) event.preventDefault();
    else begin(box);
  }

  document.addEventListener("submit", (event) => {
    if (event.target.matches("[data-downloads]")) pressed(event, event.target);
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-downloads] a[download]");
    if (link && !event.ctrlKey && !event.metaKey) pressed(event, link.closest("[data-downloads]"));
  });
})();
