// The page of what is kept on this device.

import { read, usable, write } from "./keeping.js";

const OF_A_PLACE = /\/near\/.+?(?=\/facilities\/|$)/;

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
    prepare(document.querySelector("[data-kept-handout]"), kept);
    said.textContent = kept.length ? "" : said.dataset.none;
  }

  function remove(entry) {
    write(read().filter(({ id }) => id !== entry.id));
    fill();
    (list.querySelector("button") ?? document.querySelector("main")).focus();
  }
}

/** The one form that tells this site what is kept: a hand-out, by the place where the newest was kept. */
function prepare(form, kept) {
  const place = kept.map(({ page }) => OF_A_PLACE.exec(page)?.[0]).findLast(Boolean);
  form.hidden = !place;
  document.querySelector("[data-kept-placeless]").hidden = Boolean(place) || !kept.length;
  form.action = `${location.pathname.replace(/\/kept$/, "")}${place}/handout`;
  form.querySelectorAll("[name=facility], [name=line]").forEach((old) => old.remove());
  for (const { id } of kept) {
    const input = document.createElement("input");
    const isLine = id.startsWith("line-");
    input.type = "hidden";
    input.name = isLine ? "line" : "facility";
    input.value = isLine ? id.slice("line-".length) : id;
    form.append(input);
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
