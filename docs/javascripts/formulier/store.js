// What the build made for the form (hooks/adviesspoor/form_files.py), fetched once.

import { Schemas } from "./schema.js";

/** A file of the site could not be fetched. */
export class FetchError extends Error {}

export class Store {
  /** `root` leads from the page to the root of the site. */
  constructor(root) {
    this._root = root;
    this._files = new Map();
  }

  /** {schemas, register}. Rejects with FetchError. */
  async open() {
    const [documents, register] = await Promise.all([this._get("schemas.json"), this._get("ids.json")]);
    return { schemas: new Schemas(documents), register };
  }

  /** A data file as it is on the site. Rejects with FetchError. */
  async file(address) {
    if (!this._files.has(address)) this._files.set(address, await this._get(address));
    return this._files.get(address);
  }

  async _get(name) {
    const answer = await fetch(`${this._root}redactie/${name}`).catch((error) => {
      throw new FetchError(name, { cause: error });
    });
    if (!answer.ok) throw new FetchError(`${name}: ${answer.status}`);
    return answer.json();
  }
}
