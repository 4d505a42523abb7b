// The source that waits as a draft in this browser: an advice may point at it before it is on the site.

import { Drafts } from "./draft.js";
import { isId } from "./records.js";

/** The register as it will be with the new source of the other form: {register, source}; `source` is null without one. */
export function withOwnSource(register, storage) {
  const draft = new Drafts("bron", storage).load();
  const { id, titel, tekst } = draft?.data ?? {};
  if (!draft || draft.id || !isId(id) || register.records.some((row) => row.id === id)) return { register, source: null };
  const source = { id, soort: "bron", titel: String(titel || id), ook: "uw concept", plek: "uw concept", ...(tekst ? { tekst: true } : {}) };
  return { register: { ...register, records: [...register.records, source] }, source };
}
