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
])("%j is %d", (text, expected) => {
  expect(pythonFloat(text)).toBe(expected);
});

test.each(["", " ", ".", "1 2", "1,5", "0x10", "1__0", "_1", "1e", "e5", "infinit", "+-1", "one"])(
  "%j is no number",
  (text) => {
    expect(pythonFloat(text)).toBeUndefined();
  },
);
