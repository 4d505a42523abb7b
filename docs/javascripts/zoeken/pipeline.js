// The Dutch pipeline of the index: the same as hooks/adviesspoor/search/pipeline.py, made from
// the stop words and join rules that the index carries along. A test compares the two.

const AROUND = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;

/**
 * Returns { term, stem }: from a word to the term under which the index knows it, empty for a
 * stop word; and the same for any word. `libraries` are lunr's Dutch and the stemmer support.
 */
export function makePipeline({ stemmerSupport, dutch }, { stopWords, rules }) {
  const stemmer = dutchStemmer(stemmerSupport, dutch);
  const stops = new Set(stopWords.split(" "));
  const joins = rules.map(([pattern, replacement]) => [new RegExp(pattern), replacement]);
  const trim = (word) => word.replace(AROUND, "");
  const joined = (word) => joins.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), stemmer(word));
  return {
    term: remembered((word) => (stops.has(trim(word)) ? "" : joined(trim(word)))),
    stem: remembered((word) => joined(trim(word))),
  };
}

/** lunr-languages' stemmer, which hangs itself on lunr: here on an object with just what it looks for. */
function dutchStemmer(stemmerSupport, dutch) {
  const nothing = () => {};
  const lunr = { Pipeline: { registerFunction: nothing }, trimmerSupport: { generateTrimmer: nothing }, generateStopWordFilter: nothing };
  stemmerSupport(lunr);
  dutch(lunr);
  return lunr.nl.stemmer;
}

function remembered(run) {
  const known = new Map();
  return (word) => {
    if (!known.has(word)) known.set(word, run(word));
    return known.get(word);
  };
}
