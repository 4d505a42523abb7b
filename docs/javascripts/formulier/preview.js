// The page as it will look: per kind of record the parts of overrides/records/, in the same order.

import { el } from "./dom.js";
import { date, empty, list, nameOfField, paragraph, Parts, section, short } from "./preview_parts.js";

// How the page of an advice groups its recommendations (overrides/records/advies.html).
const GROUPS = [
  ["Aanbevelingen", ["genummerd", "opsomming", "adviseert"]],
  ["Oproepen in de lopende tekst", ["lopende-tekst", "vraag"]],
  ["Signalen en steun", ["signaal", "steun"]],
];
const NO_DATE = "staat niet in de tekst";

/** Makes previews; `choices` (choices.js) knows the words and the records. */
export class Preview {
  constructor(choices) {
    this._parts = new Parts(choices);
  }

  /** The page of one record: an entry of records.js. */
  page(entry) {
    const make = { advies: "_advice", stand: "_stand", aanbeveling: "_recommendation", item: "_item", bron: "_source" }[entry.kind];
    return el("article", { class: "record", "data-soort": entry.kind }, ...this[make](entry).filter(Boolean));
  }

  /** Only what became of a record. */
  followUp(data, title) {
    return el("article", { class: "record", "data-soort": "item" }, el("h3", { class: "voorbeeld-titel" }, title), this._parts.followUp(data));
  }

  _advice({ record }) {
    const parts = this._parts;
    const rows = list(record.aanbevelingen);
    const known = GROUPS.flatMap(([, forms]) => forms);
    // What has no form yet stands with the first.
    const groups = GROUPS.map(([heading, forms], place) => [heading, rows.filter((row) => forms.includes(row.vorm) || (!place && !known.includes(row.vorm)))]);
    return [
      ...parts.head([parts.label("advies.soort", record.soort), yearOf(record)], record, this._sender(record)),
      section("De vraag", paragraph(record.vraag)),
      section("De aanleiding", paragraph(record.aanleiding)),
      ...groups.map(([heading, group]) => this._rows(heading, group.length, group, (row) => [row.nummer && `${row.nummer}.`, parts.label("advies.vorm", row.vorm)].filter(Boolean).join(" "))),
      ...this._end(record, parts.accountability(record.verantwoording), parts.signatories(record.ondertekenaars)),
    ];
  }

  _stand({ record }) {
    const parts = this._parts;
    const rows = list(record.items);
    const chapters = [...new Set(rows.map((row) => row.hoofdstuk ?? ""))];
    return [
      ...parts.head(["Stand van de Uitvoering", yearOf(record)], record, this._sender(record)),
      ...chapters.map((chapter) => this._rows(chapter || "Nog zonder hoofdstuk", 0, rows.filter((row) => (row.hoofdstuk ?? "") === chapter), (row) => parts.label("stand.item.kolom", row.kolom))),
      ...this._end(record, parts.accountability(record.verantwoording), parts.signatories(record.ondertekenaars)),
    ];
  }

  _recommendation({ record, parent }) {
    const parts = this._parts;
    const facts = [["Aan wie", parts.names(record.aan)], ["Beleid of uitvoering", parts.domain(record.domein)], ["Vorm", parts.word("advies.vorm", record.vorm)], ["Uit", parent.record.titel]];
    const kicker = [`Aanbeveling${record.nummer ? ` ${record.nummer}` : ""}`, parent.record.titel, yearOf(parent.record)];
    return [
      ...parts.head(kicker, record, facts),
      section("Waarom de raad dit zegt", paragraph(record.toelichting)),
      section("Onderdelen", parts.steps(record.onderdelen, (part) => parts.label("advies.vorm", part.vorm)), list(record.onderdelen).length),
      parts.canAct(record.aan_zet),
      parts.followUp(record.opvolging ?? {}),
      ...this._end(record),
    ];
  }

  _item({ record, parent }) {
    const parts = this._parts;
    const facts = [["Kolom in de Stand", parts.word("stand.item.kolom", record.kolom)], ["Beleid of uitvoering", parts.domain(record.domein)], ["Uit", parent.record.titel]];
    const needs = parts.steps(record.nodig, () => "", (need) => el("p", {}, el("strong", {}, "Van:"), ` ${parts.names(need.van)}. `, parts.ground(need)));
    return [
      ...parts.head(["Item", record.hoofdstuk, parent.record.titel, yearOf(parent.record)], record, facts),
      section("Het knelpunt", paragraph(record.knelpunt)),
      el(
        "div",
        { class: "kolommen" },
        el("section", {}, el("h4", {}, "Wat de IND zelf doet"), parts.steps(record.ind_doet, (step) => parts.label("stand.stap.wanneer", step.wanneer)) ?? empty("Dit item noemt niets wat de IND zelf doet.")),
        el("section", {}, el("h4", {}, "Wat de IND van anderen nodig heeft"), needs ?? empty("Dit item vraagt niets van anderen.")),
      ),
      parts.canAct(record.aan_zet),
      parts.followUp(record.opvolging ?? {}),
      ...this._end(record),
    ];
  }

  _source({ record }) {
    const parts = this._parts;
    const facts = [
      ["Uitgever", record.uitgever],
      ["Maker", list(record.makers).join(", ")],
      ["Datum", date(record.datum) || NO_DATE],
      ["Hoeveel gezien", parts.word("bronnen.bron.gezien", record.gezien)],
      ["Adres", record.url],
      ["Geraadpleegd", date(record.geraadpleegd)],
      ["Tekst met regelnummers", record.tekst?.bestand],
    ];
    return [...parts.head(["Bron", parts.label("bronnen.bron.soort", record.soort), date(record.datum)], record, facts), section("Let op", paragraph(record.let_op)), ...this._end(record)];
  }

  _sender(record) {
    return [["Van", this._parts.names([record.van])], ["Aan", this._parts.names(record.aan)], ["Datum", date(record.datum) || NO_DATE]];
  }

  /** Records of a publication under a heading; `count` stands in it unless it is 0. */
  _rows(heading, count, rows, kicker) {
    return section(heading, rows.length && el("ol", { class: "regels" }, ...rows.map((row) => this._row(row, kicker(row)))), count);
  }

  _row(row, kicker) {
    return el(
      "li",
      { class: "regel" },
      kicker ? el("span", { class: "kicker" }, kicker) : null,
      el("span", { class: "regel-titel" }, row.titel || "Nog zonder titel"),
      this._parts.domain(row.domein),
      row.samenvatting ? el("span", { class: "regel-kern" }, short(row.samenvatting, 170)) : null,
    );
  }

  /** What stands under every record, `more` before it. */
  _end(record, ...more) {
    const derived = list(record.afgeleid).map((row) => [nameOfField(row.veld), row.reden]);
    return [
      ...more,
      section("Waar het staat", this._parts.places(record.vindplaatsen)),
      section("Afgeleid", derived.length && el("div", {}, paragraph("Dit staat niet zo in de bron. De redactie leidt het af."), this._parts.facts(derived))),
    ];
  }
}

/** The year as it stands in the kicker; a year that the text does not give is about right. */
function yearOf({ datum: day, jaar: year, jaar_tot: last }) {
  if (day) return day.slice(0, 4);
  return year ? `rond ${year}${last ? `–${last}` : ""}` : "";
}
