// Small helpers for the page.

/** A new element; a property that is null or false is left out, `true` gives an empty attribute. */
export function el(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return made;
}

let copies = 0;

/** A copy of a template, in which every id is its own. */
export function copyOf(template) {
  copies += 1;
  const copy = template.content.cloneNode(true).firstElementChild;
  const own = (names) => names.split(" ").map((name) => `${name}-${copies}`).join(" ");
  for (const name of ["id", "for", "aria-describedby", "aria-controls", "aria-labelledby"]) {
    for (const found of [...copy.querySelectorAll(`[${name}]`)]) found.setAttribute(name, own(found.getAttribute(name)));
  }
  return copy;
}

/** A function that calls `action` once nothing happened for a while; `.now()` does not wait. */
export function settled(action, after) {
  let timer = 0;
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(action, after);
  };
  later.now = () => {
    clearTimeout(timer);
    action();
  };
  return later;
}

/** Opens everything that hides an element. */
export function reveal(element) {
  for (let around = element.parentElement; around; around = around.parentElement) {
    if (around.tagName === "DETAILS") around.open = true;
    if ("inhoud" in around.dataset) around.hidden = false;
    if ("groep" in around.dataset) around.querySelector(":scope > fieldset > legend [data-vouw]")?.setAttribute("aria-expanded", "true");
  }
}
