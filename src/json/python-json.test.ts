import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { JsonNumber, type JsonValue } from "./json-value.ts";
import { parsePythonJson } from "./python-json-reader.ts";
import { pythonJsonPieces, pythonJsonText } from "./python-json-writer.ts";

const recorded = JSON.parse(
  readFileSync(new URL("fixtures/python-json.json", import.meta.url), "utf8"),
) as [text: string, written: string | null][];

test("reads and writes what Python does", () => {
  for (const [text, written] of recorded) {
    if (written === null) expect(() => parsePythonJson(text), text).toThrow(SyntaxError);
    else expect(pythonJsonText(parsePythonJson(text), { indent: 4 })).toBe(written);
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
      expect(parsePythonJson(pythonJsonText(original, { indent }))).toEqual(original);
    }),
  );
});

test("any JSON of JavaScript's reads to the same value", () => {
  fc.assert(
    fc.property(fc.json(), (json) => {
      expect(JSON.parse(pythonJsonText(parsePythonJson(json)))).toEqual(JSON.parse(json));
    }),
  );
});

test("an error names its place", () => {
  expect(() => parsePythonJson('[1,\n  2 "a"]')).toThrow(
    'not JSON: expected "," or "]" at line 2, column 5',
  );
});

const layouts = fc.record({ indent: fc.nat(4), sortKeys: fc.boolean() }, { requiredKeys: [] });

test("pieces make the same text", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(text, fc.array(value))), layouts, (lists, options) => {
      const whole = new Map(lists);
      const inPieces = new Map(lists.map(([key, items]) => [key, { items: items.values() }]));
      expect([...pythonJsonPieces(inPieces, options)].join("")).toBe(
        pythonJsonText(whole, options),
      );
    }),
  );
});

test("one line and sorted keys, as Python lays them out", () => {
  const document = parsePythonJson(
    '{"b":[1,{"\ud835\udd4f":[],"\ufb00":{}, "10":1,"9":null}],"a":[]}',
  );
  expect(pythonJsonText(document)).toBe(
    '{"b": [1, {"\\ud835\\udd4f": [], "\\ufb00": {}, "10": 1, "9": null}], "a": []}',
  );
  expect(pythonJsonText(document, { indent: 1, sortKeys: true })).toBe(
    '{\n "a": [],\n "b": [\n  1,\n  {\n   "10": 1,\n   "9": null,\n   "\\ufb00": {},\n   "\\ud835\\udd4f": []\n  }\n ]\n}',
  );
});
