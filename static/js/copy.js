// Copies the text of a field. Without this the text is marked and copied by hand.
"use strict";

document.querySelectorAll("[data-copy]").forEach((button) => {
  const field = document.getElementById(button.dataset.copy);
  if (!field || !navigator.clipboard) return;
  button.hidden = false;
  button.addEventListener("click", async () => {
    field.select();
    await navigator.clipboard.writeText(field.value);
    button.parentElement.querySelector("[role=status]").textContent = button.dataset.copied;
  });
});
