// The selection as a file: CSV (for Excel and plain), JSON and XLSX, made here in the browser.

import { toCsv } from "./csv.js";

const COLUMNS = [
  ["id", (row) => row.id],
  ["soort", (row) => row.kind],
  ["titel", (row) => row.title],
  ["jaar", (row) => labels(row.jaar)],
  ["datum", (row) => row.date],
  ["thema", (row) => labels(row.thema)],
  ["aan", (row) => labels(row.aan)],
  ["domein", (row) => labels(row.domein)],
  ["vorm", (row) => labels(row.vorm)],
  ["bron", (row) => labels(row.bron)],
  ["vindplaatsen", (row) => row.places.join("; ")],
  ["tekst", (row) => row.text.join("\n")],
  ["adres", (row, about) => new URL(row.address, about.root).href],
];
// Every row says where it came from, so that it still does when rows are copied out.
const ABOUT = [
  ["zoekvraag", (about) => about.text.trim()],
  ["peildatum", (about) => about.checked],
  ["adres_selectie", (about) => about.address],
];

/** Saves `rows` of the session's selection as 'csv-excel', 'csv', 'json' or 'xlsx'. */
export async function save(kind, rows, about) {
  const table = [[...COLUMNS, ...ABOUT].map(([name]) => name), ...rows.map((row) => [...COLUMNS.map(([, value]) => value(row, about)), ...ABOUT.map(([, value]) => value(about))])];
  const made = {
    "csv-excel": () => [`\ufeff${toCsv(table, ";")}`, "text/csv", "csv"],
    csv: () => [toCsv(table, ","), "text/csv", "csv"],
    json: () => [toJson(rows, about), "application/json", "json"],
    xlsx: async () => [(await import("./xlsx.js")).toXlsx(table, aboutRows(rows, about)), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"],
  };
  const [content, type, ending] = await made[kind]();
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = `adviesspoor-selectie-${about.checked}.${ending}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

function aboutRows(rows, about) {
  return [["Zoekvraag", about.text.trim()], ["Aantal records", String(rows.length)], ["Peildatum van de gegevens", about.checked], ["Adres van de selectie", about.address]];
}

function toJson(rows, about) {
  const records = rows.map((row) => Object.fromEntries([
    ["id", row.id],
    ["type", row.soort[0]?.[0] ?? ""],
    ["url", new URL(row.address, about.root).href],
    ["titel", row.title],
    ["datum", row.date],
    ...["jaar", "thema", "aan", "domein", "vorm", "bron"].map((name) => [name, (row[name] ?? []).map(([tag, label]) => ({ id: tag, label }))]),
    ["vindplaatsen", row.places],
    ["tekst", row.text],
  ]));
  const head = Object.fromEntries(ABOUT.map(([name, value]) => [name, value(about)]));
  return `${JSON.stringify({ ...head, aantal: records.length, records }, null, 1)}\n`;
}

function labels(found = []) {
  return found.map(([, label]) => label).join("; ");
}
