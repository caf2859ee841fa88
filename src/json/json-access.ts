import { JsonNumber, type JsonObject, type JsonValue } from "./json-value.ts";

/** @throws TypeError when the value is no object. */
export function asObject(value: JsonValue): JsonObject {
  if (value instanceof Map) return value;
  throw new TypeError(`expected a JSON object, not ${described(value)}`);
}

/** A text of an object. @throws TypeError when there is none of that key. */
export function textMember(object: JsonObject, key: string): string {
  const value = object.get(key);
  if (typeof value === "string") return value;
  throw new TypeError(`expected a text in "${key}", not ${described(value)}`);
}

/** An integer of an object. @throws TypeError when there is none of that key within 2^53. */
export function integerMember(object: JsonObject, key: string): number {
  const value = object.get(key);
  if (value instanceof JsonNumber && /^-?\d+$/.test(value.text)) {
    const number = Number(value.text);
    if (Number.isSafeInteger(number)) return number;
  }
  throw new TypeError(`expected an integer in "${key}", not ${described(value)}`);
}

function described(value: JsonValue | undefined): string {
  if (value === undefined) return "nothing";
  if (value instanceof JsonNumber) return value.text;
  if (Array.isArray(value)) return "an array";
  if (value instanceof Map) return "an object";
  return JSON.stringify(value).slice(0, 80);
}
