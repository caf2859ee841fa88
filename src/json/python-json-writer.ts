import { JsonNumber, type JsonValue } from "./json-value.ts";

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
 * JSON as Python's `json.dumps(value, indent=...)` writes it: pure ASCII, one item a line, no final
 * newline.
 * @param indent blanks per level.
 */
export function pythonJsonText(value: JsonValue, indent: number): string {
  const parts: string[] = [];
  write(value, "\n", " ".repeat(indent), parts);
  return parts.join("");
}

function write(value: JsonValue, lineBreak: string, step: string, parts: string[]): void {
  if (typeof value === "string") parts.push(quoted(value));
  else if (value instanceof JsonNumber) parts.push(value.text);
  else if (Array.isArray(value)) {
    writeItems("[]", value, lineBreak, step, parts, (item, inner) =>
      write(item, inner, step, parts),
    );
  } else if (value instanceof Map) {
    writeItems("{}", [...value], lineBreak, step, parts, ([key, item], inner) => {
      parts.push(quoted(key), ": ");
      write(item, inner, step, parts);
    });
  } else parts.push(String(value));
}

function writeItems<T>(
  [open, close]: string,
  items: readonly T[],
  lineBreak: string,
  step: string,
  parts: string[],
  writeItem: (item: T, lineBreak: string) => void,
): void {
  parts.push(open!);
  const inner = lineBreak + step;
  items.forEach((item, place) => {
    parts.push(place === 0 ? inner : `,${inner}`);
    writeItem(item, inner);
  });
  if (items.length > 0) parts.push(lineBreak);
  parts.push(close!);
}

function quoted(text: string): string {
  const escaped = text.replace(
    NEEDS_ESCAPE,
    (unit) => SHORT_ESCAPES[unit] ?? `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return `"${escaped}"`;
}
