// What scripts add to a page that works without them: sharing, copying, suggestions, the device's place.

for (const button of document.querySelectorAll("[data-copy], [data-copy-address]")) {
  const { copy, copyAddress, copied } = button.dataset;
  const announce = announcer(button);
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(copy ?? whole(copyAddress));
    announce(copied);
  });
}

// Who can copy the address, or share it, need not read it too.
for (const plain of document.querySelectorAll("[data-plain]")) plain.hidden = Boolean(navigator.clipboard);

// The device's own way to share; where it has none, a link leads to the page that has others.
for (const one of navigator.share ? document.querySelectorAll("[data-share]") : []) {
  one.hidden = false;
  one.addEventListener("click", (event) => {
    event.preventDefault();
    const { share, title } = one.dataset;
    navigator.share({ title, url: whole(share) }).catch((error) => {
      if (error.name !== "AbortError" && one.href) location.assign(one.href);
    });
  });
}

for (const link of document.querySelectorAll("[data-send]")) {
  link.href = link.dataset.send + encodeURIComponent(whole(link.dataset.address));
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

for (const form of document.querySelectorAll("[data-location-form]")) {
  const locate = form.querySelector("[data-locate]");
  if (locate && navigator.geolocation && window.isSecureContext) {
    locate.hidden = false;
    locate.addEventListener("click", async () => {
      const { postLocation } = await import("./location.js");
      postLocation(form);
    });
  }
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

// A dot of the map may lead into a fold. Today's browsers open it by themselves, older ones do not.
const openFold = () => {
  const target = document.getElementById(location.hash.slice(1));
  const fold = target?.closest("details:not([open])");
  if (!fold) return;
  fold.open = true;
  target.scrollIntoView();
};
addEventListener("hashchange", openFold);
openFold();

document.addEventListener("click", async (event) => {
  const link = event.target.closest("[data-report]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || !window.HTMLDialogElement) return;
  event.preventDefault();
  const { openReport } = await import("./report.js");
  openReport(link);
});

document.querySelector("[data-focus-first]")?.focus();

/** An address in full: a page that is kept for everybody knows no host. */
function whole(address) {
  return new URL(address, location.href).href;
}

/** What shows a word on the button for a moment, and says it to screen readers. */
function announcer(button) {
  const before = button.textContent;
  const spoken = document.createElement("span");
  let timer;
  spoken.className = "visually-hidden";
  spoken.setAttribute("role", "status");
  button.after(spoken);
  return (word) => {
    clearTimeout(timer);
    button.textContent = spoken.textContent = word;
    timer = setTimeout(() => {
      button.textContent = before;
      spoken.textContent = "";
    }, 2000);
  };
}
