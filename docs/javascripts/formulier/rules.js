// The rules that look further than the shape of one file, for the file that is being filled in.
// The same as hooks/adviesspoor/check.py, load.py and unfinished.py, in the same words; tests hold
// both side by side. Unlike there, a record that is not finished is looked at as well.

import { recordRules } from "./record_rules.js";
import { recordsIn, World } from "./records.js";
import { choices, label, quoted } from "./wording.js";

const FOLDER = "lijst";
const CONTROL = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]/;
const TODO = /(?<![\p{L}\p{N}_])TODO(?![\p{L}\p{N}_])/u;

/**
 * Everything that is wrong with one file: faults {path, at, sentence, message} (see schema.js).
 * `file` is {name, kind, data, opened}; `opened` is the file as it is on the site, or null.
 * A fault of another file, such as a reference to a record that is gone, has `at` [] and that place in its message.
 */
export function check(schemas, register, file) {
  const kinds = register.soorten;
  const world = new World(register, file.name, [...recordsIn(kinds, file.kind, file.data)]);
  const entries = [...firstOfEach(recordsIn(kinds, file.kind, file.data), world)];
  const marks = [...schemas.marks(kinds[file.kind].schema, file.data)];
  const around = { register, kinds, file, entries, world, marks };
  const found = [...schemas.faults(kinds[file.kind].schema, file.data)];
  for (const rule of [references, uniqueIds, idsLeaveRoom, dates, places, ...recordRules, goneRecords, unusedThemes, controlCharacters]) {
    for (const fault of rule(around)) found.push({ onKey: false, at: fault.path, message: fault.sentence, ...fault });
  }
  const undone = [...unfinished(file.data, [])];
  const waiting = new Set(undone.map(({ path }) => JSON.stringify(path)));
  // What else is wrong with a value that is still to be written, goes when it is written.
  return [...undone, ...once(found).filter(({ at }) => !waiting.has(JSON.stringify(at)))];
}

/** Two fields can both ask for the same third one. */
function once(faults) {
  return [...new Map(faults.map((fault) => [JSON.stringify([fault.at, fault.message]), fault])).values()];
}

/** The records without those whose id another one has: which of the two is meant, nobody knows yet. */
function* firstOfEach(entries, world) {
  const seen = new Set(world.others.map(({ id }) => id));
  for (const entry of entries) {
    if (!seen.has(entry.id)) yield entry;
    if (entry.id !== undefined) seen.add(entry.id);
  }
}

/** A reference names an existing record of the right kind. */
function* references({ marks, world, kinds }) {
  for (const { path, value, keyword, argument } of marks) {
    if (keyword !== "x-verwijst-naar") continue;
    const target = world.get(value);
    const sentence = target ? wrongKind(target, argument, world, kinds) : absent(value, argument, world, kinds);
    if (sentence) yield { path, sentence };
  }
}

function wrongKind(target, wanted, world, kinds) {
  if (wanted === "*" || wanted === target.soort) return "";
  const options = world.byKind.get(wanted) ?? [];
  return `${quoted(target.id)} is geen ${kinds[wanted].naam.toLowerCase()} maar een ${kinds[target.soort].naam.toLowerCase()}${choices(target.id, options)}`;
}

function absent(id, wanted, world, kinds) {
  const options = wanted === "*" ? world.known : world.byKind.get(wanted) ?? [];
  return `${quoted(id)} bestaat niet als ${wanted === "*" ? "record" : kinds[wanted].naam.toLowerCase()}${choices(id, options)}`;
}

/** Every id is used once, over all kinds of records. */
function* uniqueIds({ marks, world }) {
  const first = new Map(world.others.map((row) => [row.id, row.plek]));
  for (const { path, value, argument } of marks) {
    if (argument !== "id") continue;
    if (first.has(value)) {
      yield { path, sentence: `het id ${quoted(value)} bestaat al (${first.get(value)}); kies een ander, bijvoorbeeld '${freeId(value, world.known)}'` };
    } else {
      first.set(value, label(path.slice(0, -1)).replace(/: $/, "") || "dit record zelf");
    }
  }
}

/** No id is the name of the folder in which a page keeps its long lists (hooks/adviesspoor/lists.py). */
function* idsLeaveRoom({ marks, world }) {
  for (const { path, value, argument } of marks) {
    if (argument === "id" && value === FOLDER) {
      yield { path, sentence: `het id '${FOLDER}' is nodig voor adressen van lange lijsten; kies een ander, bijvoorbeeld '${freeId(FOLDER, world.known)}'` };
    }
  }
}

/** An id like `id` that is not in `known`: with the next number, or with a number after it. */
export function freeId(id, known) {
  const numbered = /^(.+)-([0-9]{1,9})$/s.exec(id) ?? /^()-([0-9]{1,9})$/.exec(id);
  const [stem, start] = numbered ? [numbered[1], Number(numbered[2])] : [[...id].slice(0, 70).join(""), 1];
  for (let number = start + 1; ; number += 1) {
    if (!known.has(`${stem}-${number}`)) return `${stem}-${number}`;
  }
}

/** A date is a day, month or year that the calendar has. */
function* dates({ marks }) {
  for (const { path, value, argument } of marks) {
    if (argument !== "datum" || !/^[0-9]{4}(-[0-9]{2}){0,2}$/.test(value)) continue;
    const [year, month = 1, day = 1] = value.split("-").map(Number);
    const date = new Date(Date.UTC(2000, month - 1, 1));
    date.setUTCFullYear(year, month - 1, day);
    if (year < 1 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) {
      yield { path, sentence: `de datum '${value}' bestaat niet; schrijf jaar, maand en dag als 2019-12-10` };
    }
  }
}

/** A vindplaats has a line range and a locator of three to six words if its source is a text, else no lines. */
function* places({ marks, world }) {
  for (const { path, value: spot, argument } of marks) {
    if (argument !== "vindplaats") continue;
    const { van_regel: first, tot_regel: last, zoekwoorden: words } = spot;
    if (Number.isInteger(first) && Number.isInteger(last) && first > last) {
      yield { path: [...path, "tot_regel"], sentence: `tot_regel (${last}) ligt voor van_regel (${first}); draai ze om` };
    }
    const count = typeof words === "string" ? words.split(/\s+/).filter(Boolean).length : null;
    if (count !== null && (count < 3 || count > 6)) {
      yield { path: [...path, "zoekwoorden"], sentence: `de zoekwoorden zijn ${count} woorden; gebruik er drie tot zes` };
    }
    const source = world.get(spot.bron);
    if (source?.soort !== "bron") continue;
    if (source.tekst && first === undefined) {
      yield { path, at: [...path, "van_regel"], sentence: `van_regel, tot_regel en zoekwoorden ontbreken; '${spot.bron}' heeft een tekst met regelnummers` };
    }
    if (!source.tekst && first !== undefined) {
      yield { path: [...path, "van_regel"], sentence: `'${spot.bron}' heeft geen tekst met regelnummers; gebruik het veld plek` };
    }
  }
}

/** A record that is gone still answers at its address, and nothing refers to it. */
function* goneRecords({ file, world, kinds }) {
  if (!file.opened) return;
  for (const id of file.opened.ids.filter((found) => !world.known.has(found))) {
    if (file.opened.gepubliceerd[id]) {
      const sentence = `'${id}' is gepubliceerd maar bestaat niet meer; zet het record terug of vul doorverwezen aan met het record dat ervoor in de plaats kwam${choices(id, world.known)}`;
      yield { path: [], sentence: `${file.opened.gepubliceerd[id]}: ${sentence}` };
    }
    for (const [place, wanted] of file.opened.verwezen[id] ?? []) {
      yield { path: [], sentence: `${place}: ${absent(id, wanted, world, kinds)}` };
    }
  }
}

/** Every theme has at least one record. */
function* unusedThemes({ file, marks }) {
  const used = new Set(marks.filter(({ argument }) => argument === "thema").map(({ value }) => value));
  for (const [id, place] of Object.entries(file.opened?.themas ?? {})) {
    if (!used.has(id)) yield { path: [], sentence: `${place}: het thema '${id}' wordt nergens gebruikt; gebruik het of haal het weg` };
  }
}

/** No text holds characters that cannot be seen. */
function* controlCharacters({ file }) {
  for (const { path, value } of texts(file.data, [])) {
    const found = CONTROL.exec(value);
    if (found) yield { path, sentence: `een onzichtbaar stuurteken (U+${found[0].codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}); verwijder het` };
  }
}

/** No value holds the word TODO. */
function* unfinished(data, start) {
  for (const { path, value } of texts(data, start)) {
    if (!TODO.test(value)) continue;
    const sentence = value === "TODO" ? "hier staat nog TODO; vul het in, of haal het veld weg als het mag" : "hier staat nog TODO; maak de tekst af in eigen woorden en haal TODO weg";
    yield { path, at: path, onKey: false, sentence, message: label(path) + sentence };
  }
}

function* texts(value, path) {
  if (typeof value === "string") yield { path, value };
  else if (typeof value === "object" && value !== null) {
    for (const key of Object.keys(value)) yield* texts(value[key], [...path, Array.isArray(value) ? Number(key) : key]);
  }
}
