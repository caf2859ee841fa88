import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { boolColumn, float32Column, float64Column, int64Column, textColumn } from "./column.ts";
import { concatTables } from "./combine.ts";
import { csvText } from "./csv-writer.ts";
import { ParquetFile } from "./parquet-file.ts";
import { writeParquet } from "./parquet-writer.ts";
import { Table } from "./table.ts";

const FIXTURES = join(import.meta.dirname, "fixtures/parquet");
const expected = await readFile(join(FIXTURES, "table.csv"), "utf8");

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "mlebench-parquet-"));
});
afterAll(() => rm(folder, { recursive: true }));

describe("ParquetFile", () => {
  it.each(["snappy", "gzip", "zstd", "brotli", "none"])(
    "reads pyarrow's files: %s",
    async (codec) => {
      const file = await ParquetFile.open(join(FIXTURES, `pyarrow-${codec}.parquet`));
      expect(file.rowCount).toBe(60);
      expect(csvText(await file.read())).toBe(expected);
    },
  );

  it("reads fastparquet's files", async () => {
    const file = await ParquetFile.open(join(FIXTURES, "fastparquet.parquet"));
    const withoutGaps = expected.replace(/,[^,\n]*\n/g, "\n");
    expect(csvText(await file.read())).toBe(withoutGaps);
  });

  it("reads some columns, a row group at a time", async () => {
    const file = await ParquetFile.open(join(FIXTURES, "pyarrow-snappy.parquet"));
    const sizes: number[] = [];
    for await (const group of file.parts(["single", "id"])) {
      expect([...group.entries()].map(([name, { type }]) => [name, type])).toEqual([
        ["single", "float32"],
        ["id", "int64"],
      ]);
      sizes.push(group.rowCount);
    }
    expect(sizes).toEqual([25, 25, 10]);
  });

  it("reads a large row group in parts", async () => {
    const file = await ParquetFile.open(join(FIXTURES, "pyarrow-snappy.parquet"));
    const parts: Table[] = [];
    for await (const part of file.parts(["id", "single"], 7)) parts.push(part);
    expect(parts.map(({ rowCount }) => rowCount)).toEqual([7, 7, 7, 4, 7, 7, 7, 4, 7, 3]);
    const whole = (await file.read()).select("id", "single");
    expect(csvText(concatTables(parts))).toBe(csvText(whole));
  });

  it("says which file is no Parquet file", async () => {
    const path = join(folder, "not.parquet");
    await writeFile(path, "id,x\n1,2\n");
    await expect(ParquetFile.open(path)).rejects.toThrow(/not\.parquet is not a readable Parquet/);
  });
});

describe("writeParquet", () => {
  const table = Table.of([
    ["id", int64Column(BigInt64Array.of(1n, 2n ** 60n, -3n))],
    ["double", float64Column([0.1, Number.NaN, -0])],
    ["single", float32Column([5.115201, 1, 1e-5])],
    ["flag", boolColumn([true, false, true])],
    ["text", textColumn(["a", null, "é,"])],
  ]);

  it("writes what reads back equal, in row groups", async () => {
    const path = join(folder, "written.parquet");
    await writeParquet(path, [table, table.take([]), table.take([2, 0])]);
    const file = await ParquetFile.open(path);
    expect(csvText(await file.read())).toBe(csvText(table.take([0, 1, 2, 2, 0])));
    const first = (await file.parts().next()).value as Table;
    expect([...first.entries()].map(([, { type }]) => type)).toEqual(
      [...table.entries()].map(([, { type }]) => type),
    );
  });

  it("keeps the sign of zero among repeated values", async () => {
    const path = join(folder, "zeros.parquet");
    const zeros = Table.of([
      ["x", float64Column(Array.from({ length: 99 }, (_, i) => (i % 2 ? 0 : -0)))],
    ]);
    await writeParquet(path, zeros);
    expect(csvText(await (await ParquetFile.open(path)).read())).toBe(csvText(zeros));
  });

  it("writes a table without rows", async () => {
    const path = join(folder, "empty.parquet");
    await writeParquet(path, table.take([]));
    expect((await (await ParquetFile.open(path)).read()).columnNames).toEqual(table.columnNames);
  });

  it("refuses rows of another layout", async () => {
    const other = table.with("id", float64Column([1, 2, 3]));
    await expect(writeParquet(join(folder, "mixed.parquet"), [table, other])).rejects.toThrow(
      /has the columns id INT64.*the next rows have id DOUBLE/,
    );
  });
});
