// Rows of text as CSV (RFC 4180), safe to open in a spreadsheet.

const FORMULA = /^[=+\-@\t\r]/;

/** CSV of a table of strings; a cell that a spreadsheet would take for a formula becomes text. */
export function toCsv(table, separator) {
  return table.map((row) => row.map((cell) => quoted(cell, separator)).join(separator)).join("\r\n") + "\r\n";
}

function quoted(cell, separator) {
  const text = FORMULA.test(cell) ? `'${cell}` : String(cell);
  return text.includes(separator) || /["\r\n;,]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
