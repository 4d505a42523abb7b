// Searches: terms of the query -> a lunr index of just those terms -> documents in order.

import { resolve } from "./terms.js";
import { plain, words } from "./words.js";

// How much of a word a document has, by the best field that has it.
const FIELD_WORTH = { titel: 1, trefwoorden: 1, tekst: 0.9, delen: 0.85, context: 0.5 };
// How strongly a document must have all words to come first.
const COVERAGE_POWER = 2;

/**
 * The engine over a store. `search` gives { hits: [{ document, score, matched, exact }], units,
 * terms, corrections, unknown }; `matched` is a Map of term -> fields of the index that have it. Hits
 * are in order: exact titles and ids first, then by score.
 */
export function makeEngine({ lunr, store, pipeline }) {
  const { entry } = store;

  /** A lunr index that knows these rows and nothing else. Its scores are those of the whole index. */
  function indexOf(rows) {
    const vectors = new Map();
    const inverted = rows.map(({ term, number, fields }) => {
      const posting = { _index: number };
      entry.velden.forEach((field, place) => {
        posting[field] = {};
        eachHit(fields[place], (document, score) => {
          posting[field][document] = {};
          const reference = `${field}/${document}`;
          if (!vectors.has(reference)) vectors.set(reference, []);
          vectors.get(reference).push(number, score);
        });
      });
      return [term, posting];
    });
    return lunr.Index.load({ version: lunr.version, fields: entry.velden, fieldVectors: [...vectors], invertedIndex: inverted, pipeline: [] });
  }

  /** lunr's own answer: [{ ref, score, matchData }] for terms with a boost each. */
  function ask(index, terms) {
    return index.query((query) => {
      for (const [term, boost] of terms) query.term(term, { boost, usePipeline: false });
    });
  }

  /** Hits whose title has the query's words in another form are not that title after all. */
  async function literal(hits, query) {
    const wanted = written(query.words);
    const candidates = hits.filter((hit) => hit.exact === 1);
    const records = await store.records(candidates.map((hit) => hit.document));
    for (const hit of candidates) if (written(words(records.get(hit.document)[2])) !== wanted) hit.exact = 0;
    return hits.sort(inOrder);
  }

  async function search(query, columns) {
    const found = [...query.words, ...query.phrases.flat()];
    const { units, terms, corrections } = await resolve(found, store, pipeline, { lastIsBegun: query.words.length > 0 && !query.phrases.length });
    const unknown = units.filter((unit) => !unit.known).map((unit) => unit.word);
    const ids = await store.terms(nameTerms(query));
    const rows = [...new Map([...[...terms.values()].map(({ row }) => row), ...ids.values()].map((row) => [row.term, row])).values()].sort((a, b) => a.number - b.number);
    const boosts = [...[...terms].map(([term, { units: weights }]) => [term, Math.max(...weights.values())]), ...[...ids.keys()].map((term) => [term, 1])];
    const answer = rows.length ? ask(indexOf(rows), boosts) : [];
    const weighing = weights(units, terms, entry.aantal);
    const hits = answer.map((result) => weigh(result, { units, terms, ids, weighing, titleLength: columns.titelwoorden[result.ref] })).filter((hit) => hit.score > 0 || hit.exact);
    return { hits: await literal(hits, query), units, terms, corrections, unknown };
  }

  /** The documents that have one of the words, in any form but a mistyped or begun one. */
  async function having(words) {
    const { terms } = await resolve(words, store, pipeline, { lastIsBegun: false, tolerant: false });
    const sets = new Map();
    for (const { row, units } of terms.values()) {
      for (const number of units.keys()) {
        if (!sets.has(number)) sets.set(number, new Set());
        for (const field of row.fields) eachHit(field, (document) => sets.get(number).add(document));
      }
    }
    const [first, ...others] = [...sets.values()];
    return first ? [...first].filter((document) => others.every((set) => set.has(document))) : [];
  }

  return { search, having, indexOf, ask };
}

/** The term for the id or abbreviation that a query of one word can be: 'beter-bekend-3', 'DT&V'. */
function nameTerms(query) {
  return query.words.length === 1 && !query.phrases.length ? [`0=${plain(query.words[0].raw)}=0`] : [];
}

/** How much each unit counts: a word that few documents have counts more. */
function weights(units, terms, count) {
  const reached = new Map();
  for (const { row, units: sure } of terms.values()) {
    const documents = Math.max(...row.fields.map((field) => (field ? field.length / 2 : 0)));
    for (const [unit, weight] of sure) if (weight >= 0.5) reached.set(unit, Math.max(reached.get(unit) ?? 0, documents));
  }
  return new Map(units.map((unit) => [unit.number, unit.known ? Math.log(1 + count / (1 + (reached.get(unit.number) ?? 0))) : 0]));
}

function weigh(result, { units, terms, ids, weighing, titleLength }) {
  const matched = new Map(Object.entries(result.matchData.metadata).map(([term, fields]) => [term, Object.keys(fields)]));
  const apart = new Set(units.filter(({ parts }) => parts?.some((part) => !matched.has(part))).map(({ number }) => number));
  const worth = new Map();
  const inTitle = new Set();
  for (const [term, fields] of matched) {
    const best = Math.max(...fields.map((field) => FIELD_WORTH[field]));
    for (const [unit, weight] of terms.get(term)?.units ?? []) {
      if (apart.has(unit)) continue;
      worth.set(unit, Math.max(worth.get(unit) ?? 0, weight * best));
      if (weight === 1 && fields.includes("titel")) inTitle.add(unit);
    }
  }
  let have = 0;
  let all = 0;
  for (const [unit, weight] of weighing) {
    have += weight * (worth.get(unit) ?? 0);
    all += weight;
  }
  const coverage = all ? have / all : 1;
  const distinct = new Set(units.map((unit) => unit.term)).size;
  const isId = [...ids.keys()].some((term) => matched.has(term));
  const isTitle = units.length > 0 && distinct === titleLength && units.every((unit) => inTitle.has(unit.number));
  return {
    document: Number(result.ref),
    score: result.score * coverage ** COVERAGE_POWER,
    lunrScore: result.score,
    matched,
    exact: isId ? 2 : isTitle ? 1 : 0,
  };
}

function written(found) {
  return found.map((word) => word.whole || word.pieces.join(" ")).join(" ");
}

function inOrder(a, b) {
  return Math.min(b.exact, 1) - Math.min(a.exact, 1) || b.score - a.score || a.document - b.document;
}

/** Runs over the documents and scores of one field of a row. */
export function eachHit(field, use) {
  let document = 0;
  for (let place = 0; place < (field || []).length; place += 2) {
    document += field[place];
    use(document, field[place + 1] / 1000);
  }
}
