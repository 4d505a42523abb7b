// The search, off the main thread. Answers { number, kind, … } with { number, answer } or { number, fault }.

import dutch from "../vendor/lunr-nl.js";
import stemmerSupport from "../vendor/lunr-stemmer-support.js";
import { openSession } from "./session.js";

const folder = new URL("../../zoeken/index/", import.meta.url);

async function fetchJson(name) {
  // The entry file may change; the files it names stand in a folder of their own version.
  const reply = await fetch(new URL(name, folder), { cache: name === "index.json" ? "no-cache" : "default" });
  if (!reply.ok) throw new Error(`${reply.status} ${name}`);
  return reply.json();
}

let opened = null;

function session() {
  opened ??= openSession(fetchJson, { stemmerSupport, dutch });
  opened.catch(() => (opened = null)); // so that a next question tries again
  return opened;
}

const answers = {
  open: async () => {
    const { entry, facets } = await session();
    return { facets, checked: entry.peildatum, count: entry.aantal };
  },
  facet: async (name) => (await session()).facet(name),
  search: async (request) => (await session()).search(request),
  selection: async (request) => (await session()).selection(request),
};

self.addEventListener("message", async ({ data: { number, kind, request } }) => {
  try {
    self.postMessage({ number, answer: await answers[kind](request) });
  } catch (fault) {
    self.postMessage({ number, fault: String(fault) });
  }
});
