// Filters: which documents pass, and how many there would be with each value.

import { plain } from "./words.js";

/**
 * The facets over the columns of the index. A choice is a Map of facet name -> Set of tags;
 * within a facet one of the tags is enough, between facets all must hold. A facet of very many
 * values has no column until `add` gives it one; before that it filters and counts nothing.
 */
export function makeFacets(columns) {
  const facets = columns.map((facet) => (facet.kolom ? read(facet) : facet));
  const byName = () => new Map(facets.map((facet) => [facet.naam, facet]));

  /** The facets that are asked for, each with which of its values are chosen. */
  function asked(choice) {
    const known = byName();
    return [...choice]
      .filter(([name, tags]) => tags.size && known.get(name)?.places)
      .map(([name, tags]) => [known.get(name), known.get(name).waarden.map(([tag]) => tags.has(tag))]);
  }

  return {
    facets: () => facets,

    /** Typed name of a filter -> name of the facet, for the query parser. */
    typed: new Map(facets.flatMap((facet) => facet.getypt.map((name) => [name, facet.naam]))),

    /** Whether a facet has no column yet. */
    lacks: (name) => byName().has(name) && !byName().get(name).places,

    add(name, column) {
      const place = facets.findIndex((facet) => facet.naam === name);
      facets[place] = read({ ...facets[place], ...column });
    },

    /** The tags that a typed value means: by tag or label, by its beginning, or as a range of years. */
    meant(name, value) {
      const { waarden } = byName().get(name);
      const range = /^(\d{4})?-(\d{4})?$/.exec(value);
      if (range) return waarden.map(([tag]) => tag).filter((tag) => tag >= (range[1] ?? "0") && tag <= (range[2] ?? "9999"));
      const wanted = slug(value);
      const tests = [([tag, label]) => slug(tag) === wanted || slug(label) === wanted, ([tag, label]) => `${slug(tag)} ${slug(label)}`.includes(wanted)];
      const hits = tests.map((test) => waarden.filter(test).map(([tag]) => tag));
      return wanted ? hits.find((tags) => tags.length) ?? [] : [];
    },

    /** Whether a tag is a value of a facet. */
    knows: (name, tag) => byName().get(name)?.waarden?.some(([known]) => known === tag) ?? false,

    /** The documents that pass the whole choice. */
    filter(documents, choice) {
      const wanted = asked(choice);
      return wanted.length ? documents.filter((document) => wanted.every(([facet, chosen]) => passes(document, facet, chosen))) : documents;
    },

    /** For each facet, how many documents each value would give: [[name, [count, …]], …]. */
    count(documents, choice) {
      const wanted = asked(choice);
      const counted = facets.filter((facet) => facet.places).map((facet) => ({ facet, counts: new Array(facet.waarden.length).fill(0) }));
      const none = [];
      for (const document of documents) {
        const failed = wanted.length ? wanted.filter(([facet, chosen]) => !passes(document, facet, chosen)) : none;
        if (failed.length > 1) continue;
        for (const { facet, counts } of counted) {
          if (failed.length && failed[0][0] !== facet) continue; // without its own choice a facet lets this document pass
          for (let place = facet.places[document]; place < facet.places[document + 1]; place += 1) counts[facet.numbers[place]] += 1;
        }
      }
      return counted.map(({ facet, counts }) => [facet.naam, counts]);
    },

    /** The tags and labels of one document in one facet. */
    of(name, document) {
      const { waarden, places, numbers } = byName().get(name) ?? {};
      return places ? Array.from(numbers.subarray(places[document], places[document + 1]), (number) => waarden[number]) : [];
    },
  };
}

/** A facet with its column as one array of value numbers, and where each document's begin. */
function read(facet) {
  const rows = facet.kolom.map((row) => (Array.isArray(row) ? row : row < 0 ? [] : [row]));
  const places = new Uint32Array(rows.length + 1);
  rows.forEach((row, document) => (places[document + 1] = places[document] + row.length));
  return { ...facet, kolom: null, places, numbers: Uint16Array.from(rows.flat()) };
}

function passes(document, { places, numbers }, chosen) {
  for (let place = places[document]; place < places[document + 1]; place += 1) if (chosen[numbers[place]]) return true;
  return false;
}

function slug(text) {
  return plain(text).replace(/[^\p{L}\p{N}]+/gu, "");
}
