import { parseCsv, type Table } from "mlebench";
import { expect, test } from "vitest";
import { labels, toxicityGrader } from "./toxicity-grader.ts";

/** One row an id, with the same cell in all six columns. */
const table = (rows: readonly (readonly [id: string, cell: string | number])[]): Table =>
  parseCsv(
    Buffer.from(
      `id,${labels.join(",")}\n${rows.map(([id, cell]) => `${id}${`,${cell}`.repeat(6)}\n`).join("")}`,
    ),
  );

const answers = table([
  ["a", 0],
  ["b", 1],
  ["c", -1],
  ["d", 1],
]);

test.each([
  ["0.1", "1_0", "word", "+.3e1"],
  [" 0.1", "0.5 ", "", "5."],
])("of a text column the scored cells are read one by one: %j %j %j %j", (...cells) => {
  const rows = ["a", "b", "c", "d"].map((id, row) => [id, cells[row]!] as const);
  expect(toxicityGrader.grade(table([...rows]), answers)).toBe(1);
});

test.each(["0x10", "1_", "word", "inf", "_1", "."])("a scored cell %j is refused", (cell) => {
  const submission = table([
    ["a", 0.1],
    ["b", cell],
    ["c", "word"],
    ["d", 1],
  ]);
  expect(() => toxicityGrader.grade(submission, answers)).toThrow('Row 2, column "toxic"');
});

test("repeated ids that are in order keep the order of their rows", () => {
  const ids = Array.from({ length: 60 }, (_, row) => `id${String(row).padStart(2, "0")}`);
  const truth = table(ids.map((id, row) => [id, row % 2] as const));
  const repeated = table(ids.map((_, row) => [ids[row - (row % 3)]!, row % 2] as const));
  expect(toxicityGrader.grade(repeated, truth)).toBe(1);
});
