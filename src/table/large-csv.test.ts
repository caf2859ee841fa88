import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CsvError, parseCsv, readCsv } from "./csv-reader.ts";
import { csvText, writeCsv } from "./csv-writer.ts";
import { LargeCsv } from "./large-csv.ts";
import { RecordFinder } from "./record-finder.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "mlebench-large-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** Rows of eight columns that pandas types 65,536 at a time; what they hold changes on the way. */
function manyRows(rowCount: number, lineEnd: string): string {
  const lines = ["key,float,int then float,int then text,bool then int,bool,late,large"];
  for (let row = 0; row < rowCount; row++) {
    const part = Math.floor(row / 50_000);
    lines.push(
      [
        row % 20 > 0 ? `k${row}` : `"k ""${row}"",${lineEnd}x"`,
        Math.sin(row) * 10 ** (row % 30),
        part < 2 ? row : row / 4,
        part < 2 ? `00${row}` : "word",
        part < 2 ? "True" : row,
        row % 9 > 0 ? "false" : "",
        part < 2 ? "" : "no",
        row % 2 === 0 ? row : "9007199254740993",
      ].join(","),
    );
    if (row % 1000 === 0) lines.push(" ");
  }
  return lines.join(lineEnd);
}

describe.each(["\n", "\r\n"])("a file of several chunks, lines ending with %j", (lineEnd) => {
  test("reads columns as text that are asked for as text", async () => {
    const path = join(folder, "text.csv");
    await writeFile(path, manyRows(140_000, lineEnd));
    const options = { textColumns: ["int then text", "bool", "late"] };
    const large = await LargeCsv.open(path, folder, undefined, options);
    const whole = await readCsv(path, options);
    const rows = Uint32Array.from([139_999, 7, 8, 9]);
    expect(csvText(await large.take(rows))).toBe(csvText(whole.take(rows)));
    expect(whole.column("int then text").textAt(7)).toBe("007");
    expect(whole.column("bool").textAt(9)).toBe(null);
    expect(whole.column("bool").textAt(8)).toBe("false");
  });

  test("gives the rows and the text that it gives when it is read whole", async () => {
    const path = join(folder, "rows.csv");
    await writeFile(path, manyRows(140_000, lineEnd));
    const scratch = join(folder, "scratch");
    const large = await LargeCsv.open(path, scratch);
    const whole = await readCsv(path);
    expect(large.rowCount).toBe(whole.rowCount);

    // A step that shares no factor with the row count visits every row once.
    const order = Uint32Array.from(
      { length: whole.rowCount },
      (_, i) => (i * 7919) % whole.rowCount,
    );
    const few = order.slice(0, 500);
    expect(csvText(await large.take(few))).toBe(csvText(whole.take(few)));
    await large.writeRows(join(folder, "large.csv"), order.slice(500));
    await writeCsv(join(folder, "whole.csv"), whole.take(order.slice(500)));
    const [written, expected] = await Promise.all(
      ["large.csv", "whole.csv"].map((file) => readFile(join(folder, file))),
    );
    expect(written!.equals(expected!)).toBe(true);

    const oddRows = async function* () {
      let rows = 0;
      for await (const part of large.tables()) {
        yield part.filter((row) => (rows + row) % 2 === 1);
        rows += part.rowCount;
      }
    };
    await writeCsv(join(folder, "odd.csv"), oddRows());
    const odd = csvText(whole.filter((row) => row % 2 === 1));
    expect((await readFile(join(folder, "odd.csv"), "utf8")) === odd).toBe(true);
    expect(await readdir(scratch)).toEqual([]);
  });
});

const csv = fc.string({ unit: fc.constantFrom("a", "1", ",", '"', "\n", "\r", " ", "\t") });

test("small files of any shape come out as when they are read whole", async () => {
  const path = join(folder, "small.csv");
  const outcome = async (read: () => Promise<string>) =>
    read().catch((error) => {
      if (error instanceof CsvError) return error.reason;
      throw error;
    });
  await fc.assert(
    fc.asyncProperty(csv, async (text) => {
      await writeFile(path, `a,b\n${text}`);
      const whole = await readCsv(path).catch(() => undefined);
      // Surplus leading cells are an index there, and refused here.
      fc.pre(whole === undefined || !/^[^\n\r]*,[^\n\r]*,/m.test(text));
      const rows = Uint32Array.from({ length: whole?.rowCount ?? 0 }, (_, row) => row);
      const written = await outcome(async () => {
        const large = await LargeCsv.open(path, join(folder, "scratch"));
        await large.writeRows(join(folder, "out.csv"), rows);
        return readFile(join(folder, "out.csv"), "utf8");
      });
      if (whole === undefined) expect(["unterminated-quote", "too-many-fields"]).toContain(written);
      else expect(written).toBe(csvText(whole));
    }),
    { numRuns: 40 },
  );
});

test("records end where the tokenizer ends them, however the text is cut", () => {
  fc.assert(
    fc.property(csv, fc.array(fc.nat(20)), (text, cuts) => {
      const bytes = Buffer.from(`a,b\n${text}\n`);
      let rowCount: number;
      try {
        rowCount = parseCsv(bytes).rowCount;
      } catch {
        return;
      }
      // A separator after a blank line that ends with CR goes with that line.
      fc.pre(!/\r[ \t]*\r?,/.test(text));
      const finder = new RecordFinder();
      let found = 0;
      let rest = bytes;
      for (const cut of [...cuts, bytes.length]) {
        found += finder.find(rest.subarray(0, cut), Number.POSITIVE_INFINITY).records;
        rest = rest.subarray(cut);
      }
      expect(found).toBe(rowCount + 1);
    }),
  );
});

test("a row that begins a chunk with more fields than the header is refused", async () => {
  const path = join(folder, "wide.csv");
  await writeFile(path, "a,b\n1,2,3\n");
  await expect(LargeCsv.open(path, folder)).rejects.toThrow("expected 2 fields");
});
