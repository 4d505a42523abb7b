// The words of a hit, marked in its title and in the sentence that has most of them.

import { forms, words } from "./words.js";

const LONGEST = 240;
const SENTENCE = /(?<=[.!?])\s+(?=['"‘“(]?[\p{Lu}\p{N}])/u;

/**
 * A marker for one query. `groups` are the groups of the index's entry file. `mark` gives
 * segments [text, marked]; `best` gives { id, title, segments } for the best sentence of a
 * record's sections ([text, id, title]), with the id and title if it stands in a part.
 */
export function makeMarker({ pipeline, groups, units, terms }) {
  const variants = new Map(groups.filter(([term]) => terms.has(term)).map(([term, official]) => [term, official.map((variant) => variant.split(" "))]));
  const pieces = units.map((unit) => unit.word).filter((word) => word.length >= 4);

  /** The words of a text with whether they are hits, and how many units of the query they are together. */
  function read(text, matched) {
    const found = words(text).map((word) => ({ ...word, terms: forms(word).map((form) => pipeline.term(form)) }));
    const hit = new Set();
    const units = new Set();
    const take = (places, term) => {
      places.forEach((place) => hit.add(place));
      for (const [unit] of terms.get(term)?.units ?? []) units.add(unit);
    };
    found.forEach((word, place) => {
      for (const term of word.terms) if (term && matched.has(term)) take([place], term);
      if (!hit.has(place)) {
        const inside = [...matched].find(([term, fields]) => fields.includes("delen") && word.whole.length > term.length + 2 && contains(word.whole, term, pieces, pipeline));
        if (inside) take([place], inside[0]);
      }
    });
    for (const [term, sequences] of variants) {
      if (!matched.has(term)) continue;
      for (const sequence of sequences) for (const places of runs(found, sequence)) take(places, term);
    }
    return { found, hit, units };
  }

  function mark(text, matched) {
    const whole = text.normalize("NFC");
    const { found, hit } = read(whole, matched);
    return segments(whole, [...hit].map((place) => [found[place].start, found[place].end]).sort((a, b) => a[0] - b[0]));
  }

  function best(sections, matched) {
    let top = null;
    for (const [text, id = "", title = ""] of sections) {
      const sentences = text ? text.normalize("NFC").split(SENTENCE) : [title];
      for (const sentence of sentences) {
        const { units: inSentence } = read(sentence, matched);
        const inTitle = title ? read(title, matched).units : new Set();
        const score = inSentence.size + new Set([...inTitle].filter((unit) => !inSentence.has(unit))).size * 0.9;
        if (!top || score > top.score) top = { score, sentence, id, title };
      }
    }
    if (!top) return { id: "", title: "", segments: [] };
    return { id: top.score ? top.id : "", title: top.score ? top.title : "", segments: shortened(mark(top.sentence, matched)) };
  }

  return { mark, best };
}

/** Whether a word of the query is part of a longer word of the text. */
function contains(whole, term, pieces, pipeline) {
  return whole.includes(term) || pieces.some((piece) => pipeline.term(piece) === term && whole.includes(piece));
}

/** The places of every run of words with these terms; stop words between them do not count. */
function runs(found, sequence) {
  const counting = found.map((word, place) => ({ place, term: word.terms[0] })).filter(({ term }) => term);
  return counting.flatMap((_, start) => {
    const run = counting.slice(start, start + sequence.length);
    return run.length === sequence.length && run.every(({ term }, index) => term === sequence[index]) ? [run.map(({ place }) => place)] : [];
  });
}

function segments(text, spans) {
  const parts = [];
  let end = 0;
  for (const [from, to] of spans) {
    if (from < end) continue;
    if (from > end) parts.push([text.slice(end, from), false]);
    parts.push([text.slice(from, to), true]);
    end = to;
  }
  if (end < text.length) parts.push([text.slice(end), false]);
  return parts;
}

/** A long sentence from a little before its first hit, with an ellipsis where something is left out. */
function shortened(parts) {
  const length = parts.reduce((sum, [text]) => sum + text.length, 0);
  if (length <= LONGEST) return parts;
  const first = Math.max(0, parts.findIndex(([, marked]) => marked));
  const kept = parts.slice(first);
  if (first > 0) {
    const before = parts[first - 1][0];
    const tail = before.length > 80 ? `… ${before.slice(before.indexOf(" ", before.length - 80) + 1)}` : before;
    kept.unshift([tail, false]);
  }
  const result = [];
  let room = LONGEST;
  for (const [text, marked] of kept) {
    if (text.length > room) {
      result.push([`${text.slice(0, room).replace(/\s+\S*$/, "")} …`, marked]);
      break;
    }
    result.push([text, marked]);
    room -= text.length;
  }
  return result;
}
