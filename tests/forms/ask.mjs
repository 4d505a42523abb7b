// Questions for the modules of the form, as JSON on standard input: [name of a task, argument]. The answer is JSON too.

import { text } from "node:stream/consumers";

const folder = "../../docs/javascripts/formulier/";

const tasks = {
  /** [{schema, data}] -> for each the faults the schema finds. */
  async faults({ schemas, cases }) {
    const { Schemas } = await import(`${folder}schema.js`);
    const found = new Schemas(schemas);
    return cases.map(({ schema, data }) => [...found.faults(schema, data)]);
  },
  async marks({ schemas, cases }) {
    const { Schemas } = await import(`${folder}schema.js`);
    const found = new Schemas(schemas);
    return cases.map(({ schema, data }) => [...found.marks(schema, data)]);
  },
  /** [{tekst, data, plekken}] -> the blocks of each file. */
  async blocks(files) {
    const { blocks } = await import(`${folder}blocks.js`);
    return files.map((file) => blocks(file.tekst.replace(/\n$/, "").split("\n"), file.data, file.plekken));
  },
  /** [{name, kind, data, opened}] -> the text of each file. */
  async texts({ schemas, register, files }) {
    const { Schemas } = await import(`${folder}schema.js`);
    const { textOf } = await import(`${folder}targets.js`);
    return files.map((file) => textOf(file, new Schemas(schemas), register));
  },
  /** [{name, kind, data, opened}] -> for each what is wrong with it. */
  async check({ schemas, register, files }) {
    const { Schemas } = await import(`${folder}schema.js`);
    const { check } = await import(`${folder}rules.js`);
    return files.map((file) => check(new Schemas(schemas), register, file));
  },
  async choices(cases) {
    const { choices } = await import(`${folder}wording.js`);
    return cases.map(([wrong, allowed]) => choices(wrong, allowed));
  },
  async likeness(cases) {
    const { closeMatches } = await import(`${folder}likeness.js`);
    return cases.map(([word, options]) => closeMatches(word, options));
  },
};

const [task, argument] = JSON.parse(await text(process.stdin));
process.stdout.write(JSON.stringify(await tasks[task](argument)));
