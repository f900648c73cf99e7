// What scripts add to a page that works without them: copy buttons, suggestions, the device's place.

import { offerLocation } from "./location.js";

for (const button of document.querySelectorAll("[data-copy]")) {
  const announce = announcer(button);
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copy);
    announce(button.dataset.copied);
  });
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

for (const form of document.querySelectorAll("[data-location-form]")) {
  offerLocation(form);
  // Loaded when somebody comes to type, so that a reader of the article does not pay for it.
  form.addEventListener("focusin", async () => {
    const { suggestPlaces } = await import("./combobox.js");
    suggestPlaces(form);
  }, { once: true });
}

// An answer to the form gives its entry in the history to the form, so that Back from what follows
// leads there and no browser asks to send what was typed again.
const answered = document.querySelector("main[data-back]");
if (answered) history.replaceState(null, "", answered.dataset.back);

document.querySelector("[data-focus-first]")?.focus();

/** What shows a word on the button for a moment, and says it to screen readers. */
function announcer(button) {
  const before = button.textContent;
  let timer;
  return (word) => {
    clearTimeout(timer);
    button.setAttribute("aria-live", "polite");
    button.textContent = word;
    timer = setTimeout(() => { button.textContent = before; }, 2000);
  };
}
