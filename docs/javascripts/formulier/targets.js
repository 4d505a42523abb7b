// What a form fills in: a whole data file, a row of one, or a field of a record in one.

import { Kept } from "./kept.js";
import { recordsIn, withValue } from "./records.js";
import { linesOfGroup, linesOfRow } from "./yaml.js";

/** An advice or a Stand: the form is the file. */
function wholeFile(kind) {
  return {
    path: () => [],
    startOf: (opened) => opened.data,
    file: (register, data, opened) => ({ name: opened?.bestand ?? `data/${register.soorten[kind].bestand}${data.id ?? ""}.yml`, kind, data, opened }),
    part: () => null,
  };
}

/** A source: the form is one row of the file, a new one the last. */
const source = {
  path: (register, opened, id) => ["bronnen", placeOf(opened, id)],
  startOf: (opened, id) => opened.data.bronnen.find((row) => row.id === id),
  file: (register, data, opened, id) => ({
    name: opened.bestand,
    kind: "bron",
    data: withValue(opened.data, ["bronnen", placeOf(opened, id)], data),
    opened,
  }),
  part: (data) => linesOfRow(data, 2),
};

function placeOf(opened, id) {
  const place = opened.data.bronnen.findIndex((row) => row.id === id);
  return place < 0 ? opened.data.bronnen.length : place;
}

/** Follow-up: the form is one field of a recommendation or an item. */
const followUp = {
  path: (register, opened, id) => [...recordOf(register, opened, id).path, "opvolging"],
  startOf: (opened, id, register) => recordOf(register, opened, id).record.opvolging ?? {},
  file: (register, data, opened, id) => ({
    name: opened.bestand,
    kind: kindOf(opened),
    data: withValue(opened.data, followUp.path(register, opened, id), Object.keys(data).length ? data : undefined),
    opened,
  }),
  part: (data) => linesOfGroup({ opvolging: data }, 4),
};

function kindOf(opened) {
  return opened.bestand.startsWith("data/standen/") ? "stand" : "advies";
}

function recordOf(register, opened, id) {
  return [...recordsIn(register.soorten, kindOf(opened), opened.data)].find((entry) => entry.id === id);
}

/**
 * By the name of the form: `startOf` gives what an opened record fills in, `file` the file as it will
 * be, `path` the place of the form in it, and `part` the lines of the form's own part, or null if
 * that is all.
 */
export const targets = { advies: wholeFile("advies"), stand: wholeFile("stand"), bron: source, opvolging: followUp };

/** The text of a file as it will be. A new one starts with the line that names its schema, and what it is. */
export function textOf(file, schemas, register, kept = file.opened ? new Kept(file.opened) : null) {
  const { schema } = register.soorten[file.kind];
  const depth = "../".repeat(file.name.split("/").length - 2);
  const head = kept?.head ?? [`# yaml-language-server: $schema=${depth}schema/${schema}.schema.json`, `# ${schemas.documents[schema].description}`];
  return [...head, ...linesOfGroup(file.data, 0, kept), ""].join("\n");
}

/** The address of the file, relative to the folder of the form, in which an existing record stands. */
export function openAddress(register, id) {
  const row = register.records.find((found) => found.id === id);
  return `bestanden/${row.plek.replace(/^data\//, "").replace(/\.yml:.*$/, "")}.json`;
}
