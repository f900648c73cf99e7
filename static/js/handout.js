// The preview of a hand-out follows the form: the page to print is asked for as the form would, by the
// same POST to this site, and its sheet is put in place of the one before.

const PAUSE_MS = 400;

for (const form of document.querySelectorAll("[data-handout]")) keepInStep(form);

/** Shows in the preview what the form says. Where an answer fails, the buttons still work. */
function keepInStep(form) {
  const preview = document.querySelector("[data-handout-preview]");
  const status = form.querySelector("[data-handout-status]");
  let timer, asked;

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(show, PAUSE_MS);
  });
  // Written before this was loaded, or given back by the browser after "Back".
  if ([...form.elements].some(isChanged)) show();

  async function show() {
    asked?.abort();
    asked = new AbortController();
    try {
      const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)), signal: asked.signal, cache: "no-store" });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const sheet = answer.ok && page.querySelector(".handout");
      const problem = page.querySelector(".summary a");
      if (sheet) preview.replaceChildren(document.adoptNode(sheet));
      status.textContent = sheet ? form.dataset.ready : (problem?.textContent ?? form.dataset.stale);
    } catch (error) {
      if (error.name !== "AbortError") status.textContent = form.dataset.stale;
    }
  }
}

function isChanged(control) {
  return control.checked !== control.defaultChecked || (control.defaultValue ?? control.value) !== control.value;
}
