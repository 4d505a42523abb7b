// The form at work: from what is filled in to data, from data to what is wrong and to the text of the file.

import { Choices } from "./choices.js";
import { Chooser } from "./chooser.js";
import { settled } from "./dom.js";
import { markOf } from "./draft.js";
import { Faults } from "./faults.js";
import { controlOf, fieldOf, fieldsOf, Fields, placeOf } from "./fields.js";
import { proposals } from "./ids.js";
import { Kept } from "./kept.js";
import { recordsIn } from "./records.js";
import { Rows } from "./rows.js";
import { check } from "./rules.js";
import { openAddress, targets, textOf } from "./targets.js";

// In a row these begin with what the form itself has.
const INHERITED = ["bron", "aan"];
const PAUSE = 250;

export class Workbench {
  /**
   * `show(result)` is called after every change; `edited` when a person made it. `source` is a record of
   * the register that is not on the site yet (own_source.js), or null.
   */
  constructor(page, { store, schemas, register, source, announce, show, edited }) {
    this._page = page;
    this._root = page.querySelector("[data-wortel]");
    this._kind = page.dataset.formulier;
    this._target = targets[this._kind];
    this._store = store;
    this._schemas = schemas;
    this._register = register;
    this._source = source;
    this._announce = announce;
    this._show = show;
    this.choices = new Choices(register);
    this._choosers = new WeakMap();
    this._passed = new Map();
    this._later = settled(() => this.update(), PAUSE);
    const changed = () => {
      edited();
      this._later();
    };
    this._changed = changed;
    this._rows = new Rows(page, {
      prepared: (row) => this._prepare(row),
      start: (field) => this._start(field),
      write: (row, data) => this._fields.write(row, data),
      changed,
      announce,
    });
    this._fields = new Fields(this._choosers, this._rows);
    this.faults = new Faults(page, this._root);
    this._prepare(this._root);
    this._root.addEventListener("click", (event) => this._rows.click(event));
    this._root.addEventListener("input", (event) => this._typed(event.target));
    this._root.addEventListener("focusin", (event) => this._nameOwnFields(event.target));
    this._root.addEventListener("focusout", () => this._later());
  }

  /** Start with data: of an existing record when `id` is given, else new. `own` are the paths of ids chosen by hand. */
  async fill({ id = null, data = null, own = null }) {
    const address = id ? openAddress(this._register, id) : this._kind === "bron" ? "bestanden/bronnen.json" : null;
    this.opened = address ? await this._store.file(address) : null;
    this._kept = this.opened && new Kept(this.opened);
    this.id = id;
    this._passed.clear();
    this.faults.forget();
    const given = data ?? (id ? this._target.startOf(this.opened, id, this._register) : {});
    this._fields.write(this._root, given);
    if (!id) for (const group of [this._root, ...this._root.querySelectorAll(".deel--record")]) this._rows.begin(group);
    this._fixIds(own);
    for (const row of this._root.querySelectorAll(".deel--record")) this._rows.fold(row, Boolean(id || data));
    this.update();
  }

  /** What is filled in, to keep as a draft. */
  snapshot() {
    const data = this._fields.read(this._root);
    const own = this._idFields().filter(({ control }) => "eigen" in control.dataset).map(({ path }) => JSON.stringify(path));
    return { id: this.id, data, own, basis: this.id ? markOf(this.opened.tekst) : "" };
  }

  /** Whether the file of an existing record changed since someone began with it. */
  isOutdated(basis) {
    return Boolean(this.id && basis) && basis !== markOf(this.opened.tekst);
  }

  get isEmpty() {
    return !this.id && !Object.keys(this._fields.read(this._root)).some((name) => !this._isBegun(name));
  }

  /** A list that begins with an empty row is still nothing. */
  _isBegun(name) {
    return fieldOf(this._root, name)?.dataset.control === "list" && !JSON.stringify(this._fields.read(this._root)[name]).includes('"');
  }

  update() {
    if (this._kind === "opvolging" && !this.id) return this._show(null);
    const data = this._proposeIds(this._fields.read(this._root));
    const file = this._target.file(this._register, data, this.opened, this.id);
    const entries = [...recordsIn(this._register.soorten, file.kind, file.data)];
    this.choices.own = entries;
    const start = this._target.path(this._register, this.opened, this.id);
    const faults = check(this._schemas, this._register, file).map((fault) => ({ ...fault, at: within(fault.at, start), path: fault.path.slice(start.length) }));
    const text = textOf(file, this._schemas, this._register, this._kept);
    return this._show({ data, file, entries, start, faults, text, part: this._target.part(data), source: this._waitsFor(file) });
  }

  now() {
    this._later.now();
  }

  /** The source that is no more than a draft, when this file points at it. */
  _waitsFor(file) {
    const { schema } = this._register.soorten[file.kind];
    return this._source && [...this._schemas.marks(schema, file.data)].some(({ value }) => value === this._source.id) ? this._source : null;
  }

  _prepare(group) {
    for (const field of group.querySelectorAll("[data-veld]")) {
      if (field.dataset.control === "list") this._rows.number(field);
      if (!("keuzes" in field.dataset) || field.dataset.control === "select") continue;
      const changed = () => {
        if (group === this._root && field.parentElement === group) this._passOn(field);
        this._changed();
      };
      this._choosers.set(field, new Chooser(field, { rows: () => this.choices.rows(field.dataset.keuzes), changed, announce: this._announce }));
    }
  }

  /** A choice of the form itself goes on to the rows that have none of their own. */
  _passOn(field) {
    const name = field.dataset.veld;
    const { values } = this._choosers.get(field);
    const known = this.choices.rows(field.dataset.keuzes);
    if (!INHERITED.includes(name) || !values.every((id) => known.some((row) => row.id === id))) return;
    const before = this._passed.get(name) ?? "";
    for (const other of this._root.querySelectorAll(`[data-lijst] [data-veld="${name}"]`)) {
      const chooser = this._choosers.get(other);
      if (chooser.values.length && chooser.values.join() !== before) continue;
      if (other.dataset.control === "searches") chooser.values = values;
      else chooser.value = values[0];
    }
    this._passed.set(name, values.join());
  }

  _start(field) {
    const inside = this._page.querySelector(`template[data-blok="${field.dataset.blokVan}"]`).content;
    const given = {};
    for (const name of INHERITED) {
      const value = this._fields.read(this._root)[name];
      if (value !== undefined && inside.querySelector(`[data-veld="${name}"]`)) given[name] = value;
    }
    return given;
  }

  _typed(control) {
    const field = control.closest("[data-veld]");
    if (field?.dataset.controle === "id") control.toggleAttribute("data-eigen", control.value.trim() !== "");
    if (control.tagName === "SELECT") this._explain(field, control);
    // Search fields tell when something is chosen.
    if (control.role !== "combobox") this._changed();
  }

  _explain(field, select) {
    field.querySelector("[data-keuze]").textContent = select.selectedOptions[0]?.dataset.uitleg ?? "";
  }

  /** The choices for the name of a field are the fields of the record around it. */
  _nameOwnFields(control) {
    const field = control.closest("[data-control=own-field]");
    if (!field) return;
    const around = field.closest("[data-groep]").parentElement.closest("[data-groep]");
    const chosen = control.value;
    const fields = fieldsOf(around).filter((found) => !["afgeleid", "id"].includes(found.dataset.veld));
    control.replaceChildren(new Option("Kies", ""), ...fields.map((found) => new Option(`${found.dataset.naam} (${found.dataset.veld})`, found.dataset.veld)));
    if (chosen && !fields.some((found) => found.dataset.veld === chosen)) control.append(new Option(chosen, chosen));
    control.value = chosen;
  }

  _idFields() {
    const found = [];
    const walk = (group, path) => {
      for (const field of fieldsOf(group)) {
        if (field.dataset.controle === "id") found.push({ path, control: controlOf(field) });
        if (field.dataset.control === "list") [...field.querySelector(":scope > [data-lijst]").children].filter((row) => "groep" in row.dataset).forEach((row, place) => walk(row, [...path, field.dataset.veld, place]));
      }
    };
    walk(this._root, []);
    return found;
  }

  /** An id that is on the site stays; one that was chosen by hand stays until a hand changes it. */
  _fixIds(own) {
    const onSite = new Set(this.id ? this.opened.ids : []);
    for (const select of this._root.querySelectorAll("select")) this._explain(select.closest("[data-veld]"), select);
    for (const { path, control } of this._idFields()) {
      control.readOnly = onSite.has(control.value);
      control.toggleAttribute("data-eigen", Boolean(own?.includes(JSON.stringify(path))));
    }
  }

  /** Give every record without an id of its own a free one; gives the data with those ids. */
  _proposeIds(data) {
    if (this._kind === "opvolging") return data;
    const { soorten, vervallen, records } = this._register;
    const fixed = new Set(this._idFields().filter(({ control }) => control.readOnly || "eigen" in control.dataset).map(({ path }) => JSON.stringify(path)));
    const taken = new Set([...records.map((row) => row.id), ...vervallen]);
    let changed = false;
    for (const [path, id] of proposals(soorten, this._kind, data, (found) => fixed.has(JSON.stringify(found)), taken)) {
      controlOf(placeOf(this._root, [...path, "id"]).field).value = id;
      changed = true;
    }
    return changed ? this._fields.read(this._root) : data;
  }
}

/** A place in the file as a place in the form; null when it is outside it. */
function within(at, start) {
  return start.every((step, place) => at[place] === step) ? at.slice(start.length) : null;
}
