// Rows that are added, moved and taken away, with the keyboard too: focus stays where the work is.

import { copyOf, el } from "./dom.js";
import { controlOf, fieldsOf, groupOf, listOf, rowsOf } from "./fields.js";

export class Rows {
  /**
   * `page` holds the templates; `prepared(row)` makes a new row's fields work; `start(field)` gives
   * what a new row begins with; `write(row, data)` fills it in.
   */
  constructor(page, { prepared, start, write, changed, announce }) {
    this._templates = new Map([...page.querySelectorAll("template[data-blok]")].map((template) => [template.dataset.blok, template]));
    this._prepared = prepared;
    this._start = start;
    this._write = write;
    this._changed = changed;
    this._announce = announce;
  }

  /** Make the list of a field hold exactly these rows. */
  fill(field, rows) {
    listOf(field).replaceChildren();
    for (const row of rows) this._add(field, row);
    this.number(field);
  }

  /** Lists that may not be empty begin with one row; the main list waits for its first. */
  begin(group) {
    for (const field of fieldsOf(group)) {
      const begins = field.dataset.control === "list" && "verplicht" in field.dataset && !field.classList.contains("veld--hoofdlijst");
      if (begins && !rowsOf(field).length) this._addNew(field);
    }
  }

  click(event) {
    const button = event.target.closest("button");
    if (!button) return;
    const row = groupOf(button);
    if ("toevoegen" in button.dataset) this._addByHand(button.closest("[data-veld]"));
    else if ("verplaats" in button.dataset) this._move(row, Number(button.dataset.verplaats), button);
    else if ("weg" in button.dataset) this._takeAway(row);
    else if ("vouw" in button.dataset) this.fold(row, button.getAttribute("aria-expanded") === "true");
  }

  fold(row, shut) {
    row.querySelector(":scope > fieldset > [data-inhoud]").hidden = shut;
    row.querySelector(":scope > fieldset > legend [data-vouw]").setAttribute("aria-expanded", String(!shut));
  }

  /** Number the rows of a field, and name their buttons after them. */
  number(field) {
    const title = this._template(field).dataset.titel;
    const rows = rowsOf(field);
    rows.forEach((row, place) => {
      const name = `${title} ${place + 1}`;
      row.querySelector(":scope > fieldset > legend [data-deelnaam], :scope > fieldset > legend[data-deelnaam]").textContent = name;
      for (const button of row.querySelectorAll(":scope > fieldset > .deelknoppen button")) {
        button.setAttribute("aria-label", `${button.textContent}: ${name}`);
        const step = Number(button.dataset.verplaats ?? 0);
        button.setAttribute("aria-disabled", String(step !== 0 && !rows[place + step]));
      }
    });
    const count = field.querySelector("[data-aantal]");
    if (count && groupOf(count) === groupOf(field.parentElement)) count.textContent = rows.length || "";
    controlOf(field).textContent = `${title} toevoegen`;
  }

  _template(field) {
    return this._templates.get(field.dataset.blokVan);
  }

  _add(field, data) {
    const row = copyOf(this._template(field));
    listOf(field).append(row);
    this._prepared(row);
    this._write(row, data);
    return row;
  }

  _addNew(field) {
    const row = this._add(field, this._start(field));
    this.begin(row);
    this.number(field);
    return row;
  }

  /** What was filled in before folds up, so that the way on stays short. */
  _addByHand(field) {
    for (const before of rowsOf(field)) if (before.classList.contains("deel--record")) this.fold(before, true);
    const row = this._addNew(field);
    this._changed();
    firstOpen(row).focus();
    this._announce(`${this._nameOf(row)} toegevoegd`);
  }

  _move(row, step, button) {
    const field = row.closest("[data-veld]");
    const rows = rowsOf(field);
    const other = rows[rows.indexOf(row) + step];
    if (!other) return;
    if (step < 0) other.before(row);
    else other.after(row);
    this.number(field);
    this._changed();
    button.focus();
    this._announce(`${this._template(field).dataset.titel} staat nu op plaats ${rowsOf(field).indexOf(row) + 1} van ${rows.length}`);
  }

  /** In the place of the row comes a button to put it back. */
  _takeAway(row) {
    const field = row.closest("[data-veld]");
    const name = this._nameOf(row);
    for (const old of listOf(field).querySelectorAll(":scope > .weggehaald")) old.remove();
    const back = el("button", { class: "knop", type: "button" }, "Zet terug");
    const gone = el("li", { class: "weggehaald" }, `${name} is weggehaald. `, back);
    back.addEventListener("click", () => {
      gone.replaceWith(row);
      this.number(field);
      this._changed();
      firstOpen(row).focus();
      this._announce(`${this._nameOf(row)} is terug`);
    });
    row.replaceWith(gone);
    this.number(field);
    this._changed();
    back.focus();
    this._announce(`${name} weggehaald`);
  }

  _nameOf(row) {
    return row.querySelector(":scope > fieldset > legend [data-deelnaam], :scope > fieldset > legend[data-deelnaam]").textContent;
  }
}

/** The first field to fill in: an id comes by itself. */
function firstOpen(row) {
  const field = fieldsOf(row).find((found) => found.dataset.controle !== "id");
  const fold = row.querySelector(":scope > fieldset > legend [data-vouw][aria-expanded=false]");
  return fold ?? controlOf(field);
}
