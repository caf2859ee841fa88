import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { boolColumn, float64Column, int64Column, textColumn } from "./column.ts";
import { parseCsv } from "./csv-reader.ts";
import { writeCsv } from "./csv-writer.ts";
import { Table } from "./table.ts";
import { textsOf } from "./texts.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "mlebench-quoted-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function written(table: Table): Promise<Buffer> {
  const path = join(folder, "table.csv");
  await writeCsv(path, table, { quoting: "non-numeric" });
  return readFile(path);
}

test("texts and missing cells get quotes, numbers and booleans none", async () => {
  const table = Table.of([
    ["n", int64Column([1, -2])],
    ["a text", textColumn(['say "x", y', null])],
    ["x", float64Column([0.5, Number.NaN])],
    ["yes", boolColumn([true, false])],
  ]);
  expect((await written(table)).toString()).toBe(
    '"n","a text","x","yes"\n1,"say ""x"", y",0.5,True\n-2,"","",False\n',
  );
});

test("any text comes back", async () => {
  const text = fc.string({
    unit: fc.constantFrom("a", '"', ",", "\n", "\r", " ", "ж"),
    minLength: 1,
  });
  await fc.assert(
    fc.asyncProperty(fc.array(text, { minLength: 1 }), async (texts) => {
      const marked = texts.map((value) => `_${value}`);
      const bytes = await written(Table.of([["t", textColumn(marked)]]));
      expect(textsOf(parseCsv(bytes).column("t"))).toEqual(marked);
    }),
    { numRuns: 50 },
  );
});
