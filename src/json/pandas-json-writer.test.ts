import fc from "fast-check";
import { expect, test } from "vitest";
import { pandasJsonText } from "./pandas-json-writer.ts";
import { parsePythonJson } from "./python-json-reader.ts";

test("writes what pandas writes, large integers, key order and all", () => {
  const read = parsePythonJson(
    '{"b": 18446744073709551615, "1": [true, null, "a/b é \\ud83d\\ude00 \\u007f\\u0001\\n\\"<"], "0": {}}',
  );
  expect(pandasJsonText(read)).toBe(
    '{"b":18446744073709551615,"1":[true,null,"a\\/b \\u00e9 \\ud83d\\ude00 \x7f\\u0001\\n\\"<"],"0":{}}',
  );
});

test("any text reads back as itself, and stands in ASCII", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const json = pandasJsonText(text);
      expect(JSON.parse(json)).toBe(text);
      expect(Buffer.from(json, "latin1").every((byte) => byte < 0x80)).toBe(true);
    }),
  );
});

test("writes ten decimals of a float", () => {
  expect(pandasJsonText(parsePythonJson("[1, 2.0, 0.12345678901]"))).toBe("[1,2.0,0.123456789]");
});
