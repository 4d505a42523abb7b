// The search page: field, filters, results, address. Searching itself happens in the worker.

import { makeClient } from "./client.js";
import { makeFilters } from "./filters.js";
import { bindKeyboard } from "./keyboard.js";
import * as messages from "./messages.js";
import { makeResults } from "./results.js";
import { MORE, PAGE_SIZE, isAsked, read, write } from "./state.js";

const ADDRESS_AFTER = 250; // browsers refuse an address that changes at every key
const SETTLED_AFTER = 1200; // after this pause what was typed is a step to go Back to
const ANNOUNCE_AFTER = 700;

const page = document.querySelector("[data-zoeken]");
const part = (name) => page.querySelector(`[data-${name}]`);
const field = page.querySelector("#zoek-q");
const root = page.dataset.root;

const ask = makeClient();
const results = makeResults({ page, root });
const filters = makeFilters({
  page,
  onChange: (choice) => change({ choice, count: PAGE_SIZE }),
  onUntype: (text) => retype(field.value.replace(text, "").trim()),
  onWanted: (name) => complete([name]).then(refresh),
});

let state = read(location.search);
let live = isAsked(state);
let opened = false;
let checked = "";
let asked = 0;
let settled = true;
let settling = 0;
let addressing = 0;
let announcing = 0;

async function open() {
  const { facets, checked: date } = await ask("open");
  if (opened) return;
  opened = true;
  checked = date;
  filters.build(facets);
}

/** Fetches the values of facets that have very many. */
async function complete(names) {
  for (const facet of await Promise.all(names.map((name) => ask("facet", name)))) filters.fill(facet);
}

/** Asks what the state asks, and shows the answer if nothing newer was asked meanwhile. */
async function refresh() {
  live ||= isAsked(state);
  part("live").hidden = !live;
  part("vast").hidden = live;
  part("start").hidden = live;
  if (!live) return;
  asked += 1;
  const mine = asked;
  part("uitkomst").setAttribute("aria-busy", "true");
  try {
    await open();
    await complete(filters.missing(state.choice));
    const answer = await ask("search", state);
    if (mine === asked) show(answer);
  } catch {
    if (mine !== asked) return;
    part("aantal").textContent = messages.FAULT;
    part("vast").hidden = false;
    say(messages.FAULT);
  }
}

function show(answer) {
  results.show(answer.hits);
  filters.show({ counts: answer.counts, choice: state.choice, typed: answer.typed });
  const text = messages.total(answer, state);
  part("aantal").textContent = text;
  explain(messages.explanations(answer, state));
  part("volgorde").value = state.sort;
  part("meer").hidden = answer.hits.length >= answer.total;
  part("meenemen").hidden = !answer.total;
  part("meenemen-uitleg").textContent = messages.downloadNote(answer.total);
  part("uitkomst").setAttribute("aria-busy", "false");
  say([text, ...messages.explanations(answer, state).map(({ text: line }) => line)].join(". "));
}

function explain(lines) {
  part("uitleg").replaceChildren(
    ...lines.map(({ text, links }) => {
      const line = document.createElement("p");
      line.append(text);
      for (const { text: shown, query } of links) {
        const link = document.createElement("a");
        link.href = write({ text: query, choice: {}, sort: "relevantie", count: PAGE_SIZE });
        link.textContent = shown;
        line.append(" ", link);
      }
      return line;
    }),
  );
}

/** Tells screen readers, once typing has stopped. */
function say(text) {
  clearTimeout(announcing);
  announcing = setTimeout(() => (part("melding").textContent = text), ANNOUNCE_AFTER);
}

/** A new state as a new step in the history. */
function change(changes) {
  settle();
  state = { ...state, ...changes };
  history.pushState(null, "", address());
  refresh();
}

/** Typing: one step in the history for as long as it goes on. */
function typed() {
  state = { ...state, text: field.value, count: PAGE_SIZE };
  clearTimeout(addressing);
  addressing = setTimeout(writeAddress, ADDRESS_AFTER);
  clearTimeout(settling);
  settling = setTimeout(settle, SETTLED_AFTER);
  refresh();
}

function writeAddress() {
  addressing = 0;
  if (settled) history.pushState(null, "", address());
  else history.replaceState(null, "", address());
  settled = false;
}

function settle() {
  if (addressing) {
    clearTimeout(addressing);
    writeAddress();
  }
  clearTimeout(settling);
  settled = true;
}

function retype(text) {
  field.value = text;
  change({ text, count: PAGE_SIZE });
}

function address() {
  return location.pathname + write(state);
}

async function download(kind) {
  const { save } = await import("./download.js");
  const rows = await ask("selection", state);
  await save(kind, rows, { text: state.text, checked, address: location.href, root: new URL(root, location.href).href });
}

field.addEventListener("input", typed);
field.addEventListener("focus", () => open().catch(() => {}), { once: true });
page.querySelector(".zoekvorm").addEventListener("submit", (event) => {
  event.preventDefault();
  settle();
  if (field.value !== state.text) retype(field.value);
});
part("volgorde").addEventListener("change", (event) => change({ sort: event.target.value }));
part("meer").addEventListener("click", () => {
  const first = results.links().length;
  change({ count: state.count + MORE });
  waitFor(() => results.links()[first]).then((link) => link?.focus());
});
part("alles").addEventListener("click", () => {
  live = true;
  refresh();
});
part("meenemen").addEventListener("click", async (event) => {
  const kind = event.target.closest("[data-soort]")?.dataset.soort;
  if (!kind) return;
  await download(kind);
  part("meenemen").open = false;
});
window.addEventListener("pagehide", settle);
window.addEventListener("popstate", () => {
  clearTimeout(addressing);
  addressing = 0;
  settle();
  state = read(location.search);
  live = isAsked(state);
  field.value = state.text;
  refresh();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") part("meenemen").open = false;
});

/** The filters stand open beside the results if there is room. */
const wide = window.matchMedia("(width >= 60rem)");
const arrange = () => (part("filters").open = wide.matches);
wide.addEventListener("change", arrange);
arrange();

function waitFor(test, tries = 40) {
  return new Promise((resolve) => {
    const look = () => {
      const found = test();
      if (found || tries <= 0) resolve(found);
      else setTimeout(look, 50);
      tries -= 1;
    };
    look();
  });
}

bindKeyboard({ field, links: results.links });
field.value = state.text;
refresh();
