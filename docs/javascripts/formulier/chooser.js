// A field to search and choose in: one choice, or more with what is chosen above it. Follows the
// combobox pattern of the ARIA Authoring Practices, with a list that is filtered while typing.

import { el } from "./dom.js";
import { matches } from "./matches.js";

const MOST = 40;

export class Chooser {
  /**
   * `field` holds the input and the list (overrides/parts/formulier.html). `rows()` gives the choices:
   * {id, titel, bij, uitleg}. `changed` is called when the choice changes, `announce` says it aloud.
   */
  constructor(field, { rows, changed, announce }) {
    this._input = field.querySelector("[role=combobox]");
    this._list = field.querySelector("[role=listbox]");
    this._chosen = field.querySelector("[data-gekozen]");
    this._note = field.querySelector("[data-keuze]");
    this._rows = rows;
    this._changed = changed;
    this._announce = announce;
    this._values = [];
    this._shown = [];
    this._active = -1;
    this._input.addEventListener("input", () => this._typed());
    this._input.addEventListener("keydown", (event) => this._key(event));
    this._input.addEventListener("blur", () => this._leave());
    this._input.addEventListener("click", () => this._open());
    this._list.addEventListener("pointerdown", (event) => event.preventDefault());
    this._list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) this._choose(this._shown[[...this._list.children].indexOf(option)]);
    });
    this._chosen?.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (button) this._remove([...this._chosen.children].indexOf(button.parentElement));
    });
  }

  /** The id that is chosen, or what was typed if that is nothing that exists. */
  get value() {
    return this._values[0] ?? "";
  }

  set value(id) {
    this._values = id ? [id] : [];
    this._input.value = id ? this._row(id)?.titel ?? id : "";
    this._describe();
  }

  get values() {
    return [...this._values];
  }

  set values(ids) {
    this._values = [...ids];
    this._input.value = "";
    this._showChosen();
  }

  _row(id) {
    return this._rows().find((row) => row.id === id);
  }

  _typed() {
    if (!this._chosen) {
      const text = this._input.value.trim();
      this._values = text ? [this._exact(text)?.id ?? text] : [];
      this._describe();
      this._changed();
    }
    this._open();
  }

  _exact(text) {
    const wanted = text.toLowerCase();
    const rows = this._rows();
    return rows.find((row) => row.id === text) ?? rows.find((row) => row.titel.toLowerCase() === wanted || row.ook?.toLowerCase() === wanted);
  }

  _open() {
    const typed = this._input.value.trim();
    // A finished choice is no search: opening it again shows everything.
    const isChoice = !this._chosen && this._row(this.value)?.titel === typed;
    const free = this._rows().filter((row) => !this._chosen || !this._values.includes(row.id));
    this._shown = matches(free, isChoice ? "" : typed).slice(0, MOST);
    this._active = -1;
    this._list.replaceChildren(
      ...this._shown.map((row, place) =>
        el(
          "li",
          { id: `${this._list.id}-${place}`, role: "option", "aria-selected": String(this._values.includes(row.id)) },
          el("span", { class: "keuze-titel" }, row.titel),
          row.bij || row.uitleg ? el("span", { class: "keuze-bij" }, row.bij || row.uitleg) : null,
        ),
      ),
    );
    this._toggle(this._shown.length > 0);
    if (typed && !isChoice) this._announce(this._shown.length === MOST ? `Meer dan ${MOST} keuzes. Typ verder.` : `${this._shown.length} ${this._shown.length === 1 ? "keuze" : "keuzes"}`);
  }

  _toggle(open) {
    this._list.hidden = !open;
    this._input.setAttribute("aria-expanded", String(open));
    this._input.removeAttribute("aria-activedescendant");
    // With Tab a field comes just into view, at the bottom of the screen: its choices would stay out of sight.
    if (open) this._list.scrollIntoView({ block: "nearest", behavior: "instant" });
  }

  _key(event) {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (this._list.hidden) this._open();
      this._move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (!this._list.hidden && this._active >= 0) this._choose(this._shown[this._active]);
      else this._commit();
    } else if (event.key === "Escape" && !this._list.hidden) {
      event.preventDefault();
      this._toggle(false);
    }
  }

  _move(step) {
    if (!this._shown.length) return;
    const from = this._active < 0 && step < 0 ? 0 : this._active;
    this._active = (from + step + this._shown.length) % this._shown.length;
    [...this._list.children].forEach((option, place) => option.classList.toggle("keuze--hier", place === this._active));
    const option = this._list.children[this._active];
    this._input.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }

  _choose(row) {
    if (this._chosen) {
      this._values = [...this._values, row.id];
      this._input.value = "";
      this._showChosen();
      this._announce(`${row.titel} gekozen`);
    } else {
      this.value = row.id;
    }
    this._toggle(false);
    this._changed();
  }

  /** What was typed counts as chosen; whether it exists, the check says. */
  _commit() {
    const text = this._input.value.trim();
    if (text && this._chosen) this._choose(this._exact(text) ?? { id: text, titel: text });
    else if (text) this.value = this._exact(text)?.id ?? text;
    this._toggle(false);
  }

  _leave() {
    if (this._chosen) this._commit();
    else if (this._row(this.value)) this._input.value = this._row(this.value).titel;
    this._toggle(false);
  }

  _remove(place) {
    const [id] = this._values.splice(place, 1);
    this._showChosen();
    (this._chosen.children[Math.min(place, this._values.length - 1)]?.querySelector("button") ?? this._input).focus();
    this._announce(`${this._row(id)?.titel ?? id} weggehaald`);
    this._changed();
  }

  _showChosen() {
    this._chosen.hidden = !this._values.length;
    this._chosen.replaceChildren(
      ...this._values.map((id) => {
        const title = this._row(id)?.titel ?? id;
        return el("li", {}, el("span", {}, title), el("button", { type: "button", "aria-label": `Haal weg: ${title}` }, "×"));
      }),
    );
  }

  _describe() {
    const row = this.value ? this._row(this.value) : null;
    this._note.textContent = row ? row.uitleg || row.bij || "" : "";
  }
}
