// The lines that values had in an existing file, so that what did not change keeps them: the comments
// stay, and a reviewer sees only what is new.

import { blocks } from "./blocks.js";

/** The lines of an existing file by value. `opened` is a file of redactie/bestanden/. */
export class Kept {
  constructor(opened) {
    this._lines = new Map();
    const text = opened.tekst.replace(/\n$/, "").split("\n");
    const found = blocks(text, opened.data, opened.plekken);
    for (const { name, value, first, last, indent } of found) {
      const lines = text.slice(first, last + 1);
      // The first field of a row stands behind its dash; that is for who writes the row.
      if (name !== "-") lines[0] = lines[0].replace(/^( *)((?:- +)+)/, (_, spaces, dashes) => spaces + " ".repeat(dashes.length));
      const key = keyOf(name, value, indent);
      // Of equal values without a comment of their own, one is as good as another.
      if (!this._lines.has(key) || !hasComment(lines)) this._lines.set(key, lines);
    }
    this.head = text.slice(0, found[0]?.first);
  }

  /** The lines of a field with this name, value and indentation, or undefined. */
  field(name, value, indent) {
    return this._lines.get(keyOf(name, value, indent));
  }

  /** The lines of a row in a list, dash included, or undefined. */
  row(value, indent) {
    return this._lines.get(keyOf("-", value, indent));
  }
}

function hasComment(lines) {
  return lines[0].trim() === "" || lines[0].trim().startsWith("#");
}

function keyOf(name, value, indent) {
  return `${indent} ${name} ${canonical(value)}`;
}

/** The same text for the same value, whatever the order of its fields. */
export function canonical(value) {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  return `{${Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join()}}`;
}
