import assert from "node:assert/strict";
import { test } from "node:test";
import { toCsv } from "../../docs/javascripts/zoeken/csv.js";
import { makeFacets } from "../../docs/javascripts/zoeken/facets.js";
import * as messages from "../../docs/javascripts/zoeken/messages.js";
import { byDate, byRelevance, first } from "../../docs/javascripts/zoeken/order.js";
import { parse } from "../../docs/javascripts/zoeken/query.js";
import { nearest, split, suggestions } from "../../docs/javascripts/zoeken/spelling.js";
import { isAsked, read, write } from "../../docs/javascripts/zoeken/state.js";
import { makeStore } from "../../docs/javascripts/zoeken/store.js";

const facetNames = new Map([["thema", "thema"], ["jaar", "jaar"]]);
const wholes = (words) => words.map((word) => word.whole);

test("a query is taken apart", () => {
  const query = parse('loket -amsterdam "rust en ruimte" thema:maatwerk jaar:2019-2022 -"lange wachttijd"', facetNames);
  assert.deepEqual(wholes(query.words), ["loket"]);
  assert.deepEqual(query.excluded.map(wholes), [["amsterdam"], ["lange", "wachttijd"]]);
  assert.deepEqual(query.phrases.map(wholes), [["rust", "en", "ruimte"]]);
  assert.deepEqual(query.filters, [
    { facet: "thema", value: "maatwerk", text: "thema:maatwerk" },
    { facet: "jaar", value: "2019-2022", text: "jaar:2019-2022" },
  ]);
});

test("filters may be quoted, and only known names filter", () => {
  assert.deepEqual(parse('Thema:"Geld en capaciteit"', facetNames).filters, [{ facet: "thema", value: "Geld en capaciteit", text: 'Thema:"Geld en capaciteit"' }]);
  const other = parse("https://ind.nl let:op", facetNames);
  assert.equal(other.filters.length, 0);
  assert.deepEqual(wholes(other.words), ["https", "ind", "nl", "let", "op"]);
});

test("odd input gives an empty query or plain words, never an error", () => {
  for (const text of ["", "!@#$%^&*()", "*", '"', '""', "-", "--", ":", "a:", ":b", "-:", 'thema:""', "\u0000", "💥", "'", "x".repeat(5000), '"'.repeat(5000), "- ".repeat(2500)]) {
    const query = parse(text, facetNames);
    assert.ok(query.words.length <= 24);
  }
  assert.equal(parse(undefined).words.length, 1);
});

test("curly quotes are quotes", () => {
  assert.equal(parse("“rust en ruimte”").phrases.length, 1);
});

const dictionary = ["aanbeveling", "aanbevelingen", "newsroom", "loket", "asiel", "beleid", "rust"];

test("one typing error", () => {
  assert.deepEqual(nearest("newsrom", dictionary), ["newsroom"]);
  assert.deepEqual(nearest("nwesroom", dictionary), ["newsroom"]);
  assert.deepEqual(nearest("newsrooom", dictionary), ["newsroom"]);
  assert.deepEqual(nearest("mewsroom", dictionary), ["newsroom"]);
  assert.deepEqual(nearest("nwsrom", dictionary), []);
});

test("words written together", () => {
  assert.deepEqual(split("asielbeleid", dictionary), ["asiel", "beleid"]);
  assert.deepEqual(split("asielsbeleid", dictionary), ["asiel", "beleid"]);
  assert.deepEqual(split("asielfiets", dictionary), []);
});

test("nearest words to offer", () => {
  assert.deepEqual(suggestions("aanbeeveeling", dictionary), ["aanbeveling", "aanbevelingen"]);
  assert.deepEqual(suggestions("xqzvw", dictionary), []);
});

test("state and address are each other's inverse", () => {
  const state = { text: "één & twee", choice: { soort: ["advies", "item"], thema: ["maatwerk"] }, sort: "datum", count: 50 };
  assert.deepEqual(read(write(state)), state);
  assert.equal(write(read("")), "");
  assert.equal(isAsked(read("?sorteer=datum")), false);
  assert.equal(isAsked(read("?thema=x")), true);
  assert.deepEqual(read("?q=a&q=b&toon=x&soort=").choice, {});
  assert.equal(read("?toon=999999").count, 1000);
});

test("CSV cells stay text and survive quotes, separators and lines", () => {
  const table = [["=1+1", "+31", "-niet", "@naam", "\tx"], ['a"b', "a;b", "a,b", "a\nb", "gewoon"]];
  assert.equal(toCsv(table, ";"), "'=1+1;'+31;'-niet;'@naam;'\tx\r\n\"a\"\"b\";\"a;b\";\"a,b\";\"a\nb\";gewoon\r\n");
});

const facets = makeFacets([
  { naam: "soort", titel: "Soort", getypt: ["soort"], waarden: [["advies", "Adviezen"], ["item", "Items"]], kolom: [0, 0, 1, -1] },
  { naam: "jaar", titel: "Jaar", getypt: ["jaar"], waarden: [["2019", "2019"], ["2022", "2022"]], kolom: [0, [0, 1], 1, -1] },
]);

test("facets filter and count", () => {
  const choice = new Map([["soort", new Set(["advies"])], ["jaar", new Set(["2022"])]]);
  assert.deepEqual(facets.filter([0, 1, 2, 3], choice), [1]);
  assert.deepEqual(facets.count([0, 1, 2, 3], choice), [["soort", [1, 1]], ["jaar", [2, 1]]]);
  assert.deepEqual(facets.filter([3, 0], new Map()), [3, 0]);
});

test("a typed filter may be a beginning, a label or a range", () => {
  assert.deepEqual(facets.meant("soort", "adv"), ["advies"]);
  assert.deepEqual(facets.meant("soort", "Items"), ["item"]);
  assert.deepEqual(facets.meant("jaar", "2018-2020"), ["2019"]);
  assert.deepEqual(facets.meant("jaar", "2020-"), ["2022"]);
  assert.deepEqual(facets.meant("soort", "xyz"), []);
  assert.deepEqual(facets.meant("soort", ""), []);
});

test("a facet of very many values filters and counts once it has its column", () => {
  const late = makeFacets([{ naam: "bron", titel: "Bron", getypt: ["bron"], aantal: 2 }]);
  const choice = new Map([["bron", new Set(["b"])]]);
  assert.ok(late.lacks("bron") && !late.lacks("onbekend"));
  assert.deepEqual([late.filter([0, 1], choice), late.count([0, 1], choice), late.of("bron", 0)], [[0, 1], [], []]);
  late.add("bron", { waarden: [["a", "Bron A"], ["b", "Bron B"]], kolom: [[0, 1], 0] });
  assert.ok(!late.lacks("bron"));
  assert.deepEqual([late.filter([0, 1], choice), late.count([0, 1], choice), late.of("bron", 1)], [[0], [["bron", [2, 1]]], [["a", "Bron A"]]]);
});

test("facets filter and count as the plainest way to do it", () => {
  let seed = 7;
  const random = (below) => (seed = (seed * 16807) % 2147483647) % below;
  const columns = ["a", "b", "c"].map((naam) => ({
    naam, titel: naam, getypt: [naam], waarden: [..."uvwxyz"].map((tag) => [tag, tag]),
    kolom: Array.from({ length: 200 }, () => [-1, random(6), [0, 1, 2].map(() => random(6)).filter((tag, place, all) => all.indexOf(tag) === place)][random(3)]),
  }));
  const made = makeFacets(columns);
  const rowOf = ({ kolom }, document) => [kolom[document]].flat().filter((number) => number >= 0);
  const passes = (document, choice) => columns.every((facet) => !choice.get(facet.naam)?.size || rowOf(facet, document).some((number) => choice.get(facet.naam).has(facet.waarden[number][0])));
  for (let round = 0; round < 50; round += 1) {
    const documents = Array.from({ length: 200 }, (_, document) => document).filter(() => random(4));
    const choice = new Map(columns.filter(() => random(2)).map(({ naam }) => [naam, new Set([..."uvwxyz"].filter(() => random(3) === 0))]));
    assert.deepEqual(made.filter(documents, choice), documents.filter((document) => passes(document, choice)));
    const counts = columns.map((facet) => {
      const others = new Map([...choice].filter(([name]) => name !== facet.naam));
      return [facet.naam, facet.waarden.map((_, number) => documents.filter((document) => passes(document, others) && rowOf(facet, document).includes(number)).length)];
    });
    assert.deepEqual(made.count(documents, choice), counts);
  }
});

test("the first few of many are those of the whole in order", () => {
  const scores = Array.from({ length: 300 }, (_, document) => (document * 7919) % 83);
  const exact = new Uint8Array(300);
  exact[200] = 2;
  const documents = scores.map((_, document) => document);
  for (const compare of [byRelevance({ scores, exact }), byDate(scores.map((score) => String(2000 + (score % 5))), { scores })]) {
    for (const count of [1, 10, 299, 300, 1000]) assert.deepEqual(first(documents, count, compare), [...documents].sort(compare).slice(0, count));
  }
  assert.equal(first(documents, 1, byRelevance({ scores, exact }))[0], 200);
});

test("the store finds pieces, fetches each once, and tries again after a failure", async () => {
  const asked = [];
  let fail = true;
  const files = {
    "m/termen-0.json": [[["0noot0", [-50, 3], 0, ["een noot"]], ["aap", [-100, 0], 0], ["noot", 0, [-1, 5, -199, 0, 1, 6]]], [["een noot", "0noot0", 1]]],
    "m/termen-1.json": [[["ons", [-50, 2], 0], ["ruimte", 0, 0]], []],
    "m/records-0.json": [["a"], ["b"]],
    "m/records-1.json": [["c"]],
    "m/voor-0.json": ["aap", "noot"],
    "m/voor-1.json": ["ons", "ruimte"],
    "m/achter-0.json": ["ruimte"],
    "m/achter-1.json": ["aap", "ons", "noot"],
  };
  const entry = { map: "m", velden: ["titel", "tekst"], termen: ["", "o"], per_stuk: 2, voor: ["aap", "ons"], achter: ["ruimte", "aap"] };
  const store = makeStore(entry, async (name) => {
    asked.push(name);
    if (fail) throw new Error("stuk");
    return files[name];
  });
  await assert.rejects(store.terms(["noot"]));
  fail = false;
  const found = await store.terms(["noot", "ons", "zzz", ""]);
  assert.deepEqual([...found.keys()], ["noot", "ons"]);
  assert.deepEqual(found.get("noot").fields.map(({ documents, scores }) => [[...documents], [...scores]]), [[[], []], [[5, 0, 1, 7], [1, 200, 200, 200]]]);
  assert.deepEqual((await store.terms(["0noot0"])).get("0noot0").names, ["een noot"]);
  assert.deepEqual([store.names("een"), store.names("noot"), await store.namesFrom("ee")], [[["een noot", "0noot0", 1]], [], [["een noot", "0noot0", 1]]]);
  await store.terms(["aap"]);
  assert.deepEqual(asked, ["m/termen-0.json", "m/termen-0.json", "m/termen-1.json"]);
  assert.deepEqual((await store.termsFrom("o")).map(({ term }) => term), ["ons"]);
  assert.deepEqual([...(await store.records([2, 0])).entries()], [[2, ["c"]], [0, ["a"]]]);
  assert.deepEqual((await store.dictionary("ont", "mte")).sort(), ["ons", "ruimte"]);
});

test("messages say what happened", () => {
  const state = { text: "lokket", choice: {} };
  const answer = { total: 0, corrections: [], notices: [], words: 1, unknown: ["lokket"], suggestions: [{ word: "lokket", instead: ["loket"] }] };
  assert.equal(messages.explanations(answer, state)[0].text, "Niets gevonden. Dit woord staat in geen enkel record.");
  assert.deepEqual(messages.explanations(answer, state).at(-1), { text: "Woorden die op ‘lokket’ lijken:", links: [{ text: "loket", query: "loket" }] });
  assert.equal(messages.total({ total: 1 }, state), "1 treffer voor ‘lokket’");
  assert.equal(messages.total({ total: 1234 }, { text: "" }), "1.234 treffers");
});
