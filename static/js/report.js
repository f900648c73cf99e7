// The form of a report as a dialog over the page one is on; without scripts it is a page of its own.

/** Opens what the link leads to, with a button to close it; the page itself where that fails. */
export async function openReport(link) {
  try {
    const answer = await fetch(link.href);
    if (!answer.ok) throw new Error("no form");
    show(new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("main"), link);
  } catch {
    location.assign(link.href);
  }
}

function show(main, link) {
  const dialog = document.createElement("dialog");
  const heading = document.createElement("h2");
  const title = main.querySelector("h1");
  heading.id = "report-title";
  heading.textContent = title.textContent;
  title.replaceWith(heading);
  dialog.setAttribute("aria-labelledby", heading.id);
  const close = document.createElement("button");
  close.type = "button";
  close.className = "button button--quiet";
  close.textContent = link.dataset.close;
  close.addEventListener("click", () => dialog.close());
  // The focus goes back to the link by itself; what was typed is gone with the dialog.
  dialog.addEventListener("close", () => dialog.remove());
  dialog.append(close, ...main.childNodes);
  document.body.append(dialog);
  dialog.showModal();
}
