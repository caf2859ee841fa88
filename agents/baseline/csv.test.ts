import fc from "fast-check";
import { expect, test } from "vitest";
import { formatCsv, parseCsv, type TextTable, toNumber } from "./csv.ts";

function rowsOf(table: TextTable): string[][] {
  return Array.from({ length: table.rowCount }, (_, row) =>
    table.columns.map((name) => table.cells.get(name)![row]),
  );
}

test("reads quotes, commas and line breaks inside quotes, and every record end", () => {
  const table = parseCsv('\uFEFFid,text\r\n1,"a, ""b""\nc"\n\n2,plain\r3,""\n4\n');
  expect(table.columns).toEqual(["id", "text"]);
  expect(rowsOf(table)).toEqual([
    ["1", 'a, "b"\nc'],
    ["2", "plain"],
    ["3", ""],
    ["4", ""],
  ]);
});

test("a last record without a line end counts, also when its last cell is empty", () => {
  expect(rowsOf(parseCsv("a,b\n1,2"))).toEqual([["1", "2"]]);
  expect(rowsOf(parseCsv("a,b\n1,"))).toEqual([["1", ""]]);
});

test("an open quote is an error that says where", () => {
  expect(() => parseCsv('a\n"open')).toThrow("opened at character 2 is never closed");
});

test("what is written reads back equal", () => {
  const cell = fc.string({ unit: "grapheme" });
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell)), (rows) => {
      const cells = new Map([
        ["x", rows.map(([x]) => x)],
        ["y", rows.map(([, y]) => y)],
      ]);
      const table = { columns: ["x", "y"], cells, rowCount: rows.length };
      expect(rowsOf(parseCsv(formatCsv(table)))).toEqual(rows);
    }),
  );
});

test("numbers, and what is not a number", () => {
  expect(["1.5", " 2 ", "-3e2"].map(toNumber)).toEqual([1.5, 2, -300]);
  expect(["", " ", "NA", "x"].map(toNumber)).toEqual([NaN, NaN, NaN, NaN]);
});
