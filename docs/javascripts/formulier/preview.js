// The page as it will look, in its main parts, with the classes of the record pages.

import { el } from "./dom.js";

const HEADINGS = { advies: "Aanbevelingen", stand: "Items" };

/** Makes previews; `word(vocabulary, tag)` gives a label, `name(id)` the title of a record. */
export class Preview {
  constructor({ word, name }) {
    this._word = word;
    this._name = name;
  }

  /** The page of one record: an entry of records.js. */
  page(entry) {
    const make = { advies: "_publication", stand: "_publication", aanbeveling: "_recommendation", item: "_item", bron: "_source" }[entry.kind];
    return el("article", { class: "record", "data-soort": entry.kind }, ...this[make](entry).filter(Boolean));
  }

  /** Only what became of a record. */
  followUp(data, title) {
    return el("article", { class: "record", "data-soort": "item" }, el("h3", { class: "voorbeeld-titel" }, title), this._lanes(data));
  }

  _publication({ kind, record }) {
    const rows = list(record.aanbevelingen ?? record.items);
    return [
      this._head(`${kind === "advies" ? this._word("advies.soort", record.soort) : "Stand van de Uitvoering"} · ${record.jaar ?? record.datum ?? "zonder datum"}`, record),
      this._facts(record, [["Van", this._name(record.van)], ["Aan", this._names(record.aan)], ["Datum", record.datum ?? "staat niet in de tekst"]]),
      section("De vraag", paragraph(record.vraag)),
      section("De aanleiding", paragraph(record.aanleiding)),
      section(
        HEADINGS[kind],
        rows.length && el("ol", { class: "regels" }, ...rows.map((row) => this._row(row))),
      ),
      this._places(record.vindplaatsen),
    ];
  }

  _recommendation({ record, parent }) {
    return [
      this._head(`Aanbeveling${record.nummer ? ` ${record.nummer}` : ""} · ${parent.record.titel ?? ""}`, record),
      this._facts(record, [["Aan wie", this._names(record.aan)], ["Beleid of uitvoering", this._domain(record.domein)], ["Vorm", this._word("advies.vorm", record.vorm)]]),
      section("Waarom de raad dit zegt", paragraph(record.toelichting)),
      section("Onderdelen", this._parts(record.onderdelen)),
      this._canAct(record.aan_zet),
      record.opvolging && this._lanes(record.opvolging),
      this._places(record.vindplaatsen),
    ];
  }

  _item({ record, parent }) {
    return [
      this._head(`Item · ${record.hoofdstuk ?? ""} · ${parent.record.titel ?? ""}`, record),
      this._facts(record, [["Kolom in de Stand", this._word("stand.item.kolom", record.kolom)], ["Beleid of uitvoering", this._domain(record.domein)]]),
      section("Het knelpunt", paragraph(record.knelpunt)),
      el(
        "div",
        { class: "kolommen" },
        el("section", {}, el("h4", {}, "Wat de IND zelf doet"), this._parts(record.ind_doet) ?? empty("Staat er niet bij.")),
        el("section", {}, el("h4", {}, "Wat de IND van anderen nodig heeft"), this._parts(record.nodig) ?? empty("Staat er niet bij.")),
      ),
      this._canAct(record.aan_zet),
      record.opvolging && this._lanes(record.opvolging),
      this._places(record.vindplaatsen),
    ];
  }

  _source({ record }) {
    return [
      this._head(`Bron · ${this._word("bronnen.bron.soort", record.soort)}${record.datum ? ` · ${record.datum}` : ""}`, record),
      this._facts(record, [
        ["Uitgever", record.uitgever],
        ["Datum", record.datum ?? "staat niet in de tekst"],
        ["Hoeveel gezien", this._word("bronnen.bron.gezien", record.gezien)],
        ["Adres", record.url],
        ["Geraadpleegd", record.geraadpleegd],
        ["Tekst met regelnummers", record.tekst?.bestand],
      ]),
      section("Let op", paragraph(record.let_op)),
      this._places(record.vindplaatsen),
    ];
  }

  _head(kicker, record) {
    return el(
      "header",
      { class: "record-kop" },
      el("p", { class: "kicker" }, kicker),
      el("h3", { class: "voorbeeld-titel" }, record.titel || "Nog zonder titel"),
      record.samenvatting ? el("p", { class: "kern" }, record.samenvatting) : empty("Nog zonder samenvatting."),
    );
  }

  _facts(record, facts) {
    const all = [...facts, ["Thema’s", this._names(record.themas)]].filter(([, value]) => value);
    return all.length ? el("dl", { class: "feiten" }, ...all.map(([name, value]) => el("div", {}, el("dt", {}, name), el("dd", {}, value)))) : null;
  }

  _row(row) {
    return el(
      "li",
      { class: "regel" },
      el("span", { class: "kicker" }, this._word("advies.vorm", row.vorm) || row.hoofdstuk),
      el("span", { class: "regel-titel" }, row.titel || "Nog zonder titel"),
      row.domein ? this._domain(row.domein) : null,
      row.samenvatting ? el("span", { class: "regel-kern" }, row.samenvatting) : null,
    );
  }

  _domain(tag) {
    return tag ? el("span", { class: `domein domein--${tag}` }, this._word("gemeen.domein", tag)) : null;
  }

  _parts(parts) {
    const rows = list(parts);
    if (!rows.length) return null;
    return el(
      "ol",
      { class: "onderdelen" },
      ...rows.map((part) => el("li", {}, el("h5", {}, part.titel || "Nog zonder titel"), paragraph(part.samenvatting), part.van && el("p", { class: "bijregel" }, `Van ${this._names(part.van)}`))),
    );
  }

  _canAct(rows) {
    const items = list(rows).map((row) =>
      el("li", {}, el("strong", {}, this._name(row.organisatie)), `: ${row.wat ?? ""} `, el("span", { class: "grond" }, row.grond === "redactie" ? `Lezing van de redactie: ${row.reden ?? ""}` : "Staat in de bron.")),
    );
    return section("Wie kan hier iets aan doen?", items.length && el("ul", { class: "rij" }, ...items));
  }

  _lanes(data) {
    const lane = (title, reports) =>
      el(
        "section",
        {},
        el("h4", {}, title),
        list(reports).length
          ? el("ol", { class: "berichten" }, ...list(reports).map((row) => el("li", {}, el("p", {}, el("strong", {}, row.datum ?? "zonder datum"), `: ${this._word("gemeen.status", row.status).toLowerCase()}. ${row.uitleg ?? ""}`), this._spots(row.vindplaatsen))))
          : empty("Geen bericht."),
      );
    const searches = list(data.gezocht).map((row) => el("li", {}, `${row.datum ?? ""}: ${row.waar ?? ""} Gezocht naar: ${row.gezocht_naar ?? ""}.`));
    return el(
      "section",
      {},
      el("h4", {}, "Wat ervan kwam"),
      el("div", { class: "kolommen" }, lane("Wat de IND zegt", data.ind_zegt), lane("Wat openbaar te zien is", data.openbaar_te_zien)),
      searches.length ? section("Waar is gezocht", el("ul", { class: "rij" }, ...searches)) : null,
    );
  }

  _places(spots) {
    return section("Waar het staat", this._spots(spots));
  }

  _spots(spots) {
    const rows = list(spots).filter((spot) => spot.bron);
    return rows.length ? el("ul", { class: "rij" }, ...rows.map((spot) => el("li", {}, this._spot(spot)))) : null;
  }

  _spot({ bron: source, van_regel: first, tot_regel: last, zoekwoorden: words, plek: spot }) {
    const lines = first ? `, regel ${first === last || !last ? first : `${first}–${last}`}` : spot ? `, ${spot}` : "";
    return `${this._name(source)}${lines}${words ? `, bij ‘${words}’` : ""}`;
  }

  _names(ids) {
    const names = list(ids).map((id) => this._name(id));
    return names.length > 1 ? `${names.slice(0, -1).join(", ")} en ${names.at(-1)}` : names.join("");
  }
}

function list(value) {
  return Array.isArray(value) ? value : [];
}

function paragraph(text) {
  return text ? el("p", {}, text) : null;
}

function section(heading, content) {
  return content ? el("section", {}, el("h4", {}, heading), content) : null;
}

function empty(text) {
  return el("p", { class: "leeg" }, text);
}
