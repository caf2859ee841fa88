import { expect, it } from "vitest";
import { textColumn } from "./column.ts";
import { csvText } from "./csv-writer.ts";
import { oneHot } from "./one-hot.ts";
import { Table } from "./table.ts";

it("makes a column of 0 and 1 per class, in the classes' order", () => {
  const columns = oneHot(textColumn(["b", "a", null, "other"]), ["b", "a"]);
  expect(csvText(Table.of(columns))).toBe("b,a\n1,0\n0,1\n0,0\n0,0\n");
});
