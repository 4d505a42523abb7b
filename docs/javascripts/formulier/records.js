// The records inside one data file as plain data, and what there is besides them.

/**
 * Every record in the data of a file that holds records of `kind`: {id, kind, record, path, parent, isPart}.
 * `kinds` are the kinds of ids.json. What has no shape of a record is passed over.
 */
export function* recordsIn(kinds, kind, data) {
  const list = kinds[kind].lijst;
  const rows = list ? rowsOf(data, list) : [data];
  for (const [place, record] of rows.entries()) yield* unfold(kinds, kind, record, list ? [list, place] : [], null);
}

function* unfold(kinds, kind, record, path, parent) {
  if (typeof record !== "object" || record === null) return;
  const entry = { id: record.id, kind, record, path, parent, isPart: false };
  yield entry;
  for (const [name, child] of Object.entries(kinds)) {
    if (child.ouder !== kind) continue;
    for (const [place, row] of rowsOf(record, child.lijst).entries()) yield* unfold(kinds, name, row, [...path, child.lijst, place], entry);
  }
  for (const list of Object.keys(kinds[kind].delen)) {
    for (const [place, row] of rowsOf(record, list).entries()) {
      if (typeof row === "object" && row !== null) yield { id: row.id, kind, record: row, path: [...path, list, place], parent: entry, isPart: true, list };
    }
  }
}

function rowsOf(data, list) {
  return Array.isArray(data?.[list]) ? data[list] : [];
}

/** Whether a value has the form of an id. */
export function isId(value) {
  return typeof value === "string" && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(value);
}

/** The value at a path, or undefined. */
export function valueAt(data, path) {
  return path.reduce((value, step) => value?.[step], data);
}

/** A copy of the data with another value at a path; undefined takes the field away. */
export function withValue(data, path, value) {
  if (!path.length) return value;
  const [step, ...rest] = path;
  const copy = Array.isArray(data) ? [...data] : { ...data };
  const inner = withValue(copy[step], rest, value);
  if (inner === undefined) delete copy[step];
  else copy[step] = inner;
  return copy;
}

/**
 * All records as they will be with this file in its new state: `get(id)` gives {id, soort, titel,
 * tekst} or undefined, `known` all ids, `byKind` the ids of each kind.
 */
export class World {
  constructor(register, file, entries) {
    this.others = register.records.filter((row) => row.plek.slice(0, row.plek.indexOf(":")) !== file);
    this._rows = new Map(this.others.map((row) => [row.id, row]));
    for (const entry of entries) {
      if (isId(entry.id) && !this._rows.has(entry.id)) this._rows.set(entry.id, { id: entry.id, soort: entry.kind, titel: entry.record.titel, tekst: "tekst" in entry.record });
    }
    this.known = new Set(this._rows.keys());
    this.byKind = new Map();
    for (const row of this._rows.values()) this.byKind.set(row.soort, [...(this.byKind.get(row.soort) ?? []), row.id]);
  }

  get(id) {
    return this._rows.get(id);
  }
}
