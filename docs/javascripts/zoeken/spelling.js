// Words that look like a mistyped word, and compounds that stand nowhere as one word.

const MOST_READINGS = 5;
const SHORTEST_PART = 4;

/** The words of `dictionary` at one edit of `word`: a letter more, less, other, or two swapped. */
export function nearest(word, dictionary) {
  return dictionary
    .filter((other) => Math.abs(other.length - word.length) <= 1 && oneEdit(word, other))
    .sort((a, b) => common(b, word) - common(a, word) || (a < b ? -1 : 1))
    .slice(0, MOST_READINGS);
}

/** Words a little further away, for 'bedoelde u'; nearest first. */
export function suggestions(word, dictionary, most = 4) {
  return dictionary
    .map((other) => [distance(word, other), other])
    .filter(([edits, other]) => edits <= Math.max(1, Math.floor(Math.min(word.length, other.length) / 3)))
    .sort(([a, one], [b, other]) => a - b || common(other, word) - common(one, word) || (one < other ? -1 : 1))
    .slice(0, most)
    .map(([, other]) => other);
}

/** The two words that a compound is made of, if both are known; a linking letter may stand between. */
export function split(word, dictionary) {
  const known = new Set(dictionary);
  for (let cut = word.length - SHORTEST_PART; cut >= SHORTEST_PART; cut -= 1) {
    const right = word.slice(cut);
    if (!known.has(right)) continue;
    for (const link of ["", "s", "en", "e"]) {
      const left = word.slice(0, cut);
      const first = left.endsWith(link) ? left.slice(0, left.length - link.length) : "";
      if (first.length >= SHORTEST_PART && known.has(first)) return [first, right];
    }
  }
  return [];
}

function oneEdit(a, b) {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (left.length <= 1 && right.length <= 1) return left !== right;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}

function distance(a, b) {
  if (Math.abs(a.length - b.length) > 3) return 9;
  let before = [];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      next[j] = Math.min(next[j - 1] + 1, row[j] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    [before, row] = [row, next];
  }
  return row[b.length];
}

function common(a, b) {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}
