// The files of the index: which piece holds what, each piece fetched once and only when needed.

const MOST_SHARDS = 6; // for the beginning of a word; only a very large index has more for three letters

/** The store for the index whose entry file is `entry`; `fetchJson` gets a file name and gives its JSON. */
export function makeStore(entry, fetchJson) {
  const pieces = new Map();
  const piece = (name) => {
    if (!pieces.has(name)) {
      const wanted = fetchJson(`${entry.map}/${name}.json`);
      pieces.set(name, wanted);
      wanted.catch(() => pieces.delete(name)); // so that a next query tries again
    }
    return pieces.get(name);
  };

  const rows = new Map(); // term -> { term, number, fields }
  const read = new Set();
  const readShard = async (number) => {
    const shard = await piece(`termen-${number}`);
    if (read.has(number)) return;
    read.add(number);
    shard.forEach(([term, ...fields], index) => rows.set(term, { term, number: entry.termen.vanaf[number] + index, fields }));
  };

  return {
    entry,

    columns: () => piece("kolommen"),

    /** The rows of those terms that the index has, by term. */
    async terms(wanted) {
      const known = wanted.filter(Boolean);
      await Promise.all([...new Set(known.map((term) => holder(entry.termen.eerste, term)))].map(readShard));
      return new Map(known.filter((term) => rows.has(term)).map((term) => [term, rows.get(term)]));
    },

    /** The rows of all terms that begin with `start`, in order; none if they fill too many shards to fetch. */
    async termsFrom(start) {
      const first = holder(entry.termen.eerste, start);
      const last = holder(entry.termen.eerste, `${start}\uffff`);
      if (last - first >= MOST_SHARDS) return [];
      await Promise.all(range(first, last).map(readShard));
      return [...rows.values()].filter((row) => row.term.startsWith(start)).sort((a, b) => a.number - b.number);
    },

    /** The words that begin like `start` or end like `end`; with one piece, all words. */
    async dictionary(start, end) {
      const front = range(holder(entry.voor, start), holder(entry.voor, `${start}\uffff`)).map((number) => `voor-${number}`);
      const backwards = entry.achter.map(reverse);
      const turned = reverse(end);
      const back = backwards.length
        ? range(holder(backwards, turned), holder(backwards, `${turned}\uffff`)).map((number) => `achter-${number}`)
        : [];
      return [...new Set((await Promise.all([...front, ...back].map(piece))).flat())];
    },

    /** What is shown of the documents with these numbers, by number. */
    async records(numbers) {
      const found = await Promise.all(
        numbers.map(async (number) => {
          const chunk = holder(entry.records, number);
          return [number, (await piece(`records-${chunk}`))[number - entry.records[chunk]]];
        }),
      );
      return new Map(found);
    },
  };
}

/** The number of the piece that holds `key`, if any does: the last that begins at or before it. */
function holder(firsts, key) {
  let low = 0;
  let high = firsts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (firsts[middle] <= key) low = middle;
    else high = middle - 1;
  }
  return low;
}

function range(first, last) {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

function reverse(word) {
  return Array.from(word).reverse().join("");
}
