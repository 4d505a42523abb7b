// The modules of the form by themselves.

import assert from "node:assert/strict";
import { test } from "node:test";

import { Drafts, markOf } from "../../docs/javascripts/formulier/draft.js";
import { instructions, platformAddress } from "../../docs/javascripts/formulier/handover.js";
import { proposals, slug } from "../../docs/javascripts/formulier/ids.js";
import { matches } from "../../docs/javascripts/formulier/matches.js";
import { withValue } from "../../docs/javascripts/formulier/records.js";
import { freeId } from "../../docs/javascripts/formulier/rules.js";
import { Schemas } from "../../docs/javascripts/formulier/schema.js";
import { label, quoted } from "../../docs/javascripts/formulier/wording.js";

const KINDS = {
  advies: { lijst: "", ouder: "", delen: {} },
  aanbeveling: { lijst: "aanbevelingen", ouder: "advies", delen: { onderdelen: {} } },
  stand: { lijst: "", ouder: "", delen: {} },
  item: { lijst: "items", ouder: "stand", delen: { ind_doet: {}, nodig: {} } },
  bron: { lijst: "bronnen", ouder: "", delen: {} },
};

function proposed(kind, data, kept = [], taken = []) {
  const keeps = (path) => kept.includes(path.join("/"));
  return Object.fromEntries([...proposals(KINDS, kind, data, keeps, new Set(taken))].map(([path, id]) => [path.join("/"), id]));
}

test("a slug has only small letters, digits and hyphens, and stops at a word", () => {
  assert.equal(slug("Één loket: voor állen (2.0)!"), "een-loket-voor-allen-2-0");
  assert.equal(slug("…"), "");
  assert.ok(slug("woord ".repeat(40)).length <= 60);
  assert.match(slug("woord ".repeat(40)), /^woord(-woord)*$/);
});

test("ids follow the title and the order, with letters for parts", () => {
  const data = { titel: "Open brug", aanbevelingen: [{ onderdelen: [{}, {}] }, {}] };
  assert.deepEqual(proposed("advies", data), {
    "": "open-brug",
    "aanbevelingen/0": "open-brug-1",
    "aanbevelingen/0/onderdelen/0": "open-brug-1a",
    "aanbevelingen/0/onderdelen/1": "open-brug-1b",
    "aanbevelingen/1": "open-brug-2",
  });
});

test("the two lists of an item share their letters", () => {
  const found = proposed("stand", { titel: "Stand", items: [{ ind_doet: [{}], nodig: [{}, {}] }] });
  assert.deepEqual([found["items/0/ind_doet/0"], found["items/0/nodig/0"], found["items/0/nodig/1"]], ["stand-1a", "stand-1b", "stand-1c"]);
});

test("what is kept or was ever used is not given out again", () => {
  const data = { id: "open-brug", titel: "Anders", aanbevelingen: [{ id: "open-brug-3" }, {}] };
  assert.deepEqual(proposed("advies", data, ["", "aanbevelingen/0"], ["open-brug-7"]), { "aanbevelingen/1": "open-brug-8" });
  assert.deepEqual(proposed("bron", { titel: "Een brief" }, [], ["bron-een-brief"]), { "": "bron-een-brief-2" });
});

test("without a title there is no id yet", () => {
  assert.deepEqual(proposed("advies", { aanbevelingen: [{}] }), {});
});

test("a free id has the next number", () => {
  assert.equal(freeId("brug-3", new Set(["brug-3", "brug-4"])), "brug-5");
  assert.equal(freeId("brug", new Set(["brug"])), "brug-2");
});

test("a choice fits when every word of the search is in it; the start of the title comes first", () => {
  const rows = [
    { id: "mar", titel: "Maatschappelijke Adviesraad", ook: "MAR" },
    { id: "kmar", titel: "Koninklijke Marechaussee", ook: "KMar" },
    { id: "coa", titel: "Centraal Orgaan opvang asielzoekers", ook: "COA" },
  ];
  assert.deepEqual(matches(rows, "mar").map(({ id }) => id), ["mar", "kmar"]);
  assert.deepEqual(matches(rows, "OPVANG centráál").map(({ id }) => id), ["coa"]);
  assert.equal(matches(rows, "  ").length, 3);
});

test("the address of the platform carries the text only when it fits", () => {
  const register = { nieuw_adres: "https://p.test/new?value={value}&filename={file}", wijzig_adres: "https://p.test/edit/{file}" };
  const file = { name: "data/adviezen/x.yml", opened: null };
  assert.deepEqual(platformAddress(register, file, "a: b\n"), { href: "https://p.test/new?value=a%3A%20b%0A&filename=data/adviezen/x.yml", filled: true });
  assert.deepEqual(platformAddress(register, file, "é".repeat(2000)), { href: "https://p.test/new?filename=data/adviezen/x.yml", filled: false });
  assert.deepEqual(platformAddress(register, { ...file, opened: {} }, "a"), { href: "https://p.test/edit/data/adviezen/x.yml", filled: false });
  assert.equal(platformAddress({ nieuw_adres: "", wijzig_adres: "" }, file, "a"), null);
  assert.match(instructions(file, null, 3), /kloppen nog dingen niet/);
});

test("a draft comes back, and what is none is refused", () => {
  const kept = new Map();
  const storage = { setItem: (key, value) => kept.set(key, value), getItem: (key) => kept.get(key) ?? null, removeItem: (key) => kept.delete(key) };
  const drafts = new Drafts("advies", storage);
  assert.equal(drafts.load(), null);
  assert.ok(drafts.save({ id: null, data: { titel: "x" }, own: [], basis: "" }));
  assert.deepEqual([...kept.keys()], ["concept-advies"]);
  assert.deepEqual(drafts.load().data, { titel: "x" });
  // A record that is being changed has a draft of its own.
  drafts.save({ id: "open-brug", data: { titel: "y" }, own: [], basis: "" });
  assert.deepEqual([...kept.keys()], ["concept-advies", "concept-advies-open-brug"]);
  assert.deepEqual([drafts.load().data.titel, drafts.load("open-brug").data.titel], ["x", "y"]);
  drafts.remove("open-brug");
  assert.deepEqual([drafts.load("open-brug"), drafts.load().data.titel], [null, "x"]);
  for (const text of ["", "{", "[]", "3", '{"formulier":"stand","versie":1,"data":{}}', '{"formulier":"advies","versie":1,"data":[]}']) assert.equal(drafts.read(text), null);
  const off = new Drafts("advies", { setItem: () => { throw new Error("vol"); }, getItem: () => { throw new Error("uit"); } });
  assert.equal(off.save({ data: {} }), null);
  assert.equal(off.load(), null);
  assert.notEqual(markOf("a"), markOf("b"));
});

test("a change to data leaves the data itself alone", () => {
  const data = { a: [{ b: 1 }, { c: 2 }] };
  assert.deepEqual(withValue(data, ["a", 1, "c"], 3), { a: [{ b: 1 }, { c: 3 }] });
  assert.deepEqual(withValue(data, ["a", 0, "b"], undefined), { a: [{}, { c: 2 }] });
  assert.deepEqual(data, { a: [{ b: 1 }, { c: 2 }] });
});

test("the words of a message", () => {
  assert.equal(quoted("🚂".repeat(61)), `'${"🚂".repeat(60)}…'`);
  assert.equal(label(["aanbevelingen", 2, "vindplaatsen", 0, "bron"]), "aanbevelingen 3, vindplaatsen 1, bron: ");
  assert.equal(label([]), "");
});

test("a schema that refers on keeps what stands beside the reference", () => {
  const schemas = new Schemas({ a: { $defs: { lijst: { type: "array", items: { type: "string" } } } }, b: { properties: { x: { $ref: "a.schema.json#/$defs/lijst", minItems: 1 } } } });
  assert.equal(schemas.resolve("b", schemas.documents.b.properties.x)[1].minItems, 1);
  assert.deepEqual([...schemas.faults("b", { x: [] })].map(({ message }) => message), ["x: de lijst is te kort; minstens 1 regel"]);
});
