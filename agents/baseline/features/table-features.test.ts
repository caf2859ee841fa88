import { describe, expect, test } from "vitest";
import { columnKind, parseDate, splitComposite } from "./column-kinds.ts";
import { toSparseRows } from "./one-hot.ts";
import { columnFeatures, frequencyRanks, targetMeans } from "./table-features.ts";

describe("the kind of a column", () => {
  test.each([
    ["number", ["1", "", "-2.5e3"]],
    ["date", ["2001/01/23 15:19", "2001/03/31 22:27"]],
    ["date", ["20120618192155Z", ""]],
    ["date", ["2020-05-01"]],
    ["text", ["once upon a midnight dreary", "while I pondered, weak and weary"]],
    ["composite", ["B/0/P", "F/12/S", "NaN"]],
    ["category", ["Earth", "Mars", "Earth", "Earth"]],
    ["identifier", ["Maham Ofracculy", "Juanna Vines", "Solam Susent"]],
    ["identifier", ["", "NA"]],
  ])("%s: %j", (kind, cells) => {
    expect(columnKind(cells)).toBe(kind);
  });

  test("dates are read with and without separators", () => {
    expect(parseDate("2001/01/23 15:19")).toBe(Date.UTC(2001, 0, 23, 15, 19));
    expect(parseDate("20120618192155Z")).toBe(Date.UTC(2012, 5, 18, 19, 21, 55));
    expect(parseDate("")).toBeNaN();
  });

  test("composites fall into columns", () => {
    expect(splitComposite(["B/0/P", "", "F/1/S"])).toEqual([
      ["B", "", "F"],
      ["0", "", "1"],
      ["P", "", "S"],
    ]);
  });
});

test("a date becomes its parts and the day as a category", () => {
  const features = columnFeatures("date", ["2001/01/23 15:30", ""]);
  const byName = new Map(features.map((feature) => [feature.name, [...feature.values]]));
  expect(byName.get("date hour")).toEqual([15.5, Number.NaN]);
  expect(byName.get("date weekday")).toEqual([2, Number.NaN]);
  expect(byName.get("date day")).toEqual(["11345", ""]);
});

test("ranks count from the commonest category", () => {
  expect([...frequencyRanks(["b", "a", "b", "", "c", "a", "b"])]).toEqual([
    0,
    1,
    0,
    Number.NaN,
    3,
    1,
    0,
  ]);
});

test("mean targets leave out the row's own fold, and unseen categories get the overall mean", () => {
  const values = ["x", "x", "x", "y", "x", "z"];
  const target = Float64Array.of(10, 20, 30, 0);
  const folds = Int32Array.of(0, 1, 1, 0);
  const means = targetMeans(values, target, folds, 1);
  // The overall mean is 15 and counts as one row.
  expect([...means]).toEqual([(50 + 15) / 3, (10 + 15) / 2, (10 + 15) / 2, 15, (60 + 15) / 4, 15]);
});

test("one-hot rows scale numbers by the training rows and ignore unseen categories", () => {
  const [train, queries] = toSparseRows(
    [
      { kind: "number", name: "n", values: Float64Array.of(1, 3, Number.NaN, 5) },
      { kind: "category", name: "c", values: ["a", "b", "", "new"] },
    ],
    2,
  );
  expect(train.width).toBe(3);
  expect([...train.column]).toEqual([0, 1, 0, 2]);
  expect([...train.value]).toEqual([-1, 1, 1, 1]);
  expect([...queries.value]).toEqual([3]);
});
