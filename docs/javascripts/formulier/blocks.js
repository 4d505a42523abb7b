// Which lines of a YAML text belong to which value.

const DASHES = /^ *(?:- +)*$/;

/**
 * Every field and every row of a list that has lines of its own, in the order of the text: {name, value, first, last, indent}.
 * The name of a row is "-". Lines count from 0; comments and blank lines belong to what follows them, the first line
 * of the file to nothing. What shares its line with something else ("[a, b]") is left out.
 *
 * `spots` has the line and column of each key and value in turn, as hooks/adviesspoor/places.py gives them.
 */
export function blocks(lines, data, spots) {
  const found = [];
  let ended = []; // they go on until the next one begins
  let number = 0;

  const walk = (value) => {
    number += 1;
    if (typeof value !== "object" || value === null) return;
    for (const [step, inner] of Object.entries(value)) {
      const name = Array.isArray(value) ? "-" : step;
      const start = (name === "-" ? rowStart : fieldStart)(lines, spots[2 * number], spots[2 * number + 1]);
      if (name !== "-") number += 1; // its key
      if (!start) {
        walk(inner);
        continue;
      }
      for (const block of ended) block.last = start.first - 1;
      ended = [];
      const block = { name, value: inner, ...start, last: lines.length - 1 };
      found.push(block);
      walk(inner);
      ended.push(block);
    }
  };
  walk(data);
  return found;
}

function fieldStart(lines, line, column) {
  const before = lines[line].slice(0, column);
  if (!before.trim()) return { first: withComments(lines, line, column), indent: column };
  return DASHES.test(before) ? { first: line, indent: column } : undefined;
}

function rowStart(lines, line, column) {
  const before = lines[line].slice(0, column);
  const dash = before.indexOf("-");
  return before.trim() === "-" ? { first: withComments(lines, line, dash), indent: dash } : undefined;
}

/** The first line of a block that begins at `line`: blank lines and comments above it belong to it. */
function withComments(lines, line, indent) {
  const comment = `${" ".repeat(indent)}#`;
  let first = line;
  while (first > 1 && (!lines[first - 1].trim() || lines[first - 1].startsWith(comment))) first -= 1;
  return first;
}
