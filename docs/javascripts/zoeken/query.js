// What somebody typed, taken apart: words, "exact phrases", -excluded words and filters (thema:maatwerk).

import { plain, words } from "./words.js";

export const LONGEST_QUERY = 500;
const MOST_WORDS = 24;
const PART = /(-?)(?:([\p{L}]+):)?"([^"]*)"?|(\S+)/gu;

/**
 * Returns { words, phrases, excluded, filters }. A filter is { facet, value, text }, with the
 * piece of the query it came from; only names in `facetNames` (typed name -> facet) make one.
 * Never throws; what means nothing is left out.
 */
export function parse(text, facetNames = new Map()) {
  const query = { words: [], phrases: [], excluded: [], filters: [] };
  for (const match of String(text).normalize("NFC").slice(0, LONGEST_QUERY).replace(/[“”„«»]/g, '"').matchAll(PART)) {
    if (match[4] === undefined) quoted(query, match, facetNames);
    else bare(query, match[4], facetNames);
  }
  query.words = query.words.slice(0, MOST_WORDS);
  return query;
}

function quoted(query, [text, minus, name, inside], facetNames) {
  const facet = name && facetNames.get(plain(name));
  if (facet) {
    query.filters.push({ facet, value: inside, text });
    return;
  }
  const found = words(name ? `${name} ${inside}` : inside);
  if (!found.length) return;
  if (minus) query.excluded.push(found);
  else query.phrases.push(found);
}

function bare(query, part, facetNames) {
  const [, name, value] = /^(\p{L}+):(.+)$/u.exec(part) ?? [];
  const facet = name && facetNames.get(plain(name));
  if (facet) {
    query.filters.push({ facet, value, text: part });
    return;
  }
  const found = words(part);
  if (/^[-–]\p{L}/u.test(part) && found.length) query.excluded.push(found);
  else query.words.push(...found);
}
