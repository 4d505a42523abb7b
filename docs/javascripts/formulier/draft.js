// The drafts in this browser: 'concept-<form>' for what is new, 'concept-<form>-<id>' for a record that is
// being changed. Nothing leaves the browser.

const VERSION = 1;

export class Drafts {
  constructor(kind, storage) {
    this._kind = kind;
    this._storage = storage;
  }

  /** Keep {id, data, own, basis}; gives the moment, or null when the browser keeps nothing. */
  save(draft) {
    const bewaard = new Date().toISOString();
    try {
      this._storage.setItem(this._key(draft.id), this.text({ ...draft, bewaard }));
      return bewaard;
    } catch {
      return null; // storage is off or full
    }
  }

  /** The draft that was kept for a record, or for a new one; null when there is none. */
  load(id = null) {
    try {
      return this.read(this._storage.getItem(this._key(id)) ?? "");
    } catch {
      return null;
    }
  }

  remove(id = null) {
    try {
      this._storage.removeItem(this._key(id));
    } catch {
      // Storage is off: there is nothing to remove.
    }
  }

  _key(id) {
    return id ? `concept-${this._kind}-${id}` : `concept-${this._kind}`;
  }

  text(draft) {
    return JSON.stringify({ versie: VERSION, formulier: this._kind, ...draft }, null, 1);
  }

  /** A draft from a file or from storage; null when it is none of this form. */
  read(text) {
    let draft = null;
    try {
      draft = JSON.parse(text);
    } catch {
      return null;
    }
    const isDraft = draft?.formulier === this._kind && draft.versie === VERSION && typeof draft.data === "object" && draft.data !== null && !Array.isArray(draft.data);
    return isDraft ? { id: typeof draft.id === "string" ? draft.id : null, data: draft.data, own: Array.isArray(draft.own) ? draft.own : [], basis: String(draft.basis ?? ""), bewaard: String(draft.bewaard ?? "") } : null;
  }
}

/** A short mark of a text (FNV-1a, 32 bits), to see whether it is still the same. */
export function markOf(text) {
  let mark = 0x811c9dc5;
  for (let place = 0; place < text.length; place += 1) mark = Math.imul(mark ^ text.charCodeAt(place), 0x01000193);
  return (mark >>> 0).toString(16);
}
