// The order of the results: the first few are wanted at every key, all of them only for a download.

/** Exact titles and ids first, then by score. */
export function byRelevance({ scores, exact }) {
  return (a, b) => Math.min(exact[b], 1) - Math.min(exact[a], 1) || scores[b] - scores[a] || a - b;
}

/** The newest first, and then by score. */
export function byDate(dates, { scores }) {
  return (a, b) => (dates[a] < dates[b] ? 1 : dates[a] > dates[b] ? -1 : 0) || scores[b] - scores[a] || a - b;
}

/** The first `count` of the documents, in order; without sorting the rest. */
export function first(documents, count, compare) {
  const best = [];
  for (const document of documents) {
    if (best.length === count && compare(best[count - 1], document) < 0) continue;
    let low = 0;
    let high = best.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compare(best[middle], document) < 0) low = middle + 1;
      else high = middle;
    }
    best.splice(low, 0, document);
    if (best.length > count) best.pop();
  }
  return best;
}
