import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { JsonSlice } from "./json-slice.ts";
import { PandasRecords } from "./pandas-records.ts";
import { pythonJsonText } from "./python-json-writer.ts";

const recorded = JSON.parse(
  readFileSync(new URL("fixtures/pandas-records.json", import.meta.url), "utf8"),
) as [before: string, after: string][];

test("rewrites records as pandas does", () => {
  for (const [before, after] of recorded) {
    const records = new JsonSlice(Buffer.from(before), "utf8").items();
    const rewritten = [...new PandasRecords(records).rewritten()];
    expect(pythonJsonText(rewritten), before).toBe(after);
  }
});
