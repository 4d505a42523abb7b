// One search session over an index: from what was typed and chosen to what the page shows.
// Knows nothing of the page or the worker, so that tests can run it too.

import { makeEngine } from "./engine.js";
import { makeFacets } from "./facets.js";
import { makePipeline } from "./pipeline.js";
import { parse } from "./query.js";
import { makeMarker, makeReader } from "./snippet.js";
import { suggestions } from "./spelling.js";
import { makeStore } from "./store.js";
import { words } from "./words.js";

const MOST_PHRASE_CANDIDATES = 500;

/**
 * Opens the index. `fetchJson` gets an address within the index's folder; `libraries` are lunr,
 * the stemmer support and lunr's Dutch. The session's `search` takes { text, choice, sort, count }
 * with choice as { facet: [tags] }.
 */
export async function openSession(fetchJson, libraries) {
  const entry = await fetchJson("index.json");
  const store = makeStore(entry, fetchJson);
  const pipeline = makePipeline(libraries, { labels: entry.pijplijn, stopWords: entry.stopwoorden, rules: entry.regels });
  const engine = makeEngine({ lunr: libraries.lunr, store, pipeline });
  const reader = makeReader(pipeline);
  const columns = await store.columns();
  const facets = makeFacets(columns);

  /** Everything that answers a query, in order, before it is made ready to show. */
  async function find({ text = "", choice = {}, sort = "relevantie" }) {
    const query = parse(text, facets.typed);
    const { chosen, notices } = choose(query, choice);
    const asked = query.words.length + query.phrases.length > 0;
    const meaningless = !asked && Boolean(text.trim()) && !query.excluded.length && !query.filters.length;
    const result = asked ? await engine.search(query, columns) : { hits: [], units: [], corrections: [], unknown: [] };
    let hits = asked ? result.hits : meaningless ? [] : Array.from({ length: entry.aantal }, (_, document) => ({ document, score: 0, matched: new Map(), exact: 0 }));
    for (const phrase of query.phrases) hits = await withPhrase(hits, phrase);
    for (const excluded of query.excluded) {
      const out = new Set(await engine.having(excluded));
      hits = hits.filter((hit) => !out.has(hit.document));
    }
    const documents = hits.map((hit) => hit.document);
    const passed = new Set(facets.filter(documents, chosen));
    const kept = hits.filter((hit) => passed.has(hit.document));
    if (sort === "datum" || !asked) kept.sort((a, b) => byDate(columns.datum, a, b));
    return { query, result, hits: kept, counts: facets.count(documents, chosen), chosen, notices, asked, meaningless };
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

  /** The hits that have the words of a phrase next to each other in title or text. */
  async function withPhrase(hits, phrase) {
    const wanted = phrase.map((word) => word.whole || word.pieces.join(""));
    const having = new Set(await engine.having(phrase));
    const candidates = hits.filter((hit) => having.has(hit.document)).slice(0, MOST_PHRASE_CANDIDATES);
    const records = await store.records(candidates.map((hit) => hit.document));
    return candidates.filter((hit) => {
      const [, , title, sections] = records.get(hit.document);
      return [title, ...sections.flatMap(([text, , partTitle]) => [text, partTitle ?? ""])].some((text) => hasRun(text, wanted));
    });
  }

  async function search(request) {
    const { query, result, hits, counts, chosen, notices, asked, meaningless } = await find(request);
    const shown = hits.slice(0, request.count ?? 10);
    const records = await store.records(shown.map((hit) => hit.document));
    const marker = makeMarker({ reader, groups: entry.groepen, units: result.units, terms: result.terms ?? new Map() });
    return {
      total: hits.length,
      meaningless: meaningless || result.units.every((unit) => unit.stop) && asked && !hits.length,
      hits: shown.map((hit) => present(hit, records.get(hit.document), marker)),
      counts,
      chosen: Object.fromEntries([...chosen].map(([name, tags]) => [name, [...tags]])),
      typed: query.filters.map(({ facet, text }) => ({ facet, text })),
      corrections: result.corrections,
      unknown: result.unknown,
      words: result.units.length,
      notices,
      suggestions: asked && !hits.length ? await nearby(result) : [],
    };
  }

  function present(hit, [id, address, title, sections, , lines], marker) {
    const labels = (name) => facets.of(name, hit.document).map(([, label]) => label);
    const tags = facets.facets.map(({ naam, titel }) => [titel, labels(naam).join("; ")]);
    const marked = marker.mark(title, hit.matched);
    const others = marked.some(([, isHit]) => isHit) ? [] : [...lines, ...tags]; // where else a hit can be seen
    const { id: part, title: partTitle, label, segments } = marker.best(sections, others, hit.matched);
    return {
      id,
      address: part ? `${address}#${part}` : address,
      kind: entry.soorten[facets.of("soort", hit.document)[0]?.[0]] ?? "",
      title: marked,
      years: labels("jaar"),
      sources: labels("bron"),
      domain: facets.of("domein", hit.document)[0] ?? null,
      part: part ? { id: part, title: marker.mark(partTitle, hit.matched) } : null,
      label,
      snippet: segments,
    };
  }

  /** The nearest words for each word that was not found, or for all if that is none. */
  async function nearby(result) {
    const asked = result.unknown.length ? result.unknown : result.units.map((unit) => unit.word);
    const found = await Promise.all(
      asked.slice(0, 3).map(async (word) => ({ word, instead: suggestions(word, await store.dictionary(word.slice(0, 2), word.slice(-2))) })),
    );
    return found.filter(({ instead }) => instead.length);
  }

  /** Everything a download needs of the whole selection, in the order of the page. */
  async function selection(request) {
    const { hits } = await find(request);
    const records = await store.records(hits.map((hit) => hit.document));
    return hits.map(({ document }) => {
      const [id, address, title, sections, places] = records.get(document);
      const row = { id, kind: entry.soorten[facets.of("soort", document)[0]?.[0]] ?? "", address, title, text: sections.map(([text, , partTitle]) => [partTitle, text].filter(Boolean).join(": ")).filter(Boolean), places, date: columns.datum[document] };
      for (const facet of facets.facets) row[facet.naam] = facets.of(facet.naam, document);
      return row;
    });
  }

  return { entry, facets: facets.facets.map(({ naam, titel, waarden }) => ({ name: naam, title: titel, values: waarden })), search, selection, find, engine, store, pipeline };
}

function byDate(dates, a, b) {
  const [one, other] = [dates[a.document], dates[b.document]];
  return (one < other ? 1 : one > other ? -1 : 0) || b.score - a.score || a.document - b.document;
}

function hasRun(text, wanted) {
  const found = words(text).map((word) => word.whole || word.pieces.join(""));
  return found.some((_, start) => wanted.every((word, index) => found[start + index] === word));
}
