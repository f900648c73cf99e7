// What scripts add to a page that works without them: copy buttons, and focus on what went wrong.

for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copy);
    announce(button, button.dataset.copied);
  });
}

document.querySelector("[data-focus-first]")?.focus();

/** Shows a word on the button for a moment, and says it to screen readers. */
function announce(button, word) {
  const before = button.textContent;
  button.setAttribute("aria-live", "polite");
  button.textContent = word;
  setTimeout(() => { button.textContent = before; }, 2000);
}
