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

/** Give a list other rows; whoever is in it with the keyboard stays at the same place. */
export function refill(list, rows) {
  const old = [...list.children];
  if (old.length === rows.length && rows.every((row, place) => row.isEqualNode(old[place]))) return;
  const place = old.findIndex((row) => row.contains(document.activeElement));
  list.replaceChildren(...rows);
  if (place >= 0) rows[Math.min(place, rows.length - 1)]?.querySelector("a")?.focus();
}

/** A click on a link within the page: show what it leads to, and go there with the keyboard too. */
export function jump(event) {
  const link = event.target.closest("a");
  if (!link) return;
  const target = document.getElementById(link.hash.slice(1));
  event.preventDefault();
  reveal(target);
  target.focus({ preventScroll: true });
  target.scrollIntoView({ block: target.tagName === "H2" ? "start" : "center" });
}

/** Opens everything that hides an element. */
function reveal(element) {
  for (let around = element.parentElement; around; around = around.parentElement) {
    if (around.tagName === "DETAILS") around.open = true;
    if ("inhoud" in around.dataset) around.hidden = false;
    if ("groep" in around.dataset) around.querySelector(":scope > fieldset > legend [data-vouw]")?.setAttribute("aria-expanded", "true");
  }
}
