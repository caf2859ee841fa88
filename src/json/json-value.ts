/**
 * A JSON value as Python reads it. Objects are maps, which keep the order even of keys that are
 * all digits.
 */
export type JsonValue = null | boolean | string | JsonNumber | JsonValue[] | JsonObject;

export type JsonObject = Map<string, JsonValue>;

/** A number as Python prints it, which tells integers of any size from floats (`1` from `1.0`). */
export class JsonNumber {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}
