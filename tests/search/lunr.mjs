// lunr's whole index and queries in; for each query the number of hits and what differs between ours and lunr's.

import { readFile } from "node:fs/promises";
import { makeReference } from "./reference.mjs";
import { answer, folder, freshSession, question } from "./site.mjs";

const { index, queries } = await question();
const { parse } = await import(`${folder}/javascripts/zoeken/query.js`);
const { byRelevance, first } = await import(`${folder}/javascripts/zoeken/order.js`);
const { asked, scored } = await import(`${folder}/javascripts/zoeken/engine.js`);
const { session } = await freshSession();
const columns = await session.store.columns();
const reference = makeReference(JSON.parse(await readFile(index)), session, columns);

const TOLERANCE = 1e-9; // the last digit of a sum depends on its order
const same = (one, other) => Math.abs(one - other) <= TOLERANCE * Math.abs(other);

const answers = [];
for (const text of queries) {
  const query = parse(text);
  const theirs = await reference(query);
  const ours = await session.engine.search(query, columns);
  const order = first(ours.documents, ours.documents.length, byRelevance(ours));
  const raw = scored(asked(ours.terms), session.entry.aantal);
  const constant = raw[theirs[0]?.document] / theirs[0]?.lunrScore;
  const wrong = [];
  if (ours.documents.length !== theirs.length) wrong.push("number");
  theirs.forEach((hit, place) => {
    const mine = order[place];
    if (mine !== hit.document && !(same(ours.scores[mine], ours.scores[hit.document]) && ours.exact[mine] === hit.exact)) wrong.push(`order at ${place}`);
    if (hit.exact !== ours.exact[hit.document]) wrong.push(`exact at ${place}`);
    if (hit.exact !== 2 && theirs[0].exact !== 2 && !same(raw[hit.document], hit.lunrScore * constant)) wrong.push(`score at ${place}`);
    const fields = (matched) => JSON.stringify([...matched].map(([term, names]) => [term, [...names].sort()]).sort());
    if (place < 10 && fields(ours.matched(hit.document)) !== fields(hit.matched)) wrong.push(`fields at ${place}`);
  });
  answers.push({ text, hits: theirs.length, wrong: wrong.slice(0, 5) });
}
answer(answers);
