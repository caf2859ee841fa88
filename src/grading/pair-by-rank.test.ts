import { expect, test } from "vitest";
import { parseCsv } from "../table/csv-reader.ts";
import { rootMeanSquaredError } from "./graders/root-mean-squared-error.ts";
import { pairByRank, pairByStableRank } from "./pair-by-rank.ts";
import { RuleViolation } from "./rule-violation.ts";

const table = (csv: string) => parseCsv(Buffer.from(csv));
const answers = table("key,fare\nb,2\na,1\nc,3\n");

test.each([
  ["the same ids in another order", "key,fare\nc,0\nb,0\na,0\n", [1, 2, 0]],
  ["ids that nobody knows", "key,fare\nx,0\nz,0\ny,0\n", [2, 0, 1]],
  ["missing ids, which come last in their order", "key,fare\n,0\nq,0\n,0\n", [0, 1, 2]],
  ["numbers, which sort as numbers", "key,fare\n9,0\n10,0\n-1,0\n", [0, 2, 1]],
])("pairs %s", (_, submission, expected) => {
  expect(Array.from(pairByRank(table(submission), answers, "key"))).toEqual(expected);
});

test("refuses another number of rows, and names a missing one", () => {
  const submission = table("key,fare\na,1\nb,2\n");
  expect(() => pairByRank(submission, answers, "key")).toThrow(RuleViolation);
  expect(() => pairByRank(submission, answers, "key")).toThrow('the id "c"');
});

test("the error is of paired rows, whatever their ids", () => {
  const grader = rootMeanSquaredError({ id: "key", target: "fare", pairedByRank: true });
  expect(grader.grade(table("key,fare\nz,3\nx,1\ny,4\n"), answers)).toBeCloseTo(2 / Math.sqrt(3));
  expect(() => grader.grade(table("key,fare\nz,3\nx,inf\ny,4\n"), answers)).toThrow(
    'Row 2, column "fare"',
  );
});

test("stable ranks keep the order of the rows within each id, however many", () => {
  const ids = Array.from({ length: 60 }, (_, row) => row % 3);
  const order = ids.map((_, row) => row).sort((a, b) => ids[b]! - ids[a]! || a - b);
  const keys = (rows: readonly number[]) => table(["key", ...rows].join("\n"));
  const rows = pairByStableRank(keys(order.map((row) => ids[row]!)), keys(ids), "key");
  expect(Array.from(rows, (row) => order[row])).toEqual(ids.map((_, row) => row));
});
