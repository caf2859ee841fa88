import { JsonNumber, type JsonValue } from "./json-value.ts";
import { pandasNumberText } from "./pandas-json-number.ts";

const NEEDS_ESCAPE = /[/\x80-\uffff]/;
const ESCAPED = /[/\x80-\uffff]/g;
const INTEGER = /^-?\d+$/;

/**
 * JSON as pandas' `to_json` writes a record: no blanks, pure ASCII, every slash escaped, floats with
 * ten decimals.
 */
export function pandasJsonText(value: JsonValue): string {
  if (typeof value === "string") return quoted(value);
  if (value instanceof JsonNumber) {
    return INTEGER.test(value.text) ? value.text : pandasNumberText(Number(value.text));
  }
  if (Array.isArray(value)) return `[${value.map(pandasJsonText).join(",")}]`;
  if (value instanceof Map) {
    const members = Array.from(value, ([key, item]) => `${quoted(key)}:${pandasJsonText(item)}`);
    return `{${members.join(",")}}`;
  }
  return String(value);
}

function quoted(text: string): string {
  const json = JSON.stringify(text);
  if (!NEEDS_ESCAPE.test(json)) return json;
  return json.replace(ESCAPED, (unit) =>
    unit === "/" ? "\\/" : `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
