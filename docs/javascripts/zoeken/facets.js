// Filters: which documents pass, and how many there would be with each value.

import { plain } from "./words.js";

/**
 * The facets over the columns. A choice is a Map of facet name -> Set of tags; within a facet
 * one of the tags is enough, between facets all must hold.
 */
export function makeFacets(columns) {
  const facets = columns.facetten.map((facet) => ({
    ...facet,
    numbers: new Map(facet.waarden.map(([tag], number) => [tag, number])),
    rows: facet.kolom.map((row) => (Array.isArray(row) ? row : row < 0 ? [] : [row])),
  }));
  const byName = new Map(facets.map((facet) => [facet.naam, facet]));

  const passes = (document, facet, tags) => facet.rows[document].some((number) => tags.has(facet.waarden[number][0]));

  return {
    facets,

    /** Typed name of a filter -> name of the facet, for the query parser. */
    typed: new Map(facets.flatMap((facet) => facet.getypt.map((name) => [name, facet.naam]))),

    /** The tags that a typed value means: by tag or label, by its beginning, or as a range of years. */
    meant(name, value) {
      const facet = byName.get(name);
      const range = /^(\d{4})?-(\d{4})?$/.exec(value);
      if (range) return facet.waarden.map(([tag]) => tag).filter((tag) => tag >= (range[1] ?? "0") && tag <= (range[2] ?? "9999"));
      const wanted = slug(value);
      const tests = [([tag, label]) => slug(tag) === wanted || slug(label) === wanted, ([tag, label]) => `${slug(tag)} ${slug(label)}`.includes(wanted)];
      const hits = tests.map((test) => facet.waarden.filter(test).map(([tag]) => tag));
      return wanted ? hits.find((tags) => tags.length) ?? [] : [];
    },

    /** Whether a tag is a value of a facet. */
    knows: (name, tag) => byName.get(name)?.numbers.has(tag) ?? false,

    /** The documents that pass the whole choice. */
    filter(documents, choice) {
      const asked = [...choice].map(([name, tags]) => [byName.get(name), tags]).filter(([facet, tags]) => facet && tags.size);
      return documents.filter((document) => asked.every(([facet, tags]) => passes(document, facet, tags)));
    },

    /** For each facet, how many documents each value would give: [[name, [count, …]], …]. */
    count(documents, choice) {
      return facets.map((facet) => {
        const others = new Map([...choice].filter(([name]) => name !== facet.naam));
        const counts = facet.waarden.map(() => 0);
        for (const document of this.filter(documents, others)) for (const number of facet.rows[document]) counts[number] += 1;
        return [facet.naam, counts];
      });
    },

    /** The tags and labels of one document in one facet. */
    of: (name, document) => (byName.get(name)?.rows[document] ?? []).map((number) => byName.get(name).waarden[number]),
  };
}

function slug(text) {
  return plain(text).replace(/[^\p{L}\p{N}]+/gu, "");
}
