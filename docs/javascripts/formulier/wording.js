// The words of every message, the same as those of the build (hooks/adviesspoor/findings.py).

import { alike, closeMatches } from "./likeness.js";

/** The number of characters as a reader counts them. */
export function lengthOf(text) {
  return [...text].length;
}

/** The value between quotes, cut when it is long. */
export function quoted(value, limit = 60) {
  const text = [...String(value).replaceAll("\n", "↵")];
  return text.length > limit ? `'${text.slice(0, limit).join("")}…'` : `'${text.join("")}'`;
}

/** '; kies uit: a, b. Bedoelde u 'b'?': what is allowed and what was probably meant. */
export function choices(wrong, allowed, limit = 12) {
  const options = [...new Set(allowed)].sort();
  const word = [...wrong].slice(0, 200).join("");
  const nearest = closeMatches(word, alike(word, options));
  if (!options.length) return "";
  let text = `; er zijn ${options.length} mogelijkheden, maar niets lijkt hierop.`;
  if (options.length <= limit) text = `; kies uit: ${options.join(", ")}.`;
  else if (nearest.length) text = `; het lijkt op: ${nearest.join(", ")}.`;
  return nearest.length ? `${text} Bedoelde u '${nearest[0]}'?` : text;
}

/** A value of any type for in a message. */
export function shown(value) {
  if (value === null) return "een lege waarde";
  if (Array.isArray(value)) return "een lijst";
  if (typeof value === "object") return "een groep velden";
  return quoted(value);
}

/** The field at a path: ["aanbevelingen", 2, "bron"] -> "aanbevelingen 3, bron: ". */
export function label(path) {
  const parts = [];
  for (const step of path) {
    if (typeof step !== "number") parts.push(step);
    else if (parts.length) parts.push(`${parts.pop()} ${step + 1}`);
    else parts.push(`regel ${step + 1}`);
  }
  return parts.length ? `${parts.join(", ")}: ` : "";
}
