// The whole index (as lunr serialises it) and queries in; for each query lunr's documents and
// scores from the shards and from the whole.

import { answer, folder, freshSession, libraries, question } from "./site.mjs";

const { whole, queries } = await question();
const { parse } = await import(`${folder}/javascripts/zoeken/query.js`);
const { resolve } = await import(`${folder}/javascripts/zoeken/terms.js`);
const { session } = await freshSession();
const { lunr } = await libraries();
const everything = lunr.Index.load({ ...whole, pipeline: [] });

const rounded = (results) => results.map(({ ref, score }) => [Number(ref), score]).sort(([a], [b]) => a - b);
const answers = [];
for (const text of queries) {
  const query = parse(text);
  const { terms } = await resolve([...query.words, ...query.phrases.flat()], session.store, session.pipeline);
  const rows = [...terms.values()].map(({ row }) => row).sort((a, b) => a.number - b.number);
  const boosts = [...terms].map(([term, { units }]) => [term, Math.max(...units.values())]);
  const sharded = rows.length ? session.engine.ask(session.engine.indexOf(rows), boosts) : [];
  const full = boosts.length ? session.engine.ask(everything, boosts) : [];
  answers.push({ text, sharded: rounded(sharded), whole: rounded(full) });
}
answer(answers);
