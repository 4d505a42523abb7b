// What is wrong, at the fields and as a list with links.

import { el, jump, refill } from "./dom.js";
import { controlOf, fieldsOf, innerGroup, placeOf } from "./fields.js";
import { label } from "./wording.js";

export class Faults {
  constructor(page, root) {
    this._page = page;
    this._list = page.querySelector("[data-fouten]");
    this._list.addEventListener("click", jump);
    this._root = root;
    this._all = false;
    this._touched = new WeakSet();
    root.addEventListener("focusout", (event) => {
      const field = event.target.closest("[data-veld]");
      if (field && !field.contains(event.relatedTarget)) this._touched.add(field);
    });
  }

  /** From now on show every fault, also those of fields that nobody has been in. */
  showAll() {
    this._all = true;
  }

  forget() {
    this._all = false;
    this._touched = new WeakSet();
  }

  /** Show `faults`, whose places count from the form; `null` as `at` is a fault of something else. `source` must come along, or is null. */
  show(faults, source) {
    const texts = new Map();
    const links = faults.map((fault) => {
      const place = fault.at && placeOf(this._root, fault.at);
      const field = place && (place.field ?? null);
      const shows = field && (this._all || this._touched.has(field)) && errorOf(field);
      if (shows) texts.set(field, [...(texts.get(field) ?? []), fault.sentence]);
      return { fault, control: place && controlFor(place) };
    });
    links.sort(asOnThePage);
    for (const field of this._root.querySelectorAll("[data-veld]")) this._mark(field, texts.get(field) ?? []);
    refill(this._list, links.map(({ fault, control }) => this._row(fault, control)));
    const count = faults.length;
    this._page.querySelector("[data-stand]").textContent = count
      ? `${count === 1 ? "Eén punt klopt" : `${count} punten kloppen`} nog niet. De controle van de site zegt hetzelfde.`
      : `Alles klopt. De controle van de site zal dit bestand goedkeuren${source ? ", als u ook de bron uit uw concept indient" : ""}.`;
    return { shown: [...texts.values()].flat().length };
  }

  _mark(field, sentences) {
    const error = errorOf(field);
    if (!error || (error.hidden && !sentences.length)) return;
    error.replaceChildren(...sentences.map((sentence) => el("span", {}, sentence)));
    error.hidden = !sentences.length;
    const control = controlOf(field);
    if (control.tagName === "BUTTON") return;
    if (sentences.length) control.setAttribute("aria-invalid", "true");
    else control.removeAttribute("aria-invalid");
  }

  _row(fault, control) {
    const text = (fault.at ? label(fault.path) : "") + fault.sentence;
    return el("li", {}, control ? el("a", { href: `#${control.id}` }, text) : text);
  }
}

/** In the order of the form; what has no place in it comes first. */
function asOnThePage({ control: one }, { control: other }) {
  if (!one || !other || one === other) return Number(Boolean(one)) - Number(Boolean(other));
  return one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
}

function errorOf(field) {
  return field.querySelector(":scope > .fout");
}

/** Where to mend it: the field itself, or the first one of the group. */
function controlFor({ field, group }) {
  if (!field) return controlOf(fieldsOf(group)[0]);
  return field.dataset.control === "group" ? controlFor({ field: null, group: innerGroup(field) }) : controlOf(field);
}
