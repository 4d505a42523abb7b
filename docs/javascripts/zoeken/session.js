// One search session over an index: from what was typed and chosen to what the page shows.
// Knows nothing of the page or the worker, so that tests can run it too.

import { makeEngine } from "./engine.js";
import { makeFacets } from "./facets.js";
import { byDate, byRelevance, first } from "./order.js";
import { makePipeline } from "./pipeline.js";
import { parse } from "./query.js";
import { makeMarker, makeReader } from "./snippet.js";
import { suggestions } from "./spelling.js";
import { makeStore } from "./store.js";
import { words } from "./words.js";

const MOST_PHRASE_CANDIDATES = 500;

/**
 * Opens the index. `fetchJson` gets an address within the index's folder; `libraries` are lunr's
 * Dutch and the stemmer support. The session's `search` takes { text, choice, sort, count }
 * with choice as { facet: [tags] }.
 */
export async function openSession(fetchJson, libraries) {
  const entry = await fetchJson("index.json");
  const store = makeStore(entry, fetchJson);
  const pipeline = makePipeline(libraries, { stopWords: entry.stopwoorden, rules: entry.regels });
  const engine = makeEngine({ store, pipeline });
  const reader = makeReader(pipeline);
  const columns = await store.columns();
  const facets = makeFacets(columns.facetten);

  /** Fetches the columns of those facets that have none yet. */
  const need = (names) =>
    Promise.all([...new Set(names)].filter(facets.lacks).map(async (name) => facets.add(name, await store.column(name))));

  /** Everything that answers a query, before it is put in order with `compare` and made ready to show. */
  async function find({ text = "", choice = {}, sort = "relevantie" }) {
    const query = parse(text, facets.typed);
    await need([...Object.keys(choice), ...query.filters.map(({ facet }) => facet)]);
    const { chosen, notices } = choose(query, choice);
    const asked = query.words.length + query.phrases.length > 0;
    const meaningless = !asked && Boolean(text.trim()) && !query.excluded.length && !query.filters.length;
    const result = asked ? await engine.search(query, columns) : everything(meaningless ? 0 : entry.aantal);
    let { documents } = result;
    for (const phrase of query.phrases) documents = await withPhrase(documents, phrase, result);
    for (const excluded of query.excluded) {
      const out = await engine.having(excluded);
      documents = documents.filter((document) => !out.has(document));
    }
    const compare = sort === "datum" || !asked ? byDate(await store.dates(), result) : byRelevance(result);
    return { query, result, documents: facets.filter(documents, chosen), compare, counts: facets.count(documents, chosen), chosen, notices, asked, meaningless };
  }

  /** What there is if nothing is asked: all documents, all alike. */
  function everything(count) {
    const documents = Array.from({ length: count }, (_, document) => document);
    return { documents, scores: new Float64Array(entry.aantal), exact: new Uint8Array(entry.aantal), matched: () => new Map(), units: [], terms: new Map(), corrections: [], unknown: [] };
  }

  /** The choice of the page and the filters typed in the query, as one. */
  function choose(query, choice) {
    const chosen = new Map(Object.entries(choice).map(([name, tags]) => [name, new Set(tags.filter((tag) => facets.knows(name, tag)))]));
    const notices = [];
    const typed = new Map();
    for (const { facet, value, text } of query.filters) {
      const tags = facets.meant(facet, value);
      if (!tags.length) notices.push(text);
      else typed.set(facet, new Set([...(typed.get(facet) ?? []), ...tags]));
    }
    for (const [name, tags] of typed) chosen.set(name, new Set([...(chosen.get(name) ?? []), ...tags]));
    return { chosen, notices };
  }

  /** The documents that have the words of a phrase next to each other in title or text. */
  async function withPhrase(documents, phrase, result) {
    const wanted = phrase.map((word) => word.whole || word.pieces.join(""));
    const having = await engine.havingPhrase(phrase);
    const candidates = first(documents.filter((document) => having.has(document)), MOST_PHRASE_CANDIDATES, byRelevance(result));
    const records = await store.records(candidates);
    return candidates.filter((document) => {
      const [, , title, sections] = records.get(document);
      return [title, ...sections.flatMap(([text, , partTitle]) => [text, partTitle ?? ""])].some((text) => hasRun(text, wanted));
    });
  }

  async function search(request) {
    const { query, result, documents, compare, counts, chosen, notices, asked, meaningless } = await find(request);
    const shown = first(documents, request.count ?? 10, compare);
    const records = await store.records(shown);
    const marker = makeMarker({ reader, units: result.units, terms: result.terms });
    return {
      total: documents.length,
      meaningless: meaningless || result.units.every((unit) => unit.stop) && asked && !documents.length,
      hits: shown.map((document) => present(document, result.matched(document), records.get(document), marker)),
      counts,
      chosen: Object.fromEntries([...chosen].map(([name, tags]) => [name, [...tags]])),
      typed: query.filters.map(({ facet, text }) => ({ facet, text })),
      corrections: result.corrections,
      unknown: result.unknown,
      words: result.units.length,
      notices,
      suggestions: asked && !documents.length ? await nearby(result) : [],
    };
  }

  function present(document, matched, [id, address, title, sections, , lines, source], marker) {
    const labels = (name) => facets.of(name, document).map(([, label]) => label);
    const tags = facets.facets().map(({ naam, titel }) => [titel, labels(naam).join("; ")]);
    const marked = marker.mark(title, matched);
    const others = marked.some(([, isHit]) => isHit) ? [] : [...lines, ...tags, ["Bron", source]]; // where else a hit can be seen
    const { id: part, title: partTitle, label, segments } = marker.best(sections, others, matched);
    return {
      id,
      address: part ? `${address}#${part}` : address,
      kind: entry.soorten[facets.of("soort", document)[0]?.[0]] ?? "",
      title: marked,
      years: labels("jaar"),
      source,
      domain: facets.of("domein", document)[0] ?? null,
      part: part ? { id: part, title: marker.mark(partTitle, matched) } : null,
      label,
      snippet: segments,
    };
  }

  /** The nearest words for each word that was not found, or for all if that is none. */
  async function nearby(result) {
    const asked = result.unknown.length ? result.unknown : result.units.map((unit) => unit.word);
    const found = await Promise.all(
      asked.slice(0, 3).map(async (word) => ({ word, instead: suggestions(word, await store.dictionary(word.slice(0, 3), word.slice(-3))) })),
    );
    return found.filter(({ instead }) => instead.length);
  }

  /** Everything a download needs of the whole selection, in the order of the page. */
  async function selection(request) {
    await need(facets.facets().map(({ naam }) => naam));
    const { documents, compare } = await find(request);
    const [records, dates] = await Promise.all([store.records(documents), store.dates()]);
    return [...documents].sort(compare).map((document) => {
      const [id, address, title, sections, places] = records.get(document);
      const text = sections.map(([said, , partTitle]) => [partTitle, said].filter(Boolean).join(": ")).filter(Boolean);
      const row = { id, kind: entry.soorten[facets.of("soort", document)[0]?.[0]] ?? "", address, title, text, places, date: dates[document] };
      for (const { naam } of facets.facets()) row[naam] = facets.of(naam, document);
      return row;
    });
  }

  /** The values of a facet of very many, as the page shows them. */
  async function facet(name) {
    await need([name]);
    return shownFacet(facets.facets().find(({ naam }) => naam === name));
  }

  return { entry, facets: facets.facets().map(shownFacet), search, facet, selection, engine, store, pipeline };
}

/** A facet for the page; `values` is empty as long as only their number is known. */
function shownFacet({ naam, titel, waarden = [], aantal = waarden.length }) {
  return { name: naam, title: titel, values: waarden, count: aantal };
}

function hasRun(text, wanted) {
  const found = words(text).map((word) => word.whole || word.pieces.join(""));
  return found.some((_, start) => wanted.every((word, index) => found[start + index] === word));
}
