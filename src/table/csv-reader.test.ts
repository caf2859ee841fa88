import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CsvError, parseCsv, readCsv } from "./csv-reader.ts";
import { csvText } from "./csv-writer.ts";

function problemOf(text: string | Uint8Array): CsvError {
  try {
    parseCsv(typeof text === "string" ? Buffer.from(text) : text);
  } catch (error) {
    if (error instanceof CsvError) return error;
  }
  throw new Error("the file was read");
}

describe("parseCsv", () => {
  it("says on which line a file cannot be read, and why", () => {
    const tooWide = problemOf('a,b\n"x\ny""",1\n\n1,"p""q",3,4\n');
    expect(tooWide.reason).toBe("too-many-fields");
    expect(tooWide.message).toBe("line 5: expected 2 fields, found 4 (data row 2)");
    const open = problemOf('a,b\r\n1,2\r\n3,"4\r\n');
    expect([open.reason, open.line]).toEqual(["unterminated-quote", 3]);
    const binary = problemOf(Buffer.from("a,b\n1,é\n2,\xff\n3,4\n", "latin1"));
    expect([binary.reason, binary.line]).toEqual(["not-utf8", 2]);
    expect(problemOf("").reason).toBe("no-columns");
    expect(problemOf(" \n\t\n").reason).toBe("no-columns");
  });

  it("finds the line of a broken character far into a file", () => {
    const lines = Array.from({ length: 5000 }, (_, row) => `${row},éé日本`);
    const bytes = Buffer.from(lines.join("\n"));
    const broken = bytes.indexOf("\n4321,") + 7;
    bytes[broken] = 0xff;
    expect(problemOf(bytes).line).toBe(4322);
  });

  it("refuses a line of separators rather than exhaust the memory", () => {
    expect(problemOf(Buffer.alloc(1_000_000, ",")).reason).toBe("too-large");
    expect(
      problemOf(Buffer.concat([Buffer.from("a\n"), Buffer.alloc(1_000_000, ",")])).reason,
    ).toBe("too-large");
  });

  it("leaves the bytes it is given alone", () => {
    const bytes = Buffer.from('a,b\n"x""y",1\n"p",2\n');
    const before = Buffer.from(bytes);
    expect(csvText(parseCsv(bytes))).toBe('a,b\n"x""y",1\np,2\n');
    expect(bytes).toEqual(before);
  });

  it("reads a view into a larger buffer", () => {
    const whole = Buffer.from("xxa,b\n1,2.5\nxx");
    expect(csvText(parseCsv(new Uint8Array(whole.buffer, whole.byteOffset + 2, 10)))).toBe(
      "a,b\n1,2.5\n",
    );
  });
});

describe("readCsv", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "csv-"));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it("reads a file", async () => {
    const path = join(folder, "a.tsv");
    await writeFile(path, "a\tb\n1\tx\n\ty\n");
    const table = await readCsv(path, { separator: "\t" });
    expect(csvText(table)).toBe("a,b\n1.0,x\n,y\n");
  });

  it("passes on that there is no file", async () => {
    await expect(readCsv(join(folder, "none.csv"))).rejects.toThrow("ENOENT");
  });
});
