// Requests in; for each the ids found, the total, and how many bytes a first visitor fetches.

import { answer, freshSession, question } from "./site.mjs";

const answers = [];
for (const request of await question()) {
  const { session, fetched } = await freshSession();
  const found = await session.search(request);
  answers.push({ ...found, ids: found.hits.map((hit) => hit.id), bytes: [...fetched.values()].reduce((sum, size) => sum + size, 0) });
}
answer(answers);
