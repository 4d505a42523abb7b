// Texts in; for each text its words, with their forms, terms and stems.

import { answer, folder, freshSession, question } from "./site.mjs";

const { words } = await import(`${folder}/javascripts/zoeken/words.js`);
const { session } = await freshSession();
answer(
  (await question()).map((text) =>
    words(text).map(({ whole, pieces }) => [whole, pieces, [whole, ...pieces].map((form) => [session.pipeline.term(form), session.pipeline.stem(form)])]),
  ),
);
