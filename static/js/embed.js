// Tells the page around the frame how high this one is, and nothing else.

new ResizeObserver(() => {
  parent.postMessage({ embedHeight: Math.ceil(document.body.getBoundingClientRect().height) }, "*");
}).observe(document.body);
