// The fields of the form and the data in them, both ways. A field that nobody touched gives back
// exactly what it was given.

const known = new WeakMap(); // field -> what it was given, and what that reads as
const orders = new WeakMap(); // group -> the order in which its fields stood in the data

/** The fields of a group, not those of the groups in it. */
export function fieldsOf(group) {
  return [...group.querySelectorAll("[data-veld]")].filter((field) => groupOf(field.parentElement) === group);
}

export function groupOf(element) {
  return element.closest("[data-groep]");
}

export function fieldOf(group, name) {
  return fieldsOf(group).find((field) => field.dataset.veld === name);
}

/** The groups that stand in a list now. */
export function rowsOf(field) {
  return [...listOf(field).children].filter((row) => "groep" in row.dataset);
}

export function listOf(field) {
  return field.querySelector(":scope > [data-lijst]");
}

export function innerGroup(field) {
  return field.querySelector(":scope > [data-groep]");
}

/** What someone types in or chooses with. */
export function controlOf(field) {
  if (field.dataset.control === "list") return field.querySelector(":scope > [data-toevoegen]");
  return field.querySelector("input, select, textarea");
}

/** Reads and fills forms; `choosers` has the search field of a field, `rows` makes the rows of a list. */
export class Fields {
  constructor(choosers, rows) {
    this._choosers = choosers;
    this._rows = rows;
  }

  /** The data in a group; what is empty is left out. */
  read(group) {
    const found = new Map();
    for (const field of fieldsOf(group)) {
      const value = this._value(field);
      if (value !== undefined) found.set(field.dataset.veld, value);
    }
    const before = (orders.get(group) ?? []).filter((name) => found.has(name));
    return Object.fromEntries([...before, ...[...found.keys()].filter((name) => !before.includes(name))].map((name) => [name, found.get(name)]));
  }

  /** Put data in a group; a field that the data does not have becomes empty. */
  write(group, given) {
    const data = typeof given === "object" && given !== null ? given : {};
    const fields = fieldsOf(group);
    const names = fields.map((field) => field.dataset.veld);
    const own = names.filter((name) => name in data);
    const inData = Object.keys(data).filter((name) => names.includes(name));
    if (own.join() === inData.join()) orders.delete(group);
    else orders.set(group, inData);
    for (const field of fields) this._write(field, data[field.dataset.veld]);
  }

  _value(field) {
    const value = this._read(field);
    const before = known.get(field);
    return before && before.reads === JSON.stringify(value) ? before.value : value;
  }

  _read(field) {
    const control = controlOf(field);
    switch (field.dataset.control) {
      case "list": {
        const rows = rowsOf(field).map((row) => this.read(row));
        return rows.length || "verplicht" in field.dataset ? rows : undefined;
      }
      case "group": {
        const data = this.read(innerGroup(field));
        return Object.keys(data).length ? data : undefined;
      }
      case "searches":
        return this._choosers.get(field).values.length ? this._choosers.get(field).values : undefined;
      case "search":
        return this._choosers.get(field).value || undefined;
      case "lines":
        return nonEmpty(control.value.split("\n").map((line) => line.trim()).filter(Boolean));
      case "number":
        return numberOr(control.value.trim());
      default:
        return withoutQuotes(field, control.value.trim()) || undefined;
    }
  }

  _write(field, value) {
    const control = controlOf(field);
    known.delete(field);
    switch (field.dataset.control) {
      case "list":
        this._rows.fill(field, Array.isArray(value) ? value : []);
        if (field.tagName === "DETAILS") field.open = Boolean(value?.length);
        if (value?.length) return;
        break;
      case "group":
        this.write(innerGroup(field), value);
        if (field.tagName === "DETAILS") field.open = Boolean(value && Object.keys(value).length);
        if (value && Object.keys(value).length) return;
        break;
      case "searches":
        this._choosers.get(field).values = Array.isArray(value) ? value.map(String) : [];
        break;
      case "search":
        this._choosers.get(field).value = String(value ?? "");
        break;
      case "lines":
        control.value = (Array.isArray(value) ? value : []).join("\n");
        break;
      case "own-field":
        // Its choices are only known when the record around it is filled in.
        if (value && ![...control.options].some((option) => option.value === value)) control.append(new Option(value, value));
        control.value = value ?? "";
        break;
      default:
        control.value = value ?? "";
    }
    if (value !== undefined) known.set(field, { value, reads: JSON.stringify(this._read(field)) });
  }
}

function nonEmpty(rows) {
  return rows.length ? rows : undefined;
}

function numberOr(text) {
  if (!/^-?[0-9]{1,15}$/.test(text)) return text || undefined;
  return Number(text);
}

/** A year is written between quotes in a file; whoever does so here means the year. */
function withoutQuotes(field, text) {
  return field.dataset.controle === "datum" ? text.replace(/^'(.*)'$/, "$1") : text;
}

/**
 * The place in the form of a path in its data: {field, group}. As deep as the form goes; `field` is
 * null for a group itself.
 */
export function placeOf(root, path) {
  let [group, field] = [root, null];
  for (const step of path) {
    if (typeof step === "number") {
      const row = field?.dataset.control === "list" ? rowsOf(field)[step] : null;
      if (!row) break;
      [group, field] = [row, null];
    } else {
      if (field?.dataset.control === "group") group = innerGroup(field);
      const found = fieldOf(group, step);
      if (!found) break;
      field = found;
    }
  }
  return { field, group };
}
