import assert from "node:assert/strict";
import { test } from "node:test";
import { toCsv } from "../../docs/javascripts/zoeken/csv.js";
import { makeFacets } from "../../docs/javascripts/zoeken/facets.js";
import * as messages from "../../docs/javascripts/zoeken/messages.js";
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

const facets = makeFacets({
  facetten: [
    { naam: "soort", titel: "Soort", getypt: ["soort"], waarden: [["advies", "Adviezen"], ["item", "Items"]], kolom: [0, 0, 1, -1] },
    { naam: "jaar", titel: "Jaar", getypt: ["jaar"], waarden: [["2019", "2019"], ["2022", "2022"]], kolom: [0, [0, 1], 1, -1] },
  ],
});

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

test("the store finds pieces, fetches each once, and tries again after a failure", async () => {
  const asked = [];
  let fail = true;
  const files = {
    "m/termen-0.json": [["aap", [0, 1000], 0], ["noot", 0, [1, 2000]]],
    "m/termen-1.json": [["ons", [2, 500], 0], ["ruimte", 0, 0]],
    "m/records-0.json": [["a"], ["b"]],
    "m/records-1.json": [["c"]],
    "m/voor-0.json": ["aap", "noot"],
    "m/voor-1.json": ["ons", "ruimte"],
    "m/achter-0.json": ["ruimte"],
    "m/achter-1.json": ["aap", "ons", "noot"],
  };
  const entry = { map: "m", termen: { eerste: ["aap", "ons"], vanaf: [0, 2] }, records: [0, 2], voor: ["aap", "ons"], achter: ["ruimte", "aap"] };
  const store = makeStore(entry, async (name) => {
    asked.push(name);
    if (fail) throw new Error("stuk");
    return files[name];
  });
  await assert.rejects(store.terms(["noot"]));
  fail = false;
  assert.deepEqual([...(await store.terms(["noot", "ons", "zzz", ""])).values()].map(({ term, number }) => [term, number]), [["noot", 1], ["ons", 2]]);
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
