// The JSON Schemas of data/schema/ in the browser: exactly the keywords they use, without eval.
// Messages and places are those of hooks/adviesspoor/schema.py; tests hold both side by side.

import { choices, label, lengthOf, shown } from "./wording.js";

const TYPES = {
  object: "een groep velden (naam: waarde)",
  array: "een lijst (regels met een streepje)",
  string: "tekst",
  integer: "een geheel getal",
};

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

const IS = {
  object: isObject,
  array: Array.isArray,
  string: (value) => typeof value === "string",
  integer: Number.isInteger,
};

/** What each keyword has against a value: a list with at most one sentence. */
const KEYWORDS = {
  type(rule, value) {
    return IS[rule](value) ? [] : [`${shown(value)} mag niet; hier hoort ${TYPES[rule]}${typeHint(value, rule)}`];
  },
  minLength(rule, value) {
    return typeof value !== "string" || lengthOf(value) >= rule ? [] : [`${shown(value)} is te kort; minstens ${rule} ${rule === 1 ? "teken" : "tekens"}`];
  },
  maxLength(rule, value) {
    const length = typeof value === "string" ? lengthOf(value) : 0;
    return length <= rule ? [] : [`de tekst is te lang (${length} tekens); ten hoogste ${rule} tekens`];
  },
  pattern(rule, value, schema) {
    return typeof value !== "string" || new RegExp(rule, "u").test(value) ? [] : [own(schema, value)];
  },
  minimum(rule, value) {
    return typeof value !== "number" || value >= rule ? [] : [`${value} is te klein; minstens ${rule}`];
  },
  maximum(rule, value) {
    return typeof value !== "number" || value <= rule ? [] : [`${value} is te groot; ten hoogste ${rule}`];
  },
  minItems(rule, value) {
    return !Array.isArray(value) || value.length >= rule ? [] : [`de lijst is te kort; minstens ${rule} ${rule === 1 ? "regel" : "regels"}`];
  },
  uniqueItems(rule, value) {
    const rows = Array.isArray(value) ? value.map((row) => JSON.stringify(row)) : [];
    const double = rows.findIndex((row, place) => rows.indexOf(row) < place);
    return double < 0 ? [] : [`de lijst noemt ${shown(value[double])} dubbel; noem alles één keer`];
  },
  // A constant stands in conditions and lists of words: its own message is never shown.
  const(rule, value) {
    return value === rule ? [] : [""];
  },
  minProperties(rule, value, schema) {
    return !isObject(value) || Object.keys(value).length >= rule ? [] : [own(schema, value)];
  },
};

/** All schemas, by name ('advies' for advies.schema.json). */
export class Schemas {
  constructor(documents) {
    this.documents = documents;
  }

  /**
   * Every place where `data` breaks schema `name`: {path, at, sentence, message}. `path` is the
   * place that the build reports, `onKey` says that it means the name of the last step and not its
   * value, and `at` is the field to mend.
   */
  *faults(name, data) {
    for (const fault of this._faults(name, this.documents[name], data, [])) {
      const named = fault.onKey ? fault.path.slice(0, -1) : fault.path;
      yield { onKey: false, at: fault.path, ...fault, message: label(named) + fault.sentence };
    }
  }

  /** Follow `$ref` from a subschema of schema `name`; keywords beside the `$ref` win. */
  resolve(name, schema) {
    if (!("$ref" in schema)) return [name, schema];
    const { $ref: reference, ...beside } = schema;
    const [found, target] = this._target(name, reference);
    return this.resolve(found, { ...target, ...beside });
  }

  /** Every value that the schema marks with `x-verwijst-naar` or `x-controle`: {path, value, keyword, argument}. */
  *marks(name, data, schema = this.documents[name], path = []) {
    const [found, resolved] = this.resolve(name, schema);
    const isList = resolved.type === "array";
    const fits = isList ? Array.isArray(data) : resolved.type === "object" ? isObject(data) : typeof data === "string";
    if (!fits) return;
    for (const keyword of isList ? [] : ["x-verwijst-naar", "x-controle"]) {
      if (keyword in resolved) yield { path, value: data, keyword, argument: resolved[keyword] };
    }
    if (isList) {
      // A list of references is marked as a whole.
      const target = resolved["x-verwijst-naar"];
      for (const [place, row] of data.entries()) {
        const below = [...path, place];
        if (target === undefined) yield* this.marks(found, row, resolved.items, below);
        else if (typeof row === "string") yield { path: below, value: row, keyword: "x-verwijst-naar", argument: target };
      }
    } else if (isObject(data)) {
      for (const [key, below] of Object.entries(resolved.properties ?? {})) {
        if (Object.hasOwn(data, key)) yield* this.marks(found, data[key], below, [...path, key]);
      }
    }
  }

  _target(name, reference) {
    const [file, pointer] = reference.split("#");
    const found = file.replace(/\.schema\.json$/, "") || name;
    const steps = pointer.split("/").filter(Boolean);
    return [found, steps.reduce((value, step) => value[step], this.documents[found])];
  }

  *_faults(name, schema, value, path) {
    if ("$ref" in schema) yield* this._faults(...this._target(name, schema.$ref), value, path);
    for (const [keyword, rule] of Object.entries(schema)) {
      for (const sentence of KEYWORDS[keyword]?.(rule, value, schema) ?? []) yield { path, sentence };
    }
    if ("anyOf" in schema) yield* this._anyOf(name, schema, value, path);
    if ("if" in schema && this._fits(name, schema.if, value)) yield* this._faults(name, schema.then, value, path);
    if (isObject(value)) yield* this._fields(name, schema, value, path);
    if (Array.isArray(value) && "items" in schema) {
      for (const [place, row] of value.entries()) yield* this._faults(name, schema.items, row, [...path, place]);
    }
  }

  _fits(name, schema, value) {
    return this._faults(name, schema, value, []).next().done;
  }

  *_anyOf(name, schema, value, path) {
    if (schema.anyOf.some((option) => this._fits(name, option, value))) return;
    const words = schema.anyOf.every((option) => "const" in option) ? schema.anyOf.map((option) => option.const) : null;
    yield { path, sentence: words ? `${shown(value)} mag niet${choices(written(value), words)}` : own(schema, value) };
  }

  *_fields(name, schema, value, path) {
    const known = schema.properties ?? {};
    for (const key of schema.required ?? []) {
      if (Object.hasOwn(value, key)) continue;
      const sentence = schema["x-melding-ontbreekt"]?.[key] ?? `het veld '${key}' ontbreekt (verplicht)`;
      yield { path, at: [...path, key], sentence };
    }
    for (const [given, wanted] of Object.entries(schema.dependentRequired ?? {})) {
      for (const key of Object.hasOwn(value, given) ? wanted : []) {
        if (Object.hasOwn(value, key)) continue;
        yield { path, at: [...path, key], sentence: `het veld '${key}' ontbreekt; van_regel, tot_regel en zoekwoorden horen bij elkaar` };
      }
    }
    for (const [key, inner] of Object.entries(value)) {
      const below = [...path, key];
      if ("propertyNames" in schema) {
        for (const fault of this._faults(name, schema.propertyNames, key, path)) yield { ...fault, path: below, onKey: true };
      }
      if (Object.hasOwn(known, key)) {
        yield* this._faults(name, known[key], inner, below);
      } else if (schema.additionalProperties === false) {
        const options = Object.keys(known).filter((field) => !Object.hasOwn(value, field));
        yield { path: below, onKey: true, sentence: `onbekend veld '${key}'${choices(key, options)}` };
      } else if (schema.additionalProperties) {
        yield* this._faults(name, schema.additionalProperties, inner, below);
      }
    }
  }
}

function typeHint(value, wanted) {
  if (wanted !== "string") return "";
  if (Number.isInteger(value) || typeof value === "boolean") return `. Bedoelde u '${value}', met aanhalingstekens?`;
  if (isObject(value) && Object.keys(value).length) return ". Staat er een dubbele punt in de tekst, zet dan alles tussen aanhalingstekens";
  return "";
}

/** The sentence of the schema itself, for a rule that has no clear one of its own. */
function own(schema, value) {
  return typeof value === "string" ? `${shown(value)} mag niet; ${schema["x-melding"]}` : schema["x-melding"];
}

/** As Python writes it, to look for what resembles it. */
function written(value) {
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
