// Which choices fit what someone types: every word of it somewhere in the title, the id or the abbreviation.

/** The rows that fit, the best first. Without text all rows, in their own order. */
export function matches(rows, text) {
  const words = folded(text).split(/\s+/).filter(Boolean);
  if (!words.length) return rows;
  return rows
    .map((row, place) => ({ row, place, score: scoreOf(row, words) }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score || one.place - other.place)
    .map(({ row }) => row);
}

function scoreOf(row, words) {
  const title = folded(row.titel);
  const all = `${title} ${row.id} ${folded(row.ook ?? "")}`;
  if (!words.every((word) => all.includes(word))) return 0;
  if (title.startsWith(words[0]) || row.id === words[0] || folded(row.ook ?? "") === words[0]) return 3;
  return ` ${title}`.includes(` ${words[0]}`) ? 2 : 1;
}

function folded(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
