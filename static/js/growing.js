// Gives each preview of the form the height that it says it needs.

addEventListener("message", ({ source, origin, data }) => {
  if (origin !== location.origin) return;
  for (const frame of document.querySelectorAll("iframe")) {
    if (frame.contentWindow === source) frame.height = data.embedHeight;
  }
});
