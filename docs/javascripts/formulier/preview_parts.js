// The parts that pages of records share (overrides/parts/evidence.html, followup.html, rows.html), for the preview.

import { el } from "./dom.js";

export class Parts {
  /** `choices` (choices.js) knows the words and the records. */
  constructor(choices) {
    this._choices = choices;
  }

  label(vocabulary, tag) {
    return tag ? this._choices.word(vocabulary, tag)[0] : "";
  }

  word(vocabulary, tag) {
    return tag ? el("span", { class: "woord", title: this._choices.word(vocabulary, tag)[1] }, this.label(vocabulary, tag)) : null;
  }

  domain(tag) {
    return tag ? el("span", { class: `domein domein--${tag}` }, this.label("gemeen.domein", tag)) : null;
  }

  names(ids) {
    const names = list(ids).filter(Boolean).map((id) => this._choices.title(id));
    return names.length > 1 ? `${names.slice(0, -1).join(", ")} en ${names.at(-1)}` : names.join("");
  }

  /** The top of a page: kicker, title, gist, and the strip of facts with the themes. */
  head(kicker, record, facts) {
    const themes = list(record.themas);
    return [
      el("header", { class: "record-kop" }, el("p", { class: "kicker" }, kicker.filter(Boolean).join(" · ")), el("h3", { class: "voorbeeld-titel" }, record.titel || "Nog zonder titel")),
      record.samenvatting ? el("p", { class: "kern" }, record.samenvatting) : empty("Nog zonder samenvatting."),
      this.facts([...facts, [themes.length === 1 ? "Thema" : "Thema’s", this.names(themes)]]),
    ];
  }

  facts(rows) {
    const filled = rows.filter(([, value]) => value);
    return filled.length ? el("dl", { class: "feiten" }, ...filled.map(([name, value]) => el("div", { class: name.startsWith("Thema") ? "feit--breed" : null }, el("dt", {}, name), el("dd", {}, value)))) : null;
  }

  /** Parts of a record: `note(part)` stands under one, `more(part)` above that. */
  steps(rows, note, more = () => null) {
    const items = list(rows).map((part) => {
      const below = [note(part), this._lines(part.vindplaatsen)].filter(Boolean).join(" · ");
      return el("li", {}, el("h5", {}, part.titel || "Nog zonder titel"), paragraph(part.samenvatting), more(part), below && el("p", { class: "bijregel" }, below));
    });
    return items.length ? el("ol", { class: "onderdelen" }, ...items) : null;
  }

  ground(row) {
    return el("span", { class: "grond" }, row.grond === "redactie" ? `Lezing van de redactie: ${row.reden ?? ""}` : "Staat in de bron.");
  }

  canAct(rows) {
    const items = list(rows).map((row) => el("li", {}, el("strong", {}, this._choices.title(row.organisatie)), `: ${row.wat ?? ""} `, this.ground(row)));
    return section("Wie kan hier iets aan doen?", items.length && el("ul", { class: "rij" }, ...items));
  }

  /** What became of it: two lanes side by side, each with its state, and where was searched in vain. */
  followUp(data) {
    const silent = list(data.gezocht).length ? "niets-gevonden" : "niet-gezocht";
    const searches = list(data.gezocht).map((row) => el("li", {}, `${date(row.datum)}: ${sentence(row.waar)} Gezocht naar: ${sentence(row.gezocht_naar)}`));
    const lanes = ["ind_zegt", "openbaar_te_zien"].map((name) => this._lane(name, list(data[name]), silent));
    return section("Wat ervan kwam", el("div", {}, el("div", { class: "kolommen" }, ...lanes), searches.length ? section("Waar is gezocht", el("ul", { class: "rij" }, ...searches)) : ""));
  }

  _lane(name, reports, silent) {
    const ordered = [...reports].sort((one, other) => String(other.datum ?? "").localeCompare(String(one.datum ?? "")));
    const vocabulary = ordered.length ? "gemeen.status" : "gemeen.stilte";
    const state = ordered.length ? ordered[0].status ?? "" : silent;
    const [label, definition] = state ? this._choices.word(vocabulary, state) : ["Nog zonder status", ""];
    const rows = ordered.map((row) =>
      el(
        "li",
        {},
        el("p", {}, el("strong", {}, date(row.datum) || "zonder datum"), `: ${this.label("gemeen.status", row.status).toLowerCase()}. ${row.uitleg ?? ""}`),
        el("p", { class: "bijregel" }, `${list(row.vindplaatsen).map((spot) => this._place(spot)).join("; ")}. Gezien op ${date(row.gezien_op) || "…"}.`),
        row.grond === "redactie" ? el("p", { class: "grond" }, `Verband gelegd door de redactie: ${row.reden ?? ""}`) : null,
      ),
    );
    return el(
      "section",
      {},
      el("h5", {}, this.label("gemeen.spoor", name)),
      el("p", {}, el("span", { class: `status status--${state}` }, label), el("span", { class: "definitie" }, definition)),
      rows.length ? el("ol", { class: "berichten" }, ...rows) : null,
    );
  }

  accountability(rows) {
    const kinds = [...new Set(list(rows).map((row) => row.soort))];
    const text = (row) => `${row.wat ?? ""} (${this._lines(row.vindplaatsen)})`;
    const facts = kinds.map((kind) => el("div", {}, el("dt", {}, this.label("gemeen.verantwoording.soort", kind)), ...list(rows).filter((row) => row.soort === kind).map((row) => el("dd", {}, text(row)))));
    return section("Waarop het stuk zelf rust", facts.length && el("dl", { class: "feiten feiten--smal" }, ...facts));
  }

  signatories(people) {
    const rows = list(people).map((person) => el("li", {}, [person.naam, person.functie].filter(Boolean).join(", ")));
    return section("Wie het ondertekende", rows.length && el("ul", { class: "rij" }, ...rows));
  }

  places(spots) {
    const rows = list(spots).filter((spot) => spot.bron);
    return rows.length ? el("ul", { class: "rij" }, ...rows.map((spot) => el("li", {}, this._place(spot)))) : null;
  }

  _place(spot) {
    const where = linesOf(spot) || spot.plek;
    return `${this._choices.title(spot.bron)}${where ? `, ${where}` : ""}${spot.zoekwoorden ? `, bij ‘${spot.zoekwoorden}’` : ""}${this._choices.isFragment(spot.bron) ? " (alleen een deel gezien)" : ""}`;
  }

  _lines(spots) {
    return list(spots).map((spot) => linesOf(spot) || spot.plek || this._choices.title(spot.bron)).filter(Boolean).join("; ");
  }
}

function linesOf({ van_regel: first, tot_regel: last }) {
  if (!first) return "";
  return first === last || !last ? `regel ${first}` : `regel ${first}–${last}`;
}

/** '2019-12-10' -> '10 december 2019'; what is no date of the calendar stays as it is. */
export function date(value) {
  const [year, month, day] = String(value ?? "").split("-").map(Number);
  if (!/^[0-9]{4}(-[0-9]{2}){1,2}$/.test(value ?? "") || month < 1 || month > 12) return value ?? "";
  const options = { year: "numeric", month: "long", timeZone: "UTC", ...(day ? { day: "numeric" } : {}) };
  return new Date(Date.UTC(year, month - 1, day || 1)).toLocaleDateString("nl-NL", options);
}

/** At most so many characters, cut at a word. */
export function short(text, limit) {
  const flat = text.split(/\s+/).filter(Boolean).join(" ");
  if (flat.length <= limit) return flat;
  return `${flat.slice(0, flat.lastIndexOf(" ", limit - 2)).replace(/[,;:. ]+$/, "")} …`;
}

/** 'jaar_tot' -> 'Jaar tot', as the page writes it. */
export function nameOfField(name) {
  const words = String(name ?? "").replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The text with one full stop at its end. */
function sentence(text) {
  return `${String(text ?? "").replace(/\.+$/, "")}.`;
}

export function list(value) {
  return Array.isArray(value) ? value : [];
}

export function paragraph(text) {
  return text ? el("p", {}, text) : null;
}

/** A part of the page under a heading, with how many there are; nothing when it is empty. */
export function section(heading, content, count = 0) {
  return content ? el("section", {}, el("h4", {}, heading, count ? " " : "", count ? el("span", { class: "aantal" }, String(count)) : null), content) : null;
}

export function empty(text) {
  return el("p", { class: "leeg" }, text);
}
