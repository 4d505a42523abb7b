// Ids for what has none yet: of the title, or of the record around it with the next free number or letter.

import { recordsIn } from "./records.js";
import { freeId } from "./rules.js";

const LONGEST = 60;

/** 'Één loket voor allen!' -> 'een-loket-voor-allen'. */
export function slug(title) {
  const words = title.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().match(/[a-z0-9]+/g) ?? [];
  let found = "";
  for (const word of words) {
    if (found.length + word.length >= LONGEST) break;
    found += found ? `-${word}` : word;
  }
  return found;
}

/**
 * An id for every record in `data` (of the form itself) that `keeps(path)` does not hold on to:
 * [path of the record, id]. `taken` are the ids that something else has or had: numbers are never
 * used again.
 */
export function* proposals(kinds, kind, data, keeps, taken) {
  const ids = new Map();
  const numbers = new Map();
  const form = { ...kinds, [kind]: { ...kinds[kind], lijst: "" } };
  for (const entry of recordsIn(form, kind, data)) {
    let id = entry.id;
    if (!keeps(entry.path)) {
      id = entry.parent ? inner(entry, ids.get(entry.parent), data, keeps, taken, numbers) : ofTitle(kind, entry.record.titel, taken);
      if (id && id !== entry.id) yield [entry.path, id];
    }
    ids.set(entry, id);
  }
}

function ofTitle(kind, title, taken) {
  const stem = typeof title === "string" ? slug(title) : "";
  if (!stem) return "";
  const id = kind === "bron" && !stem.startsWith("bron-") ? `bron-${stem}` : stem;
  return taken.has(id) ? freeId(id, taken) : id;
}

function inner(entry, around, data, keeps, taken, numbers) {
  if (!around) return "";
  const write = entry.isPart ? (number) => around + letters(number) : (number) => `${around}-${number}`;
  const read = entry.isPart ? (id) => numberOf(id, around) : (id) => (id.startsWith(`${around}-`) ? Number(id.slice(around.length + 1)) || 0 : 0);
  const last = numbers.get(entry.parent) ?? Math.max(0, ...[...taken, ...keptWithin(entry.parent, keeps)].map(read));
  numbers.set(entry.parent, last + 1);
  return write(last + 1);
}

/** The ids that rows inside a record hold on to. */
function keptWithin(parent, keeps) {
  const found = [];
  for (const [list, rows] of Object.entries(parent.record)) {
    if (!Array.isArray(rows)) continue;
    for (const [place, row] of rows.entries()) {
      if (typeof row?.id === "string" && keeps([...parent.path, list, place])) found.push(row.id);
    }
  }
  return found;
}

/** 1 -> 'a', 26 -> 'z', 27 -> 'aa'. */
function letters(number) {
  const letter = (value) => String.fromCharCode(96 + value);
  return number <= 26 ? letter(number) : letter(Math.floor((number - 1) / 26)) + letter(((number - 1) % 26) + 1);
}

function numberOf(id, around) {
  const tail = id.startsWith(around) ? id.slice(around.length) : "";
  if (!/^[a-z]{1,2}$/.test(tail)) return 0;
  return [...tail].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 96, 0);
}
