// From the words of a query to terms of the index: exact, begun, abbreviated, mistyped, written together.

import { nearest, split } from "./spelling.js";

// How sure it is that a term is what was meant.
const SURE = 1;
const SAME_THING = 0.8; // the official name or abbreviation of a word
const BEGUN = 0.6; // a longer word that begins like this one, which is no word itself
const LONGER = 0.4; // a longer word that begins like this one
const RELATED = 0.5; // the official word for a plain one
const MISTYPED = 0.6;
const PART = 0.4;

const SHORTEST_PREFIX = 3;
const MOST_PREFIXED = 60;
const SHORTEST_MISTYPED = 5;
const ENDINGS = ["elijke", "eren", "heden", "heid", "ingen", "lijke", "baar", "ende", "ige", "en", "s"];

/**
 * Resolves words of a query. Returns { units, terms, corrections }:
 * units: [{ word, known, stop, parts }], the words that count; a document must have all `parts`;
 * terms: Map of term -> { row, units: Map of unit number -> weight };
 * corrections: [{ typed, read: [words] }] for words that were taken for others.
 */
export async function resolve(found, store, pipeline, { lastIsBegun = true, tolerant = true } = {}) {
  const units = unitsOf(found, pipeline);
  const wanted = new Map();
  const want = (term, number, weight) => {
    if (!term) return;
    if (!wanted.has(term)) wanted.set(term, new Map());
    const weights = wanted.get(term);
    weights.set(number, Math.max(weight, weights.get(number) ?? 0));
  };
  units.forEach((unit, number) => unit.counts && want(unit.term, number, SURE));
  for (const { term, numbers } of joined(found, units, pipeline)) numbers.forEach((number) => want(term, number, SURE));

  const rows = await store.terms([...wanted.keys()]);
  const last = lastIsBegun ? units.findLastIndex((unit) => unit.counts) : -1;
  if (last >= 0 && last === units.length - 1) {
    const weight = rows.has(units[last].term) ? LONGER : BEGUN;
    for (const row of await begun(units[last], rows, store)) {
      rows.set(row.term, row);
      want(row.term, last, weight);
    }
  }
  const named = await groups(units, last, store);
  for (const { term, numbers, weight } of named) numbers.forEach((number) => want(term, number, weight));
  for (const [term, row] of await store.terms(named.map(({ term }) => term))) rows.set(term, row);
  const corrections = tolerant ? await correct(units, wanted, rows, want, store, pipeline) : [];
  const terms = new Map([...wanted].filter(([term]) => rows.has(term)).map(([term, weights]) => [term, { row: rows.get(term), units: weights }]));
  const known = new Set([...terms.values()].flatMap(({ units: weights }) => [...weights.keys()]));
  return { units: units.map((unit, number) => ({ ...unit, number, known: known.has(number) })).filter((unit) => unit.counts), terms, corrections };
}

/** The words that are looked up one by one; stop words only count if there is nothing else. */
function unitsOf(found, pipeline) {
  const units = found.flatMap((word, source) =>
    (word.pieces.length ? word.pieces : [word.whole]).filter(Boolean).map((form) => ({ word: form, source, term: pipeline.term(form), counts: true })),
  );
  const anything = units.some((unit) => unit.term);
  return units.map((unit) => (anything ? { ...unit, counts: Boolean(unit.term) } : { ...unit, term: pipeline.stem(unit.word), stop: true }));
}

/** Words with a hyphen, as they are written without one. */
function joined(found, units, pipeline) {
  return found
    .map((word, source) => ({ term: word.pieces.length ? pipeline.term(word.whole) : "", numbers: numbersOf(units, (unit) => unit.source === source) }))
    .filter(({ term }) => term);
}

/** The groups of words for one thing that the query names, or begins to with unit `last`, with the units that do. */
async function groups(units, last, store) {
  const counting = units.map((unit, number) => ({ ...unit, number })).filter((unit) => unit.counts);
  const hits = [];
  counting.forEach(({ term: begin }, place) => {
    for (const [name, term, official] of store.names(begin)) {
      const length = name.split(" ").length;
      const run = counting.slice(place, place + length);
      if (run.map((unit) => unit.term).join(" ") === name) hits.push({ term, weight: official ? SAME_THING : RELATED, numbers: run.map((unit) => unit.number) });
    }
  });
  const word = units[last]?.word ?? "";
  if (word.length > SHORTEST_PREFIX) {
    for (const [, term, official] of await store.namesFrom(word)) hits.push({ term, weight: (official ? SAME_THING : RELATED) * BEGUN, numbers: [last] });
  }
  const wanted = new Set([...new Set(hits.sort((a, b) => b.weight - a.weight).map(({ term }) => term))].slice(0, store.mostNames));
  return hits.filter(({ term }) => wanted.has(term));
}

/** Terms that begin like the last word, which may not be finished; or that it goes on from ('gemeentel'). */
async function begun(unit, rows, store) {
  if (unit.word.length < SHORTEST_PREFIX) return [];
  const starts = new Set([unit.word, unit.word.replace(/([aeou])\1(?=[^aeiou]*$)/, "$1")]);
  const longer = (await Promise.all([...starts].map((start) => store.termsFrom(start)))).flat();
  if (longer.length || rows.has(unit.term)) return longer.sort((a, b) => reach(b) - reach(a)).slice(0, MOST_PREFIXED);
  const shorter = [];
  for (let cut = unit.word.length - 1; cut >= Math.max(4, unit.word.length - 5); cut -= 1) {
    if (ENDINGS.some((ending) => ending.startsWith(unit.word.slice(cut)))) shorter.push(unit.word.slice(0, cut));
  }
  return [...(await store.terms(shorter)).values()].slice(0, 1);
}

/** Words that the index has in no form: read as the nearest words, or as two words written together. */
async function correct(units, wanted, rows, want, store, pipeline) {
  const found = new Set([...wanted].filter(([term]) => rows.has(term)).flatMap(([, weights]) => [...weights.keys()]));
  const corrections = [];
  for (const [number, unit] of units.entries()) {
    if (!unit.counts || found.has(number) || unit.word.length < SHORTEST_MISTYPED) continue;
    const half = Math.floor(unit.word.length / 2);
    const words = await store.dictionary(unit.word.slice(0, half - 1), unit.word.slice(half));
    const near = nearest(unit.word, words);
    const parts = near.length ? [] : split(unit.word, words);
    const weight = near.length ? MISTYPED : PART;
    const readings = near.length ? near : parts;
    for (const [term, row] of await store.terms([...new Set(readings.map(pipeline.term))])) {
      rows.set(term, row);
      want(term, number, weight);
    }
    if (parts.length) unit.parts = parts.map(pipeline.term);
    if (readings.length) corrections.push({ typed: unit.word, read: readings });
  }
  return corrections;
}

/** In how many documents a term stands, roughly: as often as it has a field in one. */
function reach(row) {
  return row.fields.reduce((sum, { documents }) => sum + documents.length, 0);
}

function numbersOf(units, test) {
  return units.flatMap((unit, number) => (test(unit) ? [number] : []));
}
