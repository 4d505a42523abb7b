// The Dutch pipeline of the index: the same as hooks/adviesspoor/search/pipeline.py, made from
// the stop words and join rules that the index carries along. A test compares the two.

/**
 * Registers the four functions with lunr and returns { term, stem }: from a word to the term
 * under which the index knows it. `libraries` are lunr, the stemmer support and lunr's Dutch.
 */
export function makePipeline({ lunr, stemmerSupport, dutch }, { labels, stopWords, rules }) {
  lunr.utils.warn = () => {}; // it looks for the console on a global `this`, which a module does not have
  stemmerSupport(lunr);
  // lunr-languages makes its trimmer with a plug-in of its own that we do not load.
  lunr.trimmerSupport = { generateTrimmer: () => trimmer };
  dutch(lunr);
  const stops = new Set(stopWords.split(" "));
  const joins = rules.map(([pattern, replacement]) => [new RegExp(pattern), replacement]);
  const steps = [
    trimmer,
    (token) => (stops.has(token.toString()) ? null : token),
    lunr.nl.stemmer,
    (token) => token.update((text) => joins.reduce((word, [pattern, replacement]) => word.replace(pattern, replacement), text)),
  ];
  const pipeline = new lunr.Pipeline();
  steps.forEach((step, index) => {
    step.label = labels[index];
    lunr.Pipeline.registeredFunctions[labels[index]] = step;
    pipeline.add(step);
  });
  const unstopped = new lunr.Pipeline();
  unstopped.add(...steps.filter((step) => step !== steps[1]));
  const remember = (run) => {
    const known = new Map();
    return (word) => {
      if (!known.has(word)) known.set(word, run.runString(word)[0] ?? "");
      return known.get(word);
    };
  };
  return { term: remember(pipeline), stem: remember(unstopped) };
}

/** Without what is no letter or digit at either end; a token of nothing else is dropped. */
function trimmer(token) {
  token.update((text) => text.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ""));
  return token.toString() ? token : null;
}
