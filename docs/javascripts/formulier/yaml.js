// Plain data to YAML, so that the strict loader of the build (hooks/adviesspoor/load.py) reads exactly
// the same data from it, in the style of the data files.

const WIDTH = 120;

// What one YAML version or another reads as something else than text, as in load.py.
const NOT_TEXT = new RegExp(
  [
    "~|null|true|false|y|n|yes|no|on|off",
    "[-+]?[0-9][0-9_]*\\.[0-9_]*(?:e[-+]?[0-9]+)?",
    "[-+]?\\.[0-9_]+(?:e[-+]?[0-9]+)?",
    "[-+]?[0-9][0-9_]*e[-+]?[0-9]+",
    "[-+]?[0-9][0-9_]*",
    "[-+]?0[xob][0-9a-f_]+",
    "[-+]?[0-9]+(?::[0-5]?[0-9])+(?:\\.[0-9]*)?",
    "[-+]?\\.(?:inf|nan)",
    "[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}[Tt ].*",
    "=|<<",
  ]
    .map((each) => `(?:${each})`)
    .join("|")
    .replace(/^(.*)$/s, "^(?:$1)$"),
  "is",
);
// Line ends, tabs and control characters; the loader refuses most of them, in its own words.
const UNSEEN = /[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]/;
const INDICATOR = /^[-?:,[\]{}#&*!|>'"%@`]/;
const ESCAPES = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/**
 * The lines of a group of fields, indented by `indent` spaces. `kept` (see kept.js) gives the lines
 * a value had before, and is asked first.
 */
export function linesOfGroup(group, indent, kept) {
  const lines = [];
  for (const [key, value] of Object.entries(group)) lines.push(...(kept?.field(key, value, indent) ?? linesOfField(key, value, indent, kept)));
  return lines;
}

function linesOfField(key, value, indent, kept) {
  const start = `${" ".repeat(indent)}${key}:`;
  if (Array.isArray(value)) return linesOfList(start, value, indent, kept);
  if (typeof value === "object" && value !== null) {
    return Object.keys(value).length ? [start, ...linesOfGroup(value, indent + 2, kept)] : [`${start} {}`];
  }
  return linesOfText(start, value, indent);
}

function linesOfList(start, rows, indent, kept) {
  if (!rows.length) return [`${start} []`];
  if (rows.every((row) => typeof row !== "object")) {
    const flow = `${start} [${rows.map((row) => scalar(row, true)).join(", ")}]`;
    if (flow.length <= WIDTH) return [flow];
    const dash = `${" ".repeat(indent + 2)}-`;
    return [start, ...rows.flatMap((row) => linesOfText(dash, row, indent + 2))];
  }
  const blocks = rows.map((row) => kept?.row(row, indent + 2) ?? linesOfRow(row, indent + 2, kept));
  const spaced = rows.some((row) => "id" in row) && indent === 0;
  return [start, ...blocks.flatMap((lines, place) => [...(spaced && place ? [""] : []), ...withoutBlankStart(lines)])];
}

/** A blank line before a row is written by who writes the list. */
function withoutBlankStart(lines) {
  const first = lines.findIndex((line) => line.trim());
  return lines.slice(first);
}

/** A group in a list: its first field stands behind the dash. */
export function linesOfRow(row, indent, kept) {
  if (!Object.keys(row).length) return [`${" ".repeat(indent)}- {}`];
  const [first, ...rest] = withoutBlankStart(linesOfGroup(row, indent + 2, kept));
  return [`${" ".repeat(indent)}- ${first.slice(indent + 2)}`, ...rest];
}

function linesOfText(start, value, indent) {
  const plain = `${start} ${scalar(value, false)}`;
  const long = typeof value === "string" && (plain.length > WIDTH || value.includes("\n"));
  if (!long || !canFold(value)) return [plain];
  const margin = " ".repeat(indent + 2);
  return [`${start} >-`, ...folded(value, WIDTH - indent - 2).map((line) => line && margin + line)];
}

/** A folded block gives back text of which no line starts or ends with white space. */
function canFold(text) {
  return text === text.trim() && text.split("\n").every((line) => line === line.trim() && !UNSEEN.test(line));
}

/** The text in lines; a line end in the text is a blank line more. */
function folded(text, width) {
  const lines = [];
  for (const [place, paragraph] of text.split("\n").entries()) {
    if (place) lines.push("");
    if (!paragraph) continue;
    let line = "";
    for (const word of paragraph.split(/(?<=[^ ]) (?=[^ ])/)) {
      if (line && line.length + word.length >= width) {
        lines.push(line);
        line = word;
      } else {
        line = line ? `${line} ${word}` : word;
      }
    }
    lines.push(line);
  }
  return lines;
}

/** One value on one line. Within brackets more characters have a meaning. */
function scalar(value, inBrackets) {
  if (typeof value !== "string") return String(value);
  if (UNSEEN.test(value)) return doubleQuoted(value);
  const isPlain = value !== "" && value === value.trim() && !NOT_TEXT.test(value) && !INDICATOR.test(value) && !/: |:$| #/.test(value) && !(inBrackets && /[,[\]{}:?]/.test(value));
  return isPlain ? value : `'${value.replaceAll("'", "''")}'`;
}

function doubleQuoted(text) {
  const inner = text.replace(/[\\"\n\r\t\ufeff]/g, (character) => ESCAPES[character] ?? "\\uFEFF");
  return `"${inner}"`;
}
