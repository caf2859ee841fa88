import { expect, test } from "vitest";
import { pythonFloat } from "./python-floats.ts";

test.each([
  ["1", 1],
  ["-1.5e-3", -0.0015],
  ["+.5E0", 0.5],
  ["1.", 1],
  ["1_0.2_5", 10.25],
  ["\t7\n", 7],
  ["1e999", Infinity],
  ["inf", Infinity],
  ["-Infinity", -Infinity],
  ["+nan", Number.NaN],
  ["\u2003\uff19.\u0665\x1c", 9.5],
])("%j is %d", (text, expected) => {
  expect(pythonFloat(text)).toBe(expected);
});

test.each([
  "",
  " ",
  ".",
  "1 2",
  "1,5",
  "0x10",
  "1__0",
  "_1",
  "1e",
  "e5",
  "infinit",
  "+-1",
  "one",
  "\ufeff1",
])("%j is no number", (text) => {
  expect(pythonFloat(text)).toBeUndefined();
});
