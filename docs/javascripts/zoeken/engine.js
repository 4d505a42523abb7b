// Searches: the postings of the query's terms, added up per document, give documents and their scores.

import { first } from "./order.js";
import { resolve } from "./terms.js";
import { plain, words } from "./words.js";

// How much of a word a document has, by the best field that has it.
const FIELD_WORTH = { titel: 1, trefwoorden: 1, tekst: 0.9, delen: 0.85, context: 0.5 };
// How strongly a document must have all words to come first.
const COVERAGE_POWER = 2;
// How many long titles are read to see whether they are the query: the best, which the first page shows anyway.
const MOST_LONG_TITLES = 10;
// Where the words of a phrase can stand.
const PHRASE_FIELDS = ["titel", "trefwoorden", "tekst"];

/**
 * The engine over a store. `search` gives { documents, scores, exact, matched, units, terms,
 * corrections, unknown }: the documents found, in order of their numbers; two arrays by document
 * number, `exact` being 2 for an id and 1 for a title; and a function from a document to a Map of
 * term -> fields of the index that have it.
 */
export function makeEngine({ store, pipeline }) {
  const { velden: fieldNames, aantal: count } = store.entry;

  async function search(query, { titelwoorden, titelwoorden_tot }) {
    const found = [...query.words, ...query.phrases.flat()];
    const { units, terms, corrections } = await resolve(found, store, pipeline, { lastIsBegun: query.words.length > 0 && !query.phrases.length });
    const unknown = units.filter((unit) => !unit.known).map((unit) => unit.word);
    const ids = await store.terms(nameTerms(query));
    const scores = scored(asked(terms, ids), count);
    const { coverage, titled } = covering(units, terms, { fieldNames, count });
    const exact = new Uint8Array(count);
    const length = Math.min(new Set(units.map((unit) => unit.term)).size, titelwoorden_tot);
    for (const document of titled) if (length === Number(titelwoorden[document])) exact[document] = 1;
    for (const { fields } of ids.values()) for (const { documents } of fields) for (const document of documents) exact[document] = 2;
    const documents = [];
    for (let document = 0; document < count; document += 1) {
      if (scores[document] === 0) continue;
      scores[document] *= coverage[document] ** COVERAGE_POWER;
      if (scores[document] > 0 || exact[document]) documents.push(document);
    }
    await literal(documents, { exact, scores }, query, length < titelwoorden_tot ? Infinity : MOST_LONG_TITLES);
    const rows = [...new Map([...[...terms.values()].map(({ row }) => row), ...ids.values()].map((row) => [row.term, row])).values()];
    return { documents, scores, exact, matched: (document) => matched(document, rows, fieldNames), units, terms, corrections, unknown };
  }

  /** A title that has the query's words in another form, or more of them, is not that title after all; at most `most` are read. */
  async function literal(documents, { exact, scores }, query, most) {
    const wanted = written(query.words);
    const likely = documents.filter((document) => exact[document] === 1);
    const records = await store.records(first(likely, most, (a, b) => scores[b] - scores[a] || a - b));
    for (const document of likely) if (!records.has(document) || written(words(records.get(document)[2])) !== wanted) exact[document] = 0;
  }

  /** The documents that have all of the words, in any form but a mistyped or begun one, in one of the fields. */
  async function having(found, fields = fieldNames) {
    const { terms } = await resolve(found, store, pipeline, { lastIsBegun: false, tolerant: false });
    const places = fields.map((field) => fieldNames.indexOf(field));
    const sets = new Map();
    for (const { row, units } of terms.values()) {
      for (const number of units.keys()) {
        if (!sets.has(number)) sets.set(number, new Set());
        for (const place of places) for (const document of row.fields[place].documents) sets.get(number).add(document);
      }
    }
    const [first, ...others] = [...sets.values()];
    return new Set(first ? [...first].filter((document) => others.every((set) => set.has(document))) : []);
  }

  return { search, having, havingPhrase: (phrase) => having(phrase, PHRASE_FIELDS) };
}

/** The rows to add up, each with how much it counts. */
export function asked(terms, ids = new Map()) {
  return [...[...terms.values()].map(({ row, units }) => [row, Math.max(...units.values())]), ...[...ids.values()].map((row) => [row, 1])];
}

/** Each document's score: what lunr gives it, times a constant for the query. */
export function scored(rows, count) {
  const scores = new Float64Array(count);
  for (const [{ fields }, boost] of rows) {
    for (const { documents, scores: worths } of fields) {
      for (let place = 0; place < documents.length; place += 1) scores[documents[place]] += boost * worths[place];
    }
  }
  return scores;
}

/** How much of the query each document has, from 0 to 1, and the documents that have every word of it in their title. */
function covering(units, terms, { fieldNames, count }) {
  const weighing = weights(units, terms, count);
  const all = [...weighing.values()].reduce((sum, weight) => sum + weight, 0);
  const coverage = new Float64Array(count).fill(all ? 0 : 1);
  let titled = null;
  for (const unit of units) {
    const worth = new Float64Array(count);
    const inTitle = new Set();
    for (const { row, units: sure } of terms.values()) {
      const weight = sure.get(unit.number);
      if (weight === undefined) continue;
      fieldNames.forEach((name, place) => {
        const most = weight * FIELD_WORTH[name];
        for (const document of row.fields[place].documents) if (worth[document] < most) worth[document] = most;
        if (name === "titel" && weight === 1) for (const document of row.fields[place].documents) inTitle.add(document);
      });
    }
    const whole = unit.parts ? withAll(unit.parts, terms, count) : null;
    const weight = weighing.get(unit.number) / (all || 1);
    for (let document = 0; document < count; document += 1) if (!whole || whole[document]) coverage[document] += weight * worth[document];
    titled = [...(titled ?? inTitle)].filter((document) => inTitle.has(document) && (!whole || whole[document]));
  }
  return { coverage, titled: titled ?? [] };
}

/** For each document, whether it has all of these terms. */
function withAll(parts, terms, count) {
  const wanted = [...new Set(parts)];
  const had = new Uint8Array(count);
  wanted.forEach((part, number) => {
    for (const { documents } of terms.get(part)?.row.fields ?? []) for (const document of documents) if (had[document] === number) had[document] = number + 1;
  });
  return had.map((number) => Number(number === wanted.length));
}

/** How much each unit counts: a word that few documents have counts more. */
function weights(units, terms, count) {
  const reached = new Map();
  for (const { row, units: sure } of terms.values()) {
    const documents = Math.max(...row.fields.map((field) => field.documents.length));
    for (const [unit, weight] of sure) if (weight >= 0.5) reached.set(unit, Math.max(reached.get(unit) ?? 0, documents));
  }
  return new Map(units.map((unit) => [unit.number, unit.known ? Math.log(1 + count / (1 + (reached.get(unit.number) ?? 0))) : 0]));
}

/** The terms that a document has, with the fields that have them. */
function matched(document, rows, fieldNames) {
  const found = rows.map(({ term, fields }) => [term, fieldNames.filter((_, place) => fields[place].documents.includes(document))]);
  return new Map(found.filter(([, fields]) => fields.length));
}

/** The term for the id or abbreviation that a query of one word can be: 'beter-bekend-3', 'DT&V'. */
function nameTerms(query) {
  return query.words.length === 1 && !query.phrases.length ? [`0=${plain(query.words[0].raw)}=0`] : [];
}

function written(found) {
  return found.map((word) => word.whole || word.pieces.join(" ")).join(" ");
}
