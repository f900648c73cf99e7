// A list of facilities and lines that stays in this browser: no script sends any of it anywhere.

const KEY = "kept";

/** What is kept; null where nobody has agreed to keep anything yet. */
export function read() {
  const kept = JSON.parse(localStorage.getItem(KEY));
  return Array.isArray(kept) ? kept : null;
}

/** Keeps these; with null nothing at all. */
export function write(entries) {
  if (entries) localStorage.setItem(KEY, JSON.stringify(entries));
  else localStorage.removeItem(KEY);
}

/** Whether this browser keeps anything, and what is there is ours. */
export function usable() {
  try {
    read();
    return true;
  } catch {
    return false;
  }
}

const words = document.querySelector("template[data-keeping]");
if (words && usable()) offer(words);

/** Puts a button beside each facility and line. */
function offer(words) {
  const { keep, kept } = words.dataset;
  for (const row of document.querySelectorAll("[data-facility], .row")) {
    const entry = described(row);
    const button = document.createElement("button");
    const name = document.createElement("span");
    const onItsLine = document.createElement("span"); // never alone on the next
    button.type = "button";
    button.className = "keep";
    onItsLine.className = "keep-on-line";
    onItsLine.append("\u00a0", button);
    name.className = "visually-hidden";
    name.textContent = `: ${entry.name}`;
    say((read() ?? []).some(({ id }) => id === entry.id));
    (titleOf(row) ?? row.querySelector(".facility__calls > :last-child")).after(onItsLine);
    button.addEventListener("click", async () => {
      if (!read() && !(await agreed(words))) return;
      const others = (read() ?? []).filter(({ id }) => id !== entry.id);
      const add = button.getAttribute("aria-pressed") === "false";
      write(add ? [...others, entry] : others);
      say(add);
    });

    function say(pressed) {
      button.setAttribute("aria-pressed", pressed);
      button.replaceChildren(pressed ? `✓ ${kept}` : keep, name);
    }
  }
}

/** What the page says of a facility or a line, in short. */
function described(row) {
  const title = titleOf(row) ?? document.querySelector("h1"); // a facility's own page
  const where = row.querySelector(".facility__where") ?? row.closest(".house")?.querySelector(".house__where");
  const link = title.querySelector("a");
  return {
    id: row.dataset.facility ?? row.id,
    name: title.textContent.trim(),
    where: where?.textContent.replace(/\s+/g, " ").trim() ?? "",
    page: link?.pathname ?? location.pathname, // a line has no page but where it was kept
    ways: [...row.querySelectorAll(".line__way")].map((way) => ({ href: way.href, text: seen(way) })),
  };
}

function titleOf(row) {
  return row.querySelector(".facility__name, .row__name");
}

/** The words of a link, but for those that only screen readers say. */
function seen(link) {
  const shown = link.cloneNode(true);
  shown.querySelectorAll(".visually-hidden").forEach((hidden) => hidden.remove());
  return shown.textContent.replace(/\s+/g, " ").trim();
}

/** Asks once, with what it means on a device that others use. */
function agreed(words) {
  const dialog = words.content.firstElementChild.cloneNode(true);
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "keep");
    });
  });
}
