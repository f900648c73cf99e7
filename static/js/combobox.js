// Suggestions while typing: an editable combobox with a listbox, as the W3C's ARIA practices have it.
// What is typed goes by POST to this site only. The plain box and button work as before.

const PAUSE_MS = 150;
// How many places fit is said once, to whoever listens, when the typing has come to rest.
const REST_MS = 1000;
const FEWEST_LETTERS = 2;

/** Adds suggestions to the box of a location form. */
export function suggestPlaces(form) {
  const box = form.querySelector("input[name=query]");
  const list = makeList(box, form.querySelector(".finder__row"), form.dataset.suggestions);
  const status = makeStatus(form);
  let timer, rest, request, active = -1;

  box.addEventListener("input", () => {
    clearTimeout(timer);
    clearTimeout(rest);
    timer = setTimeout(ask, PAUSE_MS);
  });
  box.addEventListener("keydown", (event) => {
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      forget();
      close();
    } else if (move && list.children.length) {
      event.preventDefault();
      forget();
      open();
      activate((active + move + list.children.length + 1) % (list.children.length + 1));
    } else if (event.key === "Enter" && list.children[active]) {
      event.preventDefault();
      choose(list.children[active]);
    }
  });
  box.addEventListener("blur", () => {
    clearTimeout(rest);
    close();
  });
  // A press must not take the focus from the box: the list would close under the finger, and the
  // press would end beside the button or the option it began on.
  form.addEventListener("mousedown", (event) => {
    if (event.target.closest("button, [role=option]")) event.preventDefault();
  });
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) choose(option);
  });

  // Somebody may have typed while this file was on its way.
  if (document.activeElement === box && box.value) ask();

  // An answer still on its way must not take the list from under whoever moves in it, nor open it again.
  function forget() {
    clearTimeout(timer);
    request?.abort();
  }

  async function ask() {
    request?.abort();
    const query = box.value.trim();
    if (query.length < FEWEST_LETTERS) return show([]);
    request = new AbortController();
    try {
      const answer = await fetch("/api/v1/suggest", {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ query: query.slice(0, 200) }),
        signal: request.signal,
      });
      show(answer.ok ? (await answer.json()).places : []);
      if (answer.ok) rest = setTimeout(() => { status.textContent = count(list.children.length); }, REST_MS);
    } catch (error) {
      if (error.name !== "AbortError") show([]);
    }
  }

  function count(found) {
    return found ? form.dataset.found.replace("{count}", found) : form.dataset.none;
  }

  function show(places) {
    const ids = places.map((place) => place.id).join();
    // The same answer again must not take away what has been chosen in the list.
    if (ids && ids === list.dataset.ids) return open();
    list.dataset.ids = ids;
    active = -1;
    box.removeAttribute("aria-activedescendant");
    list.replaceChildren(...places.map((place, i) => makeOption(place, `${list.id}-${i}`)));
    status.textContent = "";
    if (places.length && document.activeElement === box) open();
    else close();
  }

  function open() {
    list.hidden = false;
    box.setAttribute("aria-expanded", "true");
  }

  function close() {
    list.hidden = true;
    box.setAttribute("aria-expanded", "false");
    activate(list.children.length);
  }

  // One step past the last option is the box itself, with nothing chosen.
  function activate(index) {
    list.children[active]?.setAttribute("aria-selected", "false");
    active = index;
    const option = list.children[active];
    if (!option) return box.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    box.setAttribute("aria-activedescendant", option.id);
  }

  function choose(option) {
    box.value = option.dataset.label;
    close();
    window.open(form.dataset.near + option.dataset.id, form.target || "_self");
  }
}

// Below box and button, which so stay where they are: a press meant for the button must never land on a place.
function makeList(box, row, label) {
  const list = document.createElement("ul");
  list.id = `${box.id}-suggestions`;
  list.className = "suggestions";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", label);
  row.after(list);
  box.autocomplete = "off";
  box.setAttribute("role", "combobox");
  box.setAttribute("aria-autocomplete", "list");
  box.setAttribute("aria-expanded", "false");
  box.setAttribute("aria-controls", list.id);
  return list;
}

function makeStatus(form) {
  const status = document.createElement("p");
  status.className = "visually-hidden";
  status.setAttribute("role", "status");
  form.append(status);
  return status;
}

function makeOption(place, id) {
  const option = document.createElement("li");
  option.id = id;
  option.dataset.id = place.id;
  option.dataset.label = place.label;
  option.setAttribute("role", "option");
  option.setAttribute("aria-selected", "false");
  option.append(place.label);
  if (place.county && !["county", "state"].includes(place.kind)) {
    const county = document.createElement("small");
    county.textContent = place.county;
    option.append(county);
  }
  return option;
}
