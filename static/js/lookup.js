/* Suggests records while one types. Works on inputs added later, since it listens on the page. */
(() => {
  "use strict";
  if (document.documentElement.dataset.lookups) return;
  document.documentElement.dataset.lookups = "on";

  const WAIT = 150;
  let timer = 0;
  let asking = null;

  const parts = (input) => {
    const box = input.closest("[data-lookup]");
    return {
      box,
      list: box.querySelector("[role=listbox]"),
      key: box.querySelector("[data-lookup-key]"),
      status: box.querySelector("[data-lookup-status]"),
    };
  };

  const isLookup = (target) => target instanceof Element && target.matches("[data-lookup] [role=combobox]");

  /* in the ears only while there is a list; what is not there is said to the eyes as well */
  const say = (input, words, isSeen = false) => {
    const { status } = parts(input);
    status.textContent = words;
    status.className = isSeen ? "lookup__none" : "seen-by-readers";
  };

  const close = (input) => {
    const { list } = parts(input);
    say(input, "");
    list.hidden = true;
    list.replaceChildren();
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };

  const point = (input, option) => {
    const { list } = parts(input);
    for (const each of list.children) each.setAttribute("aria-selected", String(each === option));
    input.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  };

  const pointed = (input) => parts(input).list.querySelector("[aria-selected=true]");

  const choose = (input, option) => {
    const { key } = parts(input);
    input.value = option.dataset.label;
    key.value = option.dataset.key;
    close(input);
    key.dispatchEvent(new Event("change", { bubbles: true }));
  };

  const optionFor = (input, found, number) => {
    const option = document.createElement("li");
    option.id = `${input.id}-option-${number}`;
    option.className = "lookup__option";
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    option.dataset.key = found.id;
    option.dataset.label = found.label;
    const name = document.createElement("bdi");
    name.textContent = found.label;
    option.append(name);
    if (found.hint) {
      const hint = document.createElement("span");
      hint.className = "quiet small";
      hint.textContent = ` ${found.hint}`;
      option.append(hint);
    }
    return option;
  };

  const show = (input, results) => {
    const { box, list } = parts(input);
    if (!list.id) list.id = `${input.id}-options`;
    input.setAttribute("aria-controls", list.id);
    list.replaceChildren(...results.map((found, number) => optionFor(input, found, number)));
    list.hidden = results.length === 0;
    input.setAttribute("aria-expanded", String(results.length > 0));
    input.removeAttribute("aria-activedescendant");
    if (results.length) say(input, `${results.length} ${box.dataset.found}`);
    else say(input, box.dataset.none, true);
  };

  const ask = async (input) => {
    const { box } = parts(input);
    asking?.abort();
    asking = new AbortController();
    try {
      const address = new URL(box.dataset.url, location.href);
      address.searchParams.set("q", input.value);
      const answer = await fetch(address, { signal: asking.signal, headers: { Accept: "application/json" } });
      if (answer.ok && document.activeElement === input) show(input, (await answer.json()).results);
    } catch (error) {
      if (error.name !== "AbortError") close(input);
    }
  };

  document.addEventListener("input", (event) => {
    if (!isLookup(event.target)) return;
    const input = event.target;
    const { box, key } = parts(input);
    key.value = "";
    for (const choice of box.querySelectorAll("[type=radio]:checked")) choice.checked = false;
    clearTimeout(timer);
    asking?.abort();
    if (!input.value.trim()) close(input);
    else timer = setTimeout(() => ask(input), WAIT);
  });

  document.addEventListener("keydown", (event) => {
    if (!isLookup(event.target) || event.isComposing) return;
    const input = event.target;
    const options = [...parts(input).list.children];
    const here = options.indexOf(pointed(input));
    if (event.key === "ArrowDown" && !options.length && input.value.trim()) {
      event.preventDefault();
      ask(input);
    } else if (["ArrowDown", "ArrowUp"].includes(event.key) && options.length) {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      const first = step === 1 ? 0 : options.length - 1;
      point(input, options[here === -1 ? first : (here + step + options.length) % options.length]);
    } else if (event.key === "Enter" && options.length) {
      event.preventDefault();
      if (here !== -1) choose(input, options[here]);
      else if (options.length === 1) choose(input, options[0]);
    } else if (event.key === "Escape" && (options.length || parts(input).status.textContent)) {
      event.preventDefault();
      event.stopPropagation();
      close(input);
    }
  });

  /* Before the input loses focus, so that a tap on a phone counts. */
  document.addEventListener("pointerdown", (event) => {
    if (event.target instanceof Element && event.target.closest(".lookup__list")) event.preventDefault();
  });

  document.addEventListener("click", (event) => {
    const option = event.target instanceof Element && event.target.closest(".lookup__option");
    if (option) choose(option.closest("[data-lookup]").querySelector("[role=combobox]"), option);
  });

  document.addEventListener("focusout", (event) => {
    if (!isLookup(event.target)) return;
    clearTimeout(timer);
    asking?.abort();
    close(event.target);
  });
})();
