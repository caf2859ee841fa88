import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { pythonFloatText } from "../table/python-float.ts";
import { pandasNumberText, parsePandasNumber } from "./pandas-json-number.ts";

const recorded = JSON.parse(
  readFileSync(new URL("fixtures/pandas-json-numbers.json", import.meta.url), "utf8"),
) as [text: string, value: string, written: string][];

test("reads and writes numbers as pandas does", () => {
  for (const [text, value, written] of recorded) {
    const number = parsePandasNumber(text);
    expect(pythonFloatText(number), text).toBe(value);
    expect(pandasNumberText(number), text).toBe(written);
  }
});
