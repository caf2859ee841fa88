import { pythonFloatText } from "../table/python-float.ts";
import { asObject } from "./json-access.ts";
import type { JsonList } from "./json-slice.ts";
import { JsonNumber, type JsonObject, type JsonValue } from "./json-value.ts";

const NAN = new JsonNumber("NaN");

/**
 * JSON records in a pandas table (`pd.DataFrame(records)`, then `to_dict("records")`): every record
 * gets the fields of all, and a field's numbers get one type.
 */
export class PandasRecords {
  readonly #list: JsonList;
  readonly #fields: ReadonlyMap<string, (value: JsonValue | undefined) => JsonValue>;

  constructor(list: JsonList) {
    this.#list = list;
    const contents = new Map<string, Content>();
    for (const record of this.records()) {
      for (const [field, value] of record) {
        const content = contents.get(field) ?? emptyContent();
        contents.set(field, content);
        content[kindOf(value)]++;
      }
    }
    this.#fields = new Map(
      Array.from(contents, ([field, content]) => [field, conversionFor(content, list.length)]),
    );
  }

  /** The records as they are, one in memory at a time. */
  *records(): Generator<JsonObject> {
    for (const value of this.#list.values()) yield asObject(value);
  }

  /** Records as they come out of the table. */
  *rewritten(keep: (record: JsonObject) => boolean = () => true): Generator<JsonObject> {
    for (const record of this.records()) {
      if (!keep(record)) continue;
      yield new Map(
        Array.from(this.#fields, ([field, converted]) => [field, converted(record.get(field))]),
      );
    }
  }
}

type Kind = "integer" | "float" | "boolean" | "null" | "other";
/** How often each kind of value occurs in a field. */
type Content = Record<Kind, number>;

function emptyContent(): Content {
  return { integer: 0, float: 0, boolean: 0, null: 0, other: 0 };
}

function kindOf(value: JsonValue): Kind {
  if (value === null) return "null";
  if (typeof value === "boolean") return "boolean";
  if (!(value instanceof JsonNumber)) return "other";
  return isInteger(value) ? "integer" : "float";
}

function isInteger({ text }: JsonNumber): boolean {
  return /^-?\d+$/.test(text);
}

function conversionFor(content: Content, records: number) {
  const { integer, float, boolean, other } = content;
  const present = integer + float + boolean + other + content.null;
  const complete = present === records;
  if (boolean + other > 0) return orNan;
  if (integer + float === 0) return complete ? orNan : () => NAN;
  return integer === records ? orNan : asFloat;
}

/** A column of Python objects keeps what is there. */
function orNan(value: JsonValue | undefined): JsonValue {
  return value ?? (value === undefined ? NAN : null);
}

function asFloat(value: JsonValue | undefined): JsonValue {
  if (!(value instanceof JsonNumber)) return NAN;
  return isInteger(value) ? new JsonNumber(pythonFloatText(Number(value.text))) : value;
}
