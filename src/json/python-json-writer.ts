import { compareCodePoints } from "../table/compare.ts";
import { JsonNumber, type JsonValue } from "./json-value.ts";

export interface PythonJsonOptions {
  /** Blanks per level, with one item a line; left out, everything is on one line. */
  indent?: number;
  /** Keys in the order of their code points instead of their own. */
  sortKeys?: boolean;
}

/** A JSON value of which the large arrays are made while they are written. */
export type LargeJson = JsonValue | JsonItems | ReadonlyMap<string, JsonValue | JsonItems>;

/** The items of an array, one after another. */
export interface JsonItems {
  items: Iterable<JsonValue>;
}

const NEEDS_ESCAPE = /[^ !#-[\]-~]/g;
const SHORT_ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  "\\": "\\\\",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
  "\f": "\\f",
  "\b": "\\b",
};

/**
 * JSON as Python's `json.dumps(value, indent=..., sort_keys=...)` writes it: pure ASCII, no final
 * newline.
 */
export function pythonJsonText(value: JsonValue, options: PythonJsonOptions = {}): string {
  const writer = new Writer(options);
  writer.write(value, writer.firstBreak);
  return writer.taken();
}

/** The same text in pieces, for a document that need not be in memory as a whole. */
export function* pythonJsonPieces(
  value: LargeJson,
  options: PythonJsonOptions = {},
): Generator<string> {
  const writer = new Writer(options);
  yield* writer.pieces(value, writer.firstBreak);
  yield writer.taken();
}

/** So many parts are joined into a piece. */
const PARTS_A_PIECE = 1 << 14;

class Writer {
  #parts: string[] = [];
  readonly #step: string;
  readonly #sortKeys: boolean;
  /** Before a value at the outermost level; "" where everything is on one line. */
  readonly firstBreak: string;

  constructor({ indent, sortKeys = false }: PythonJsonOptions) {
    this.firstBreak = indent === undefined ? "" : "\n";
    this.#step = " ".repeat(indent ?? 0);
    this.#sortKeys = sortKeys;
  }

  taken(): string {
    const text = this.#parts.join("");
    this.#parts = [];
    return text;
  }

  write(value: JsonValue, lineBreak: string): void {
    if (typeof value === "string") this.#parts.push(quoted(value));
    else if (value instanceof JsonNumber) this.#parts.push(value.text);
    else if (Array.isArray(value)) {
      this.#parts.push("[");
      for (const [place, item] of value.entries()) this.write(item, this.#next(place, lineBreak));
      this.#end("]", value.length, lineBreak);
    } else if (value instanceof Map) {
      this.#parts.push("{");
      for (const [place, [key, item]] of this.#members(value).entries()) {
        const inner = this.#next(place, lineBreak);
        this.#parts.push(quoted(key), ": ");
        this.write(item, inner);
      }
      this.#end("}", value.size, lineBreak);
    } else this.#parts.push(String(value));
  }

  *pieces(value: LargeJson, lineBreak: string): Generator<string> {
    if (value instanceof Map) {
      this.#parts.push("{");
      for (const [place, [key, item]] of this.#members(value).entries()) {
        const inner = this.#next(place, lineBreak);
        this.#parts.push(quoted(key), ": ");
        yield* this.pieces(item, inner);
      }
      this.#end("}", value.size, lineBreak);
    } else if (isItems(value)) {
      this.#parts.push("[");
      let count = 0;
      for (const item of value.items) {
        this.write(item, this.#next(count++, lineBreak));
        if (this.#parts.length >= PARTS_A_PIECE) yield this.taken();
      }
      this.#end("]", count, lineBreak);
    } else this.write(value as JsonValue, lineBreak);
  }

  #members<T>(object: ReadonlyMap<string, T>): [string, T][] {
    const members = [...object];
    return this.#sortKeys ? members.sort(([a], [b]) => compareCodePoints(a, b)) : members;
  }

  /** Begins the item at a place and returns its line break. */
  #next(place: number, lineBreak: string): string {
    const inner = lineBreak + this.#step;
    const separator = place === 0 ? "" : this.firstBreak === "" ? ", " : ",";
    this.#parts.push(separator + inner);
    return inner;
  }

  #end(bracket: string, count: number, lineBreak: string): void {
    this.#parts.push(count > 0 ? lineBreak + bracket : bracket);
  }
}

function isItems(value: LargeJson): value is JsonItems {
  return typeof value === "object" && value !== null && "items" in value;
}

function quoted(text: string): string {
  const escaped = text.replace(
    NEEDS_ESCAPE,
    (unit) => SHORT_ESCAPES[unit] ?? `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return `"${escaped}"`;
}
