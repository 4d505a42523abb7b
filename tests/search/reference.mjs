// The search with lunr's own scoring, over lunr's whole index: what ours must be equal to.

import { createRequire } from "node:module";
import { folder } from "./site.mjs";

const lunr = createRequire(import.meta.url)("lunr");
const { resolve } = await import(`${folder}/javascripts/zoeken/terms.js`);
const { plain, words } = await import(`${folder}/javascripts/zoeken/words.js`);

const FIELD_WORTH = { titel: 1, trefwoorden: 1, tekst: 0.9, delen: 0.85, context: 0.5 };

/** `search(query)` gives [{ document, score, lunrScore, exact, matched }] in order. */
export function makeReference(index, { store, pipeline, entry }, { titelwoorden, titelwoorden_tot }) {
  const whole = lunr.Index.load({ ...index, pipeline: [] });

  return async function search(query) {
    const found = [...query.words, ...query.phrases.flat()];
    const { units, terms } = await resolve(found, store, pipeline, { lastIsBegun: query.words.length > 0 && !query.phrases.length });
    const ids = await store.terms(query.words.length === 1 && !query.phrases.length ? [`0=${plain(query.words[0].raw)}=0`] : []);
    const boosts = [...[...terms].map(([term, { units: weights }]) => [term, Math.max(...weights.values())]), ...[...ids.keys()].map((term) => [term, 1])];
    const answer = boosts.length ? whole.query((asked) => boosts.forEach(([term, boost]) => asked.term(term, { boost, usePipeline: false }))) : [];
    const weighing = weights(units, terms, entry.aantal);
    const hits = answer.map((result) => weigh(result, { units, terms, ids, weighing, titleLength: Number(titelwoorden[result.ref]), longest: titelwoorden_tot })).filter((hit) => hit.score > 0 || hit.exact);
    const records = await store.records(hits.filter((hit) => hit.exact === 1).map((hit) => hit.document));
    for (const hit of hits) if (hit.exact === 1 && written(words(records.get(hit.document)[2])) !== written(query.words)) hit.exact = 0;
    return hits.sort((a, b) => Math.min(b.exact, 1) - Math.min(a.exact, 1) || b.score - a.score || a.document - b.document);
  };
}

function weights(units, terms, count) {
  const reached = new Map();
  for (const { row, units: sure } of terms.values()) {
    const documents = Math.max(...row.fields.map((field) => field.documents.length));
    for (const [unit, weight] of sure) if (weight >= 0.5) reached.set(unit, Math.max(reached.get(unit) ?? 0, documents));
  }
  return new Map(units.map((unit) => [unit.number, unit.known ? Math.log(1 + count / (1 + (reached.get(unit.number) ?? 0))) : 0]));
}

function weigh(result, { units, terms, ids, weighing, titleLength, longest }) {
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
  const all = [...weighing.values()].reduce((sum, weight) => sum + weight, 0);
  const have = [...weighing].reduce((sum, [unit, weight]) => sum + weight * (worth.get(unit) ?? 0), 0);
  const coverage = all ? have / all : 1;
  const isTitle = units.length > 0 && Math.min(new Set(units.map((unit) => unit.term)).size, longest) === titleLength && units.every((unit) => inTitle.has(unit.number));
  return {
    document: Number(result.ref),
    score: result.score * coverage ** 2,
    lunrScore: result.score,
    exact: [...ids.keys()].some((term) => matched.has(term)) ? 2 : isTitle ? 1 : 0,
    matched,
  };
}

function written(found) {
  return found.map((word) => word.whole || word.pieces.join(" ")).join(" ");
}
