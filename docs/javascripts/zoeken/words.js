// Text to words, the first step of the search. The same as hooks/adviesspoor/search/words.py.

const WORD = /[\p{L}\p{N}]+(?:['’‘ʼ`&\-‐‑‒–][\p{L}\p{N}]+)*/gu;
const INNER = /[‐‑‒–]/g;
const APOSTROPHE = /['’‘ʼ`]/g;
const ENDING = /'(?:s|er|ers|en|e|tje|tjes)$/;
const ZERO = /^0(?=[a-z])/;
const DIGITS = /^\p{Nd}+$/u;

/** Lower case, without accents, with straight apostrophes and hyphens. */
export function plain(text) {
  return text.replace(INNER, "-").replace(APOSTROPHE, "'").toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");
}

/**
 * The words of a text in order: { whole, pieces, start, end }, the last two as places in the
 * text, which should be in Unicode form NFC.
 */
export function words(text) {
  return Array.from(text.normalize("NFC").matchAll(WORD), (match) => ({
    ...read(match[0]),
    raw: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** One word as it stands in a text, in the forms under which it is looked up. */
export function read(raw) {
  const pieces = plain(raw).split("-").map((piece) => piece.replace(ENDING, "").replace(/['&]/g, ""));
  if (pieces.length === 1) return { whole: pieces[0].replace(ZERO, "nul"), pieces: [] };
  if (pieces.every((piece) => DIGITS.test(piece))) return { whole: "", pieces };
  return {
    whole: pieces.join("").replace(ZERO, "nul"),
    pieces: pieces.filter((piece) => Array.from(piece).length > 1 || DIGITS.test(piece)),
  };
}

/** Every form under which a word can be found. */
export function forms(word) {
  return word.whole ? [word.whole, ...word.pieces] : word.pieces;
}
