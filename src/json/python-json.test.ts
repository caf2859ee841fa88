import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { JsonNumber, type JsonValue } from "./json-value.ts";
import { parsePythonJson } from "./python-json-reader.ts";
import { pythonJsonText } from "./python-json-writer.ts";

const recorded = JSON.parse(
  readFileSync(new URL("fixtures/python-json.json", import.meta.url), "utf8"),
) as [text: string, written: string | null][];

test("reads and writes what Python does", () => {
  for (const [text, written] of recorded) {
    if (written === null) expect(() => parsePythonJson(text), text).toThrow(SyntaxError);
    else expect(pythonJsonText(parsePythonJson(text), 4)).toBe(written);
  }
});

const text = fc.string({ unit: fc.nat(0xffff).map((unit) => String.fromCharCode(unit)) });
const { value } = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    fc.constantFrom(null, true, false),
    text,
    fc.bigInt().map((integer) => new JsonNumber(String(integer))),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.array(fc.tuple(text, tie("value")), { maxLength: 4 }).map((pairs) => new Map(pairs)),
  ),
}));

test("any value that is written reads back equal", () => {
  fc.assert(
    fc.property(value, fc.nat(4), (original, indent) => {
      expect(parsePythonJson(pythonJsonText(original, indent))).toEqual(original);
    }),
  );
});

test("any JSON of JavaScript's reads to the same value", () => {
  fc.assert(
    fc.property(fc.json(), (json) => {
      expect(JSON.parse(pythonJsonText(parsePythonJson(json), 2))).toEqual(JSON.parse(json));
    }),
  );
});

test("an error names its place", () => {
  expect(() => parsePythonJson('[1,\n  2 "a"]')).toThrow(
    'not JSON: expected "," or "]" at line 2, column 5',
  );
});
