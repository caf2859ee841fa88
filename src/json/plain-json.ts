import { JsonNumber, type JsonValue } from "./json-value.ts";

/** A JSON value with plain objects and numbers, where their exact texts do not matter. */
export function plainJson(value: JsonValue): unknown {
  if (value instanceof JsonNumber) return Number(value.text);
  if (Array.isArray(value)) return value.map(plainJson);
  if (!(value instanceof Map)) return value;
  return Object.fromEntries([...value].map(([key, item]) => [key, plainJson(item)]));
}
