// What the build made for the form (hooks/adviesspoor/form_files.py), fetched once.

import { Schemas } from "./schema.js";

export class Store {
  /** `root` leads from the page to the root of the site. */
  constructor(root) {
    this._root = root;
    this._files = new Map();
  }

  /** {schemas, register}. Rejects when something cannot be fetched. */
  async open() {
    const [documents, register] = await Promise.all([this._get("schemas.json"), this._get("ids.json")]);
    return { schemas: new Schemas(documents), register };
  }

  /** A data file as it is on the site. */
  file(address) {
    if (!this._files.has(address)) this._files.set(address, this._get(address));
    return this._files.get(address);
  }

  async _get(name) {
    const answer = await fetch(`${this._root}redactie/${name}`);
    if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
    return answer.json();
  }
}
