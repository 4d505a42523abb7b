// '/' goes to the search field, the arrows walk along the results, Escape goes back to the field.

/** `links` gives the links of the results, in order. */
export function bindKeyboard({ field, links }) {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "/" && !isTyping(event.target)) {
      event.preventDefault();
      field.focus();
      field.select();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      step(event, event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Escape" && links().includes(document.activeElement)) {
      field.focus();
    }
  });

  function step(event, by) {
    const found = links();
    const place = found.indexOf(document.activeElement);
    if (place < 0 && document.activeElement !== field) return;
    if (!found.length || (place < 0 && by < 0)) return;
    event.preventDefault();
    const next = place + by;
    if (next < 0) field.focus();
    else found[Math.min(next, found.length - 1)].focus();
  }
}

function isTyping(element) {
  return element.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(element.tagName);
}
