// "Use my location": asked for by a press, rounded to about a kilometre before it leaves the browser.

const REASONS = { 1: "refused", 2: "unavailable", 3: "timeout" };

/** Asks the device for its place and posts the rounded point. */
export function postLocation(form) {
  const button = form.querySelector("[data-locate]");
  const status = form.querySelector("[data-locate-status]");
  status.textContent = button.dataset.waiting;
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => post(form.action, { latitude: round(coords.latitude), longitude: round(coords.longitude) }),
    ({ code }) => { status.textContent = button.dataset[REASONS[code]]; },
    { timeout: 10_000, maximumAge: 600_000 },
  );
}

function round(degrees) {
  return degrees.toFixed(2);
}

/** Sends a form of its own, so that what stands in the box is not sent along. */
function post(action, fields) {
  const form = document.createElement("form");
  form.method = "post";
  form.action = action;
  for (const [name, value] of Object.entries(fields)) {
    const input = document.createElement("input");
    input.type = "hidden";
    input.name = name;
    input.value = value;
    form.append(input);
  }
  document.body.append(form);
  form.submit();
}
