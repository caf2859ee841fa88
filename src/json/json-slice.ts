import type { JsonValue } from "./json-value.ts";
import { parsePythonJson } from "./python-json-reader.ts";

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

export type JsonEncoding = "utf8" | "latin1";

/**
 * A JSON value within a text that is kept as bytes and read only as far as it is asked for, so that
 * of a document of millions of records a few are in memory at a time.
 */
export class JsonSlice {
  readonly #bytes: Buffer;
  readonly #encoding: JsonEncoding;
  readonly #start: number;
  readonly #end: number;

  /** @param start of the value in `bytes`, and `end` behind it; blanks around it are allowed. */
  constructor(bytes: Buffer, encoding: JsonEncoding, start = 0, end = bytes.length) {
    this.#bytes = bytes;
    this.#encoding = encoding;
    this.#start = start;
    this.#end = end;
  }

  /** The value, as Python reads it. @throws {SyntaxError} where the text is no JSON. */
  value(): JsonValue {
    return parsePythonJson(this.#bytes.toString(this.#encoding, this.#start, this.#end));
  }

  /**
   * The members of an object, in order; of equal keys the last value in the first's place.
   * @throws {SyntaxError} when this is no object.
   */
  members(): Map<string, JsonSlice> {
    const members = new Map<string, JsonSlice>();
    this.#enclosed(OPEN_BRACE, CLOSE_BRACE, "an object", (at) => {
      const keyEnd = this.#valueEnd(at);
      const key = new JsonSlice(this.#bytes, this.#encoding, at, keyEnd).value();
      const colon = this.#afterBlanks(keyEnd);
      if (typeof key !== "string" || this.#bytes[colon] !== COLON) throw this.#error("a key", at);
      const start = this.#afterBlanks(colon + 1);
      const end = this.#valueEnd(start);
      members.set(key, new JsonSlice(this.#bytes, this.#encoding, start, end));
      return end;
    });
    return members;
  }

  /** The items of an array. @throws {SyntaxError} when this is none. */
  items(): JsonList {
    const starts: number[] = [];
    const ends: number[] = [];
    this.#enclosed(OPEN_BRACKET, CLOSE_BRACKET, "an array", (at) => {
      const end = this.#valueEnd(at);
      starts.push(at);
      ends.push(end);
      return end;
    });
    const itemAt = (place: number) =>
      new JsonSlice(this.#bytes, this.#encoding, starts[place]!, ends[place]!);
    return new JsonList(starts.length, itemAt);
  }

  /** Goes through what stands between commas in brackets; `visit` returns where an item ends. */
  #enclosed(open: number, close: number, what: string, visit: (at: number) => number): void {
    let at = this.#afterBlanks(this.#start);
    if (this.#bytes[at] !== open) throw this.#error(what, at);
    at = this.#afterBlanks(at + 1);
    if (this.#bytes[at] === close) at++;
    else {
      for (;;) {
        at = this.#afterBlanks(visit(at));
        const separator = this.#bytes[at++];
        if (separator === close) break;
        if (separator !== COMMA) throw this.#error('"," or a closing bracket', at - 1);
        at = this.#afterBlanks(at);
      }
    }
    if (this.#afterBlanks(at) < this.#end) throw this.#error("the end of the text", at);
  }

  #afterBlanks(start: number): number {
    let at = start;
    while (at < this.#end && isBlank(this.#bytes[at]!)) at++;
    return at;
  }

  /** Where the value at `start` ends, by its brackets and quotes alone. */
  #valueEnd(start: number): number {
    const bytes = this.#bytes;
    let depth = 0;
    let at = start;
    while (at < this.#end) {
      const byte = bytes[at]!;
      if (byte === QUOTE) {
        at = this.#stringEnd(at);
        if (depth === 0) return at;
        continue;
      }
      if (byte === OPEN_BRACE || byte === OPEN_BRACKET) depth++;
      else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) {
        if (depth === 0) return at;
        depth--;
        if (depth === 0) return at + 1;
      } else if (depth === 0 && (byte === COMMA || byte === COLON || isBlank(byte))) return at;
      at++;
    }
    return at;
  }

  #stringEnd(start: number): number {
    const bytes = this.#bytes;
    let at = start + 1;
    while (at < this.#end && bytes[at] !== QUOTE) at += bytes[at] === BACKSLASH ? 2 : 1;
    return Math.min(at + 1, this.#end);
  }

  #error(expected: string, at: number): SyntaxError {
    return new SyntaxError(`not JSON: expected ${expected} at byte ${at}`);
  }
}

/** One of an object's members. @throws when there is none of that key. */
export function memberOf(members: ReadonlyMap<string, JsonSlice>, key: string): JsonSlice {
  const member = members.get(key);
  if (member) return member;
  throw new Error(`There is no "${key}" among ${[...members.keys()].join(", ")}.`);
}

/** The items of a JSON array, each read when it is asked for. */
export class JsonList {
  readonly length: number;
  readonly #itemAt: (place: number) => JsonSlice;

  constructor(length: number, itemAt: (place: number) => JsonSlice) {
    this.length = length;
    this.#itemAt = itemAt;
  }

  at(place: number): JsonSlice {
    return this.#itemAt(place);
  }

  *values(): Generator<JsonValue> {
    for (let place = 0; place < this.length; place++) yield this.at(place).value();
  }
}

function isBlank(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}
