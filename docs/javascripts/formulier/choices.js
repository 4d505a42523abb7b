// The choices of a search field: records of a kind, all records, or the words of a vocabulary.

/**
 * Gives `rows(name)`: the choices by the name in `data-keuzes` ('organisatie', 'aanbeveling item',
 * '*', 'gemeen.status'), those of the form itself included.
 */
export class Choices {
  constructor(register) {
    this._register = register;
    this._own = [];
    this._cache = new Map();
  }

  /** The records that the form itself adds or changes. */
  set own(entries) {
    this._own = entries.filter((entry) => entry.id).map((entry) => ({ id: entry.id, soort: entry.kind, titel: entry.record.titel || entry.id }));
    this._cache.clear();
  }

  rows(name) {
    if (!this._cache.has(name)) this._cache.set(name, this._made(name));
    return this._cache.get(name);
  }

  /** The label and the definition of a word in a vocabulary; what is no word of it stays as it is. */
  word(vocabulary, tag) {
    const [, label, definition] = this._register.woorden[vocabulary].find(([found]) => found === tag) ?? [tag, String(tag ?? ""), ""];
    return [label, definition];
  }

  /** The title of a record. */
  title(id) {
    return this.rows("*").find((row) => row.id === id)?.titel ?? id ?? "";
  }

  /** Whether only a part of a source was seen. */
  isFragment(id) {
    return this._register.records.some((row) => row.id === id && row.fragment);
  }

  _made(name) {
    const words = this._register.woorden[name];
    if (words) return words.map(([id, titel, uitleg]) => ({ id, titel, uitleg }));
    const kinds = name === "*" ? null : name.split(" ");
    const own = new Set(this._own.map((row) => row.id));
    const rows = [...this._own, ...this._register.records.filter((row) => !own.has(row.id))].filter((row) => !kinds || kinds.includes(row.soort));
    return rows.map(({ id, soort, titel, ook }) => ({ id, titel, ook, bij: `${this._register.soorten[soort].naam} · ${ook ? `${ook} · ` : ""}${id}` }));
  }
}
