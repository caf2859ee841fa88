import { describe, expect, it } from "vitest";
import { boolColumn, constantColumn, float64Column, int64Column, textColumn } from "./column.ts";
import { csvText } from "./csv-writer.ts";
import { Table } from "./table.ts";

const TABLE = Table.of([
  ["id", textColumn(["b", "a", null, "c"])],
  ["size", float64Column([1.5, Number.NaN, 3, 4])],
  ["count", int64Column([4, 3, 2, 1])],
]);

describe("Table", () => {
  it("selects, drops and renames columns", () => {
    expect(TABLE.select("count", "id").columnNames).toEqual(["count", "id"]);
    expect(TABLE.drop("size").columnNames).toEqual(["id", "count"]);
    expect(TABLE.rename({ id: "key" }).columnNames).toEqual(["key", "size", "count"]);
    expect(TABLE.rename({ id: "key" }).column("key")).toBe(TABLE.column("id"));
  });

  it("replaces a column in its place or appends one", () => {
    const replaced = TABLE.with("size", constantColumn("int64", 0, 4));
    expect(replaced.columnNames).toEqual(["id", "size", "count"]);
    expect(replaced.column("size").type).toBe("int64");
    expect(TABLE.with("new", TABLE.column("id")).columnNames.at(-1)).toBe("new");
    expect(TABLE.column("size").type).toBe("float64");
  });

  it("takes, filters and sorts rows", () => {
    expect(csvText(TABLE.take([3, 0, 0]))).toBe("id,size,count\nc,4.0,1\nb,1.5,4\nb,1.5,4\n");
    const counts = TABLE.column("count");
    expect(csvText(TABLE.filter((row) => counts.numberAt(row) > 2).select("count"))).toBe(
      "count\n4\n3\n",
    );
    expect(csvText(TABLE.sortBy("id").select("id", "count"))).toBe("id,count\na,3\nb,4\nc,1\n,2\n");
    expect(csvText(TABLE.sortBy("size").select("size"))).toBe('size\n1.5\n3.0\n4.0\n""\n');
  });

  it("takes rows of taken rows", () => {
    const twice = TABLE.take([3, 2, 1, 0]).take([0, 3, 1, 1, 2]);
    const text = "id,size,count\nc,4.0,1\nb,1.5,4\n,3.0,2\n,3.0,2\na,,3\n";
    expect(csvText(twice)).toBe(text);
    expect(twice.column("count").valueAt(1)).toBe(4);
    const small = TABLE.take(new Uint32Array(40)).take([1]);
    expect(csvText(small.select("id"))).toBe("id\nb\n");
    expect(csvText(twice.rename({ size: "s" }).drop("id").take([1]))).toBe("s,count\n1.5,4\n");
  });

  it("keeps its rows when the caller's array changes", () => {
    const rows = Uint32Array.of(1, 0, 3, 2);
    const taken = TABLE.take(rows);
    rows.fill(0);
    expect(csvText(taken.select("count"))).toBe("count\n3\n4\n1\n2\n");
  });

  it("refuses rows it does not have", () => {
    expect(() => TABLE.take([0, 4])).toThrow("row 4 is not among the table's 4 rows");
    expect(() => TABLE.take([Number.NaN])).toThrow("row NaN");
  });

  it("names the columns there are when one is missing", () => {
    expect(() => TABLE.column("Id")).toThrow('no column "Id"; the columns are: id, size, count');
    expect(() => TABLE.drop("x")).toThrow('no column "x"');
    expect(() => TABLE.rename({ x: "y" })).toThrow('no column "x"');
  });

  it("refuses columns of different lengths and repeated names", () => {
    const two = int64Column([1, 2]);
    expect(() =>
      Table.of([
        ["a", two],
        ["b", int64Column([1])],
      ]),
    ).toThrow("1 rows");
    expect(() =>
      Table.of([
        ["a", two],
        ["a", two],
      ]),
    ).toThrow('two columns are named "a"');
  });
});

describe("columns", () => {
  it("tell missing values from present ones", () => {
    const bools = boolColumn([true, null, false]);
    expect([0, 1, 2].map((row) => bools.valueAt(row))).toEqual([true, null, false]);
    expect([0, 1, 2].map((row) => bools.numberAt(row))).toEqual([1, Number.NaN, 0]);
    expect([0, 1, 2].map((row) => bools.textAt(row))).toEqual(["True", null, "False"]);
    expect(TABLE.column("id").isMissing(2)).toBe(true);
    expect(TABLE.column("size").textAt(1)).toBeNull();
  });

  it("keep integers beyond 2^53", () => {
    const large = int64Column(BigInt64Array.of(2n ** 53n + 1n, 7n));
    expect([large.valueAt(0), large.textAt(0), large.valueAt(1)]).toEqual([
      2n ** 53n + 1n,
      "9007199254740993",
      7,
    ]);
    expect(() => int64Column([1.5])).toThrow("row 0");
  });

  it("do not make numbers of text", () => {
    expect(() => TABLE.column("id").numberAt(0)).toThrow('row 0 is text ("b")');
  });

  it("hold one value in every row", () => {
    const types = (["float64", "int64", "uint64", "bool", "text"] as const).map((type) =>
      constantColumn(type, type === "text" ? "é" : 1, 2).textAt(1),
    );
    expect(types).toEqual(["1.0", "1", "1", "True", "é"]);
    expect(constantColumn("text", null, 2).isMissing(1)).toBe(true);
    expect(() => constantColumn("int64", null, 2)).toThrow("cannot hold missing");
  });
});
