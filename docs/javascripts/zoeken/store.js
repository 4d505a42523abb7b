// The files of the index: which piece holds what, each piece fetched once and only when needed.

// What may be fetched beside the words themselves: pieces for the beginning of a word, groups that are named,
// pieces of the dictionary. A large index has heavier pieces.
const MOST = { shards: 6, names: Infinity, words: 4 };
const MOST_OF_LARGE = { shards: 2, names: 1, words: 4 };
const LARGE = 200; // shards

/** The store for the index whose entry file is `entry`; `fetchJson` gets a file name and gives its JSON. */
export function makeStore(entry, fetchJson) {
  const most = entry.termen.length > LARGE ? MOST_OF_LARGE : MOST;
  const pieces = new Map();
  const piece = (name, read = (json) => json) => {
    if (!pieces.has(name)) {
      const wanted = fetchJson(`${entry.map}/${name}.json`).then(read);
      pieces.set(name, wanted);
      wanted.catch(() => pieces.delete(name)); // so that a next query tries again
    }
    return pieces.get(name);
  };

  const shards = new Map(); // number -> { rows: Map of term -> row, names }, those that are here
  const shard = (number) =>
    piece(`termen-${number}`, ([rows, names]) => {
      shards.set(number, { rows: new Map(rows.map((row) => [row[0], readRow(row, entry.velden.length)])), names });
      return shards.get(number);
    });
  const shardOf = (term) => shards.get(holder(entry.termen, term));

  /** The shards with everything that begins with `start`; none if there are too many to fetch. */
  const shardsFrom = (start) => {
    const numbers = around(entry.termen, start);
    return Promise.all(numbers.length > most.shards ? [] : numbers.map(shard));
  };

  return {
    entry,
    mostNames: most.names,

    columns: () => piece("kolommen"),

    /** The values and column of a facet that is a file of its own. */
    column: (name) => piece(`kolom-${name}`),

    dates: () => piece("datums"),

    /**
     * The rows of those terms that the index has, by term: { term, fields, names }. `fields` has a pair
     * of arrays per field, documents and scores times 100; `names` are the official names of a group.
     */
    async terms(wanted) {
      const known = wanted.filter(Boolean);
      await Promise.all([...new Set(known.map((term) => holder(entry.termen, term)))].map(shard));
      return new Map(known.flatMap((term) => (shardOf(term).rows.has(term) ? [[term, shardOf(term).rows.get(term)]] : [])));
    },

    /** The rows of all terms that begin with `start`, in order; none if they fill too many shards to fetch. */
    termsFrom: async (start) => (await shardsFrom(start)).flatMap(({ rows }) => [...rows.values()].filter(({ term }) => term.startsWith(start))),

    /** The names whose first word has this term: [terms of the name, term of the group, 1 if official]; once `terms` has it. */
    names: (term) => shardOf(term)?.names.filter(([name]) => name === term || name.startsWith(`${term} `)) ?? [],

    /** The names that begin with `start`, likewise. */
    namesFrom: async (start) => (await shardsFrom(start)).flatMap(({ names }) => names.filter(([name]) => name.startsWith(start))),

    /** The words that begin like `start` or end like `end`, unless they are very many; with one piece, all words. */
    async dictionary(start, end) {
      const few = (numbers, name) => (numbers.length > most.words ? [] : numbers.map((number) => `${name}-${number}`));
      const front = few(around(entry.voor, start), "voor");
      const back = entry.achter.length ? few(around(entry.achter.map(reverse), reverse(end)), "achter") : [];
      return [...new Set((await Promise.all([...front, ...back].map((name) => piece(name)))).flat())];
    },

    /** What is shown of the documents with these numbers, by number. */
    async records(numbers) {
      const found = await Promise.all(
        Array.from(numbers, async (number) => [number, (await piece(`records-${Math.floor(number / entry.per_stuk)}`))[number % entry.per_stuk]]),
      );
      return new Map(found);
    },
  };
}

function readRow([term, ...rest], count) {
  return { term, fields: rest.slice(0, count).map(readPostings), names: rest[count] ?? [] };
}

const NONE = { documents: new Uint32Array(), scores: new Uint32Array() };

/** Postings as two arrays. A negative step goes up to the next score, any other to the next document with that score. */
function readPostings(steps) {
  if (!steps) return NONE;
  const length = steps.filter((step) => step >= 0).length;
  const [documents, scores] = [new Uint32Array(length), new Uint32Array(length)];
  let [place, score, document] = [0, 0, 0];
  for (const step of steps) {
    if (step < 0) {
      score -= step;
      document = 0;
    } else {
      document += step;
      documents[place] = document;
      scores[place] = score;
      place += 1;
    }
  }
  return { documents, scores };
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

/** The numbers of the pieces that can hold what begins with `start`. */
function around(firsts, start) {
  const first = holder(firsts, start);
  return Array.from({ length: holder(firsts, `${start}\uffff`) - first + 1 }, (_, index) => first + index);
}

function reverse(word) {
  return Array.from(word).reverse().join("");
}
