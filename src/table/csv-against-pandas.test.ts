import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { CsvError, parseCsv } from "./csv-reader.ts";
import { csvText } from "./csv-writer.ts";
import { pythonFloatText } from "./python-float.ts";
import type { Table } from "./table.ts";

/** A file and what pandas made of it; see tools/oracle/csv_reading.py. */
interface Case {
  bytes: string;
  floats?: "plain";
  separator?: "\t";
  error?: string;
  columns?: [name: string, type: string, values: (string | null)[]][];
  text?: string;
}

const CASES: Case[] = JSON.parse(
  gunzipSync(readFileSync(new URL("fixtures/csv-reading.json.gz", import.meta.url))).toString(),
);

function outcome({ bytes, floats, separator }: Case): Pick<Case, "error" | "columns" | "text"> {
  try {
    const table = parseCsv(Buffer.from(bytes, "latin1"), {
      ...(floats && { floats }),
      ...(separator && { separator }),
    });
    return { columns: columnsOf(table), text: csvText(table) };
  } catch (error) {
    if (error instanceof CsvError) return { error: error.reason };
    throw error;
  }
}

function columnsOf(table: Table): Case["columns"] {
  return table.columnNames.map((name) => {
    const column = table.column(name);
    const values = Array.from({ length: column.length }, (_, row) => {
      const value = column.valueAt(row);
      return column.type === "float64" && value !== null
        ? pythonFloatText(value as number)
        : column.textAt(row);
    });
    return [name, column.type, values];
  });
}

describe("CSV files that pandas has read", () => {
  it(`gives the same types, values and text in all ${CASES.length} cases`, () => {
    const differing = CASES.flatMap((expected) => {
      const { error, columns, text } = expected;
      const ours = outcome(expected);
      const same = JSON.stringify(ours) === JSON.stringify(error ? { error } : { columns, text });
      return same ? [] : [{ expected, ours }];
    });
    expect(differing.slice(0, 5)).toEqual([]);
  });
});
