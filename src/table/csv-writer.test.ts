import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { float64Column, int64Column, textColumn } from "./column.ts";
import { parseCsv } from "./csv-reader.ts";
import { csvText, writeCsv } from "./csv-writer.ts";
import { Table } from "./table.ts";

describe("csvText", () => {
  it("quotes a field only where it holds a comma, a quote or LF", () => {
    const texts = ["plain", "a,b", 'say "hi"', "two\nlines", "lone\rcr", " blanks ", ""];
    expect(
      csvText(
        Table.of([
          ["x,y", textColumn(texts)],
          ["n", int64Column(texts.map(() => 0))],
        ]),
      ),
    ).toBe(
      '"x,y",n\nplain,0\n"a,b",0\n"say ""hi""",0\n"two\nlines",0\nlone\rcr,0\n blanks ,0\n,0\n',
    );
  });

  it("prints integers in full", () => {
    const values = [0, -1, 9, 10, 99, 100, 2147483647, -2147483648, 2147483648, 9007199254740991];
    expect(csvText(Table.of([["n", int64Column(values)]]))).toBe(`n\n${values.join("\n")}\n`);
  });

  it("reads back what it wrote, for any doubles", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true }), { minLength: 1 }), (values) => {
        const written = csvText(Table.of([["x", float64Column([...values, 0.5])]]));
        const table = parseCsv(Buffer.from(written));
        values.forEach((value, row) => {
          expect(table.column("x").numberAt(row)).toBe(value);
        });
        expect(csvText(table)).toBe(written);
      }),
    );
  });

  it("prints the same double the same way, however it was written", () => {
    const digits = fc.stringMatching(/^-?[0-9]{1,17}\.[0-9]{1,17}$/);
    fc.assert(
      fc.property(fc.array(digits, { minLength: 1 }), (texts) => {
        const read = csvText(parseCsv(Buffer.from(`x\n${texts.join("\n")}\n`)));
        expect(read).toBe(csvText(Table.of([["x", float64Column(texts.map(Number))]])));
      }),
      { numRuns: 1000 },
    );
  });
});

describe("writeCsv", () => {
  it("writes what csvText returns, also in several chunks", async () => {
    const folder = await mkdtemp(join(tmpdir(), "csv-"));
    const table = Table.of([
      ["id", textColumn(Array.from({ length: 60_000 }, (_, row) => `row number ${row}, of many`))],
      ["x", float64Column(Array.from({ length: 60_000 }, (_, row) => Math.sqrt(row)))],
    ]);
    await writeCsv(join(folder, "t.csv"), table);
    const written = await readFile(join(folder, "t.csv"), "utf8");
    expect(written.length).toBeGreaterThan(2 ** 21);
    expect(written === csvText(table)).toBe(true);
    await rm(folder, { recursive: true });
  });
});
