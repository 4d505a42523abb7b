// The words of a hit, marked in its title and in the sentence that has most of them.

import { forms, words } from "./words.js";

const MOST_REMEMBERED = 4000;

const LONGEST = 240;
const SENTENCE = /(?<=[.!?])\s+(?=['"‘“(]?[\p{Lu}\p{N}])/u;

/** Reads the words of a text with their terms, and remembers them: sentences come back at every keystroke. */
export function makeReader(pipeline) {
  const known = new Map();
  return (text) => {
    if (known.size > MOST_REMEMBERED) known.clear();
    if (!known.has(text)) known.set(text, words(text).map((word) => ({ ...word, terms: forms(word).map(pipeline.term) })));
    return known.get(text);
  };
}

/**
 * A marker for one query, with a reader as above. `mark` gives segments [text, marked]; `best`
 * gives { id, title, label, segments } for the best sentence of a record's sections ([text, id,
 * title]), with the id and title if it stands in a part, or with the label of one of the lines
 * about it ([label, text]) if only that has a hit.
 */
export function makeMarker({ reader, units, terms }) {
  const variants = new Map([...terms].map(([term, { row }]) => [term, row.names.map((name) => name.split(" "))]));
  const pieces = units.filter((unit) => unit.word.length >= 4).map((unit) => [unit.word, unit.term]);

  /** The words of a text with whether they are hits, and how many units of the query they are together. */
  function read(text, matched) {
    const found = reader(text);
    const hit = new Set();
    const units = new Set();
    const take = (places, term) => {
      places.forEach((place) => hit.add(place));
      for (const [unit] of terms.get(term)?.units ?? []) units.add(unit);
    };
    const inside = [...matched].filter(([, fields]) => fields.includes("delen")).map(([term]) => term);
    found.forEach((word, place) => {
      for (const term of word.terms) if (term && matched.has(term)) take([place], term);
      if (hit.has(place)) return;
      const part = inside.find((term) => word.whole.length > term.length + 2 && contains(word.whole, term, pieces));
      if (part) take([place], part);
    });
    for (const [term, sequences] of variants) {
      if (!matched.has(term)) continue;
      for (const sequence of sequences) for (const places of runs(found, sequence)) take(places, term);
    }
    return { found, hit, units };
  }

  function mark(text, matched) {
    const { found, hit } = read(text, matched);
    return segments(text.normalize("NFC"), [...hit].map((place) => [found[place].start, found[place].end]).sort((a, b) => a[0] - b[0]));
  }

  function best(sections, lines, matched) {
    let top = null;
    for (const [text, id = "", title = ""] of sections) {
      const inTitle = title ? read(title, matched).units : new Set();
      for (const sentence of text ? text.split(SENTENCE) : [title]) {
        const { units: inSentence } = read(sentence, matched);
        const score = inSentence.size + new Set([...inTitle].filter((unit) => !inSentence.has(unit))).size * 0.9;
        if (!top || score > top.score) top = { score, sentence, id, title };
      }
    }
    if (!top?.score) {
      const line = lines.map(([label, text]) => ({ label, text, size: read(text, matched).units.size })).sort((a, b) => b.size - a.size)[0];
      if (line?.size) return { id: "", title: "", label: line.label, segments: shortened(mark(line.text, matched)) };
    }
    const found = top?.score ? top : { ...top, id: "", title: "" };
    return { id: found.id, title: found.title, label: "", segments: shortened(mark(found.sentence ?? "", matched)) };
  }

  return { mark, best };
}

/** Whether a word of the query is part of a longer word of the text. */
function contains(whole, term, pieces) {
  return whole.includes(term) || pieces.some(([word, own]) => own === term && whole.includes(word));
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
