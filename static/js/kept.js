// The page of what is kept on this device.

import { read, usable, write } from "./keeping.js";

if (usable()) show(document.querySelector("[data-kept-list]"));

/** Shows the list, each entry with a button that takes it off, and one that clears everything. */
function show(list) {
  const said = document.querySelector("[data-kept-said]");
  const actions = document.querySelector("[data-kept-actions]");
  document.querySelector("[data-kept-without]").hidden = true;
  actions.querySelector("[data-kept-clear]").addEventListener("click", () => {
    write(null);
    fill();
    said.textContent = said.dataset.cleared;
  });
  fill();

  function fill() {
    const kept = read() ?? [];
    list.replaceChildren(...kept.map((entry) => rowOf(entry, remove)));
    actions.hidden = !kept.length;
    said.textContent = kept.length ? "" : said.dataset.none;
  }

  function remove(entry) {
    write(read().filter(({ id }) => id !== entry.id));
    fill();
    (list.querySelector("button") ?? document.querySelector("main")).focus();
  }
}

function rowOf(entry, remove) {
  const row = document.querySelector("template[data-kept-row]").content.firstElementChild.cloneNode(true);
  const button = row.querySelector("button");
  row.querySelector("h2").append(entry.page ? linkTo(entry.page, entry.name) : entry.name);
  row.querySelector(".facility__where").textContent = entry.where;
  for (const { href, text } of entry.ways) {
    const way = linkTo(href, text);
    way.className = "line__way";
    button.before(way);
  }
  button.setAttribute("aria-label", `${button.textContent}: ${entry.name}`);
  button.addEventListener("click", () => remove(entry));
  return row;
}

function linkTo(href, text) {
  const link = document.createElement("a");
  link.href = href;
  link.rel = "noreferrer";
  link.textContent = text;
  return link;
}
