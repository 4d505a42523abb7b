// What the Node scripts of this folder share: a session over the files of a site, and JSON in and out.

import { readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";

export const folder = process.argv[2];

export async function libraries() {
  const load = async (name) => (await import(`${folder}/javascripts/vendor/${name}.js`)).default;
  return { stemmerSupport: await load("lunr-stemmer-support"), dutch: await load("lunr-nl") };
}

const files = new Map();

async function file(name) {
  if (!files.has(name)) {
    const bytes = await readFile(`${folder}/zoeken/index/${name}`);
    files.set(name, { json: JSON.parse(bytes), size: gzipSync(bytes, { level: 9 }).length });
  }
  return files.get(name);
}

/** A session that has fetched nothing yet, and `fetched`, a Map of file name -> bytes on the wire. */
export async function freshSession() {
  const { openSession } = await import(`${folder}/javascripts/zoeken/session.js`);
  const fetched = new Map();
  const fetchJson = async (name) => {
    const { json, size } = await file(name);
    fetched.set(name, size);
    return json;
  };
  return { session: await openSession(fetchJson, await libraries()), fetched };
}

export async function question() {
  const pieces = [];
  for await (const piece of process.stdin) pieces.push(piece);
  return JSON.parse(Buffer.concat(pieces).toString());
}

export function answer(value) {
  process.stdout.write(JSON.stringify(value));
}
