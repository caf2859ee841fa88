import { pythonFloatText } from "../table/python-float.ts";
import { JsonNumber, type JsonObject, type JsonValue } from "./json-value.ts";
import { parsePandasNumber } from "./pandas-json-number.ts";

const BLANKS = /[ \t\n\r]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y;
const PLAIN_CHARACTERS = /[ !#-[\]-\uffff]*/y;
const CODE_UNIT = /[0-9a-fA-F]{4}/y;
const ESCAPED: Readonly<Record<string, string>> = {
  '"': '"',
  "\\": "\\",
  "/": "/",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
};
/** JSON's words, and those that Python reads beside them. */
const WORDS: readonly (readonly [string, JsonValue])[] = [
  ["null", null],
  ["true", true],
  ["false", false],
  ["NaN", new JsonNumber("NaN")],
  ["Infinity", new JsonNumber("Infinity")],
  ["-Infinity", new JsonNumber("-Infinity")],
];

export interface JsonReadOptions {
  /**
   * "exact" (the default) rounds correctly; "plain" is the default parser of pandas' `read_json`,
   * which may be off in the last place.
   */
  floats?: "exact" | "plain";
}

/**
 * Reads JSON as Python's `json.loads` does: integers of any size and floats stay apart, of equal
 * keys the last value wins in the first's place, lone surrogates are kept.
 * @throws {SyntaxError} naming the line and column where the text is no JSON.
 */
export function parsePythonJson(text: string, options: JsonReadOptions = {}): JsonValue {
  return new Reader(text, options.floats === "plain" ? parsePandasNumber : Number).document();
}

class Reader {
  readonly #text: string;
  readonly #readFloat: (text: string) => number;
  #at = 0;

  constructor(text: string, readFloat: (text: string) => number) {
    this.#text = text;
    this.#readFloat = readFloat;
  }

  document(): JsonValue {
    this.#skipBlanks();
    const value = this.#value();
    this.#skipBlanks();
    if (this.#at < this.#text.length) throw this.#error("the end of the text");
    return value;
  }

  #value(): JsonValue {
    switch (this.#text[this.#at]) {
      case '"':
        return this.#string();
      case "{":
        return this.#object();
      case "[":
        return this.#array();
      default:
        return this.#word();
    }
  }

  #word(): JsonValue {
    for (const [word, value] of WORDS) {
      if (!this.#text.startsWith(word, this.#at)) continue;
      this.#at += word.length;
      return value;
    }
    const [number, fraction, exponent] = this.#match(NUMBER, "a value");
    if (fraction === undefined && exponent === undefined) {
      return new JsonNumber(number === "-0" ? "0" : number);
    }
    return new JsonNumber(pythonFloatText(this.#readFloat(number)).replace("inf", "Infinity"));
  }

  #object(): JsonObject {
    const object: JsonObject = new Map();
    this.#at++;
    this.#skipBlanks();
    if (this.#take("}")) return object;
    for (;;) {
      if (this.#text[this.#at] !== '"') throw this.#error("a key in double quotes");
      const key = this.#string();
      this.#skipBlanks();
      if (!this.#take(":")) throw this.#error('":"');
      this.#skipBlanks();
      object.set(key, this.#value());
      this.#skipBlanks();
      if (this.#take("}")) return object;
      if (!this.#take(",")) throw this.#error('"," or "}"');
      this.#skipBlanks();
    }
  }

  #array(): JsonValue[] {
    const items: JsonValue[] = [];
    this.#at++;
    this.#skipBlanks();
    if (this.#take("]")) return items;
    for (;;) {
      items.push(this.#value());
      this.#skipBlanks();
      if (this.#take("]")) return items;
      if (!this.#take(",")) throw this.#error('"," or "]"');
      this.#skipBlanks();
    }
  }

  #string(): string {
    this.#at++;
    let value = "";
    for (;;) {
      value += this.#match(PLAIN_CHARACTERS, "a string")[0];
      if (this.#take('"')) return value;
      if (!this.#take("\\")) throw this.#error("a string without bare control characters");
      value += this.#escaped();
    }
  }

  #escaped(): string {
    if (this.#take("u")) {
      return String.fromCharCode(Number.parseInt(this.#match(CODE_UNIT, "four hex digits")[0], 16));
    }
    const letter = this.#text[this.#at] ?? "";
    if (!Object.hasOwn(ESCAPED, letter)) throw this.#error("an escaped character");
    this.#at++;
    return ESCAPED[letter]!;
  }

  #skipBlanks(): void {
    this.#match(BLANKS, "blanks");
  }

  #take(character: string): boolean {
    if (this.#text[this.#at] !== character) return false;
    this.#at++;
    return true;
  }

  #match(pattern: RegExp, expected: string): RegExpExecArray {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (found === null) throw this.#error(expected);
    this.#at = pattern.lastIndex;
    return found;
  }

  #error(expected: string): SyntaxError {
    const before = this.#text.slice(0, this.#at).split("\n");
    const place = `line ${before.length}, column ${before.at(-1)!.length + 1}`;
    return new SyntaxError(`not JSON: expected ${expected} at ${place}`);
  }
}
