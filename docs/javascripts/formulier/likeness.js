// Which words look like another one, as Python's difflib.get_close_matches finds them: the check
// in the browser must name the same word as the check of the build.

// As hooks/adviesspoor/findings.py: up to so many words all are compared, of more only the nearest by their
// pieces of three signs, without those that many words have.
const [ALL_COMPARED, NEAREST, RARE] = [200, 30, 100];
const LONG = 200; // from this length on, characters that occur often no longer count

/** At most `count` of `options` that look like `word`, the nearest first. */
export function closeMatches(word, options, count = 3, cutoff = 0.6) {
  const wanted = [...word];
  const places = placesOf(wanted);
  return options
    .map((option) => ({ option, score: ratio([...option], wanted, places) }))
    .filter(({ score }) => score >= cutoff)
    .sort((one, other) => other.score - one.score || compare(other.option, one.option))
    .slice(0, count)
    .map(({ option }) => option);
}

/** The options worth comparing letter by letter: of very many, those that share most pieces with the word. */
export function alike(word, options) {
  if (options.length <= ALL_COMPARED) return options;
  const wanted = pieces(word);
  const places = new Map([...wanted].map((piece) => [piece, []]));
  options.forEach((option, place) => {
    for (const piece of pieces(option)) places.get(piece)?.push(place);
  });
  const shared = new Map();
  for (const found of places.values()) {
    if (found.length <= RARE) for (const place of found) shared.set(place, (shared.get(place) ?? 0) + 1);
  }
  const nearest = [...shared].sort(([one, times], [other, otherTimes]) => otherTimes - times || one - other).slice(0, NEAREST);
  return nearest.map(([place]) => options[place]);
}

/** Every three signs in a row, the beginning and the end marked. */
function pieces(word) {
  const marked = ["^", ...[...word].slice(0, LONG), "$"];
  return new Set(marked.slice(2).map((sign, place) => marked[place] + marked[place + 1] + sign));
}

function compare(one, other) {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Character -> its places in the word, without those that occur too often in a long word. */
function placesOf(word) {
  const places = new Map();
  word.forEach((character, place) => places.set(character, [...(places.get(character) ?? []), place]));
  if (word.length >= LONG) {
    const most = Math.floor(word.length / 100) + 1;
    for (const [character, found] of places) if (found.length > most) places.delete(character);
  }
  return places;
}

/** Twice the number of characters in common blocks, as a part of all characters. */
function ratio(first, second, places) {
  const length = first.length + second.length;
  if (!length) return 1;
  let matched = 0;
  const queue = [[0, first.length, 0, second.length]];
  while (queue.length) {
    const [firstLow, firstHigh, secondLow, secondHigh] = queue.pop();
    const [firstAt, secondAt, size] = longest(first, second, places, firstLow, firstHigh, secondLow, secondHigh);
    if (!size) continue;
    matched += size;
    queue.push([firstLow, firstAt, secondLow, secondAt], [firstAt + size, firstHigh, secondAt + size, secondHigh]);
  }
  return (2 * matched) / length;
}

/** The longest common block within both stretches, the earliest of equals. */
function longest(first, second, places, firstLow, firstHigh, secondLow, secondHigh) {
  let [firstAt, secondAt, size] = [firstLow, secondLow, 0];
  let lengths = new Map();
  for (let i = firstLow; i < firstHigh; i += 1) {
    const now = new Map();
    for (const j of places.get(first[i]) ?? []) {
      if (j < secondLow) continue;
      if (j >= secondHigh) break;
      const length = (lengths.get(j - 1) ?? 0) + 1;
      now.set(j, length);
      if (length > size) [firstAt, secondAt, size] = [i - length + 1, j - length + 1, length];
    }
    lengths = now;
  }
  // Characters that occur too often do not begin a block, but do belong to one.
  while (firstAt > firstLow && secondAt > secondLow && first[firstAt - 1] === second[secondAt - 1]) {
    [firstAt, secondAt, size] = [firstAt - 1, secondAt - 1, size + 1];
  }
  while (firstAt + size < firstHigh && secondAt + size < secondHigh && first[firstAt + size] === second[secondAt + size]) size += 1;
  return [firstAt, secondAt, size];
}
