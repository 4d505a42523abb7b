// The rules that look at whole records (see rules.js). Each gets what stands around the file and yields {path, sentence}.

import { isId } from "./records.js";
import { choices } from "./wording.js";

const LANES = ["ind_zegt", "openbaar_te_zien"];

const isText = (value) => typeof value === "string";
const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\-]/g, "\\$&");

/** A file is named after its id; a record in a list carries the id of what it belongs to, with a number or letter. */
function* idsFitTheirPlace({ entries, file, kinds }) {
  for (const { id, kind, path, parent, isPart } of entries) {
    const at = [...path, "id"];
    if (!isId(id)) continue;
    if (!parent) {
      const stem = file.name.replace(/^.*\/|\.yml$/g, "");
      if (kinds[kind].perBestand && id !== stem) yield { path: at, sentence: `het id '${id}' is anders dan de bestandsnaam; gebruik '${stem}' of hernoem het bestand` };
    } else if (!isId(parent.id)) {
      continue;
    } else if (isPart) {
      if (!new RegExp(`^${escaped(parent.id)}[a-z]{1,2}$`).test(id)) {
        yield { path: at, sentence: `het id '${id}' past niet bij zijn plek; gebruik '${parent.id}' met een letter erachter, zoals '${parent.id}a'` };
      }
    } else if (!new RegExp(`^${escaped(parent.id)}-[1-9][0-9]*$`).test(id)) {
      yield { path: at, sentence: `het id '${id}' past niet bij zijn plek; gebruik '${parent.id}-' met een volgnummer, zoals '${parent.id}-1'` };
    }
  }
}

/** An `afgeleid` entry names a field that the record has. */
function* derivedFieldsExist({ entries, kinds }) {
  for (const { record, kind, list, path } of entries) {
    const { velden: names, altijd } = list ? kinds[kind].delen[list] : kinds[kind];
    const filled = names.filter((name) => altijd.includes(name) || (record[name] !== undefined && record[name] !== null && record[name]?.length !== 0));
    for (const [place, derived] of (Array.isArray(record.afgeleid) ? record.afgeleid : []).entries()) {
      const field = derived?.veld;
      if (!isText(field) || !/^[a-z_]+$/.test(field) || filled.includes(field)) continue;
      const wrong = names.includes(field) ? "is in dit record niet ingevuld" : "is geen veld van dit record";
      yield { path: [...path, "afgeleid", place, "veld"], sentence: `'${field}' ${wrong}${choices(field, filled)}` };
    }
  }
}

/** The year of a record is the year of its date, and a period ends after it begins. */
function* yearsAgree({ entries }) {
  for (const { record, path } of entries) {
    const { datum: day, jaar: year } = record;
    if (isText(day) && /^[0-9]{4}/.test(day) && Number.isInteger(year) && Number(day.slice(0, 4)) !== year) {
      yield { path: [...path, "jaar"], sentence: `het jaar ${year} is anders dan het jaar van de datum ${day}` };
    }
    for (const [start, end] of [["jaar", "jaar_tot"], ["datum", "datum_tot"]]) {
      const [first, last] = [record[start], record[end]];
      if (first && last && endsBefore(String(first), String(last))) {
        yield { path: [...path, end], sentence: `${end} (${last}) ligt voor ${start} (${first}); draai ze om` };
      }
    }
  }
}

/** Whether `last` is earlier, as far as both are known: 2010 does not end before 2010-05. */
function endsBefore(first, last) {
  const known = Math.min(first.length, last.length);
  return last.slice(0, known) < first.slice(0, known);
}

/** `zie_ook` names other records. */
function* recordsDoNotNameThemselves({ entries }) {
  for (const { id, record, path } of entries) {
    const place = Array.isArray(record.zie_ook) ? record.zie_ook.indexOf(id) : -1;
    if (place >= 0) yield { path: [...path, "zie_ook", place], sentence: `'${id}' verwijst naar zichzelf; noem een ander record of haal het weg` };
  }
}

/** No two pages of one kind have the same title. */
function* titlesAreUnique({ entries, world }) {
  const key = (kind, title) => `${kind} ${title.toLowerCase().trim()}`;
  const seen = new Map();
  for (const row of world.others) if (!row.deel && !seen.has(key(row.soort, row.titel))) seen.set(key(row.soort, row.titel), row.id);
  for (const { id, kind, record, path, isPart } of entries) {
    if (isPart || !isText(record.titel)) continue;
    const mine = key(kind, record.titel);
    if (seen.has(mine)) yield { path: [...path, "titel"], sentence: `de titel '${record.titel}' is ook die van '${seen.get(mine)}'; maak een van beide duidelijker` };
    else seen.set(mine, id);
  }
}

/** Follow-up comes after what it follows, was seen after it appeared, and not after the date of the data. */
function* followUpFollows({ entries, register }) {
  const today = register.peildatum;
  for (const { record, path, parent } of entries) {
    const followUp = record.opvolging;
    if (typeof followUp !== "object" || followUp === null) continue;
    const start = parent?.record.datum;
    for (const lane of LANES) {
      for (const [place, report] of rows(followUp[lane])) {
        const where = [...path, "opvolging", lane, place];
        const { datum: day, gezien_op: seen } = report;
        if (isText(start) && isText(day) && day < start.slice(0, day.length)) {
          yield { path: [...where, "datum"], sentence: `dit bericht (${day}) is ouder dan het stuk waarop het volgt (${start}); kies een latere datum of zet het op de tijdlijn` };
        }
        if (isText(seen) && isText(day) && seen < day) {
          yield { path: [...where, "gezien_op"], sentence: `gezien_op (${seen}) ligt voor de datum van het bericht (${day}); verbeter een van beide` };
        }
        if (today && isText(seen) && seen > today) {
          yield { path: [...where, "gezien_op"], sentence: `gezien_op (${seen}) ligt na de peildatum (${today}); pas de peildatum in data/gegevens.yml aan` };
        }
      }
    }
    for (const [place, search] of rows(followUp.gezocht)) {
      if (today && isText(search.datum) && search.datum > today) {
        yield { path: [...path, "opvolging", "gezocht", place, "datum"], sentence: `de zoekdatum (${search.datum}) ligt na de peildatum (${today}); pas de peildatum in data/gegevens.yml aan` };
      }
    }
  }
}

function rows(list) {
  return Array.isArray(list) ? [...list.entries()].filter(([, row]) => typeof row === "object" && row !== null) : [];
}

export const recordRules = [idsFitTheirPlace, derivedFieldsExist, yearsAgree, recordsDoNotNameThemselves, titlesAreUnique, followUpFollows];
