import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { boolColumn, float64Column, int64Column, textColumn } from "./column.ts";
import { concatTables, innerJoin } from "./combine.ts";
import { csvText } from "./csv-writer.ts";
import { firstPresent, groupRows, uniqueRows } from "./groups.ts";
import { Table } from "./table.ts";

const keys = textColumn(["b", "a", null, "b", "a", null]);

describe("groupRows", () => {
  it("groups in order of first appearance or by value, without missing values", () => {
    const shown = (order: "first" | "sorted") =>
      groupRows(keys, { order }).map(({ value, rows }) => [value, ...rows]);
    expect(shown("first")).toEqual([
      ["b", 0, 3],
      ["a", 1, 4],
    ]);
    expect(shown("sorted")).toEqual([
      ["a", 1, 4],
      ["b", 0, 3],
    ]);
  });

  it("sorts numbers numerically", () => {
    const groups = groupRows(int64Column([10, 9, 10, -1]), { order: "sorted" });
    expect(groups.map(({ value }) => value)).toEqual([-1, 9, 10]);
  });

  it("puts every row with a value into exactly one group", () => {
    const column = fc.array(fc.option(fc.integer({ min: 0, max: 5 }), { nil: Number.NaN }));
    fc.assert(
      fc.property(column, (values) => {
        const rows = groupRows(float64Column(values), { order: "first" }).flatMap(({ rows }) => [
          ...rows,
        ]);
        const present = values.flatMap((value, row) => (Number.isNaN(value) ? [] : [row]));
        expect(rows.sort((a, b) => a - b)).toEqual(present);
      }),
    );
  });
});

describe("firstPresent", () => {
  it("takes each group's first value that is not missing", () => {
    const column = textColumn([null, "b", "c", null]);
    const taken = firstPresent(column, [[0, 2, 1], Uint32Array.of(3), [1]]);
    expect([0, 1, 2].map((row) => taken.textAt(row))).toEqual(["c", null, "b"]);
  });
});

describe("uniqueRows", () => {
  it("finds the first row of each value, missing once", () => {
    expect([...uniqueRows(keys)]).toEqual([0, 1, 2]);
    expect([...uniqueRows(float64Column([1, Number.NaN, 1, Number.NaN, 2]))]).toEqual([0, 1, 4]);
  });
});

describe("concatTables", () => {
  it("joins types and fills in what a table lacks, as pandas does", () => {
    const first = Table.of([
      ["id", int64Column([1, 2])],
      ["x", int64Column([5, 6])],
      ["label", textColumn(["p", null])],
    ]);
    const second = Table.of([
      ["label", int64Column([7])],
      ["id", int64Column([3])],
      ["y", boolColumn([true])],
    ]);
    expect(csvText(concatTables([first, second]))).toBe(
      "id,x,label,y\n1,5.0,p,\n2,6.0,,\n3,,7,True\n",
    );
  });

  it("refuses booleans beside numbers", () => {
    const tables = [boolColumn([true]), int64Column([1])].map((column) =>
      Table.of([["x", column]]),
    );
    expect(() => concatTables(tables)).toThrow(/"x" holds booleans in one table and numbers/);
  });
});

describe("innerJoin", () => {
  it("pairs rows in left order, then right order", () => {
    const left = Table.of([
      ["a", int64Column([1, 2, 3, 4])],
      ["key", textColumn(["q", "p", null, "x"])],
    ]);
    const right = Table.of([
      ["key", textColumn(["p", "q", "p", null])],
      ["b", int64Column([10, 20, 30, 40])],
    ]);
    expect(csvText(innerJoin(left, right, "key"))).toBe("a,key,b\n1,q,20\n2,p,10\n2,p,30\n");
    expect(() => innerJoin(left, right.rename({ b: "a" }), "key")).toThrow(/two columns.*"a"/);
  });
});
