import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { float64Column, int64Column, textColumn } from "../table/column.ts";
import { Table } from "../table/table.ts";
import { inAnswerOrder, matchRows } from "./rows.ts";
import { RuleViolation } from "./rule-violation.ts";

const texts = (...ids: (string | null)[]) => Table.of([["id", textColumn(ids)]]);

function violation(submission: Table, answers: Table) {
  try {
    matchRows(submission, answers, "id");
  } catch (error) {
    if (error instanceof RuleViolation) return error.details;
    throw error;
  }
  throw new Error("the rows match");
}

describe("matching rows by id", () => {
  test("undoes any permutation of unique ids", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string(), { minLength: 1 }),
        fc.infiniteStream(fc.nat()),
        (ids, keys) => {
          const shuffled = ids
            .map((id) => ({ id, key: keys.next().value as number }))
            .sort((a, b) => a.key - b.key);
          const rows = matchRows(texts(...shuffled.map(({ id }) => id)), texts(...ids), "id");
          expect([...rows].map((row) => shuffled[row].id)).toEqual(ids);
        },
      ),
    );
  });

  test("takes 12.0 for 12, and text for nothing but text", () => {
    const numbers = Table.of([["id", int64Column([12, 7])]]);
    expect([...matchRows(Table.of([["id", float64Column([7, 12])]]), numbers, "id")]).toEqual([
      1, 0,
    ]);
    expect(violation(texts("12", "7"), numbers)).toMatchObject({ rule: "unknown-id", row: 1 });
  });

  test("takes large integers apart that doubles do not", () => {
    const big = (...values: bigint[]) =>
      Table.of([["id", int64Column(BigInt64Array.from(values))]]);
    const answers = big(9007199254740993n, 9007199254740992n);
    expect([...matchRows(big(9007199254740992n, 9007199254740993n), answers, "id")]).toEqual([
      1, 0,
    ]);
  });

  test("pairs repeated ids as often as they are repeated", () => {
    const rows = matchRows(texts("b", "a", "b"), texts("a", "b", "b"), "id");
    expect([...rows].map((row) => ["b", "a", "b"][row])).toEqual(["a", "b", "b"]);
    expect(new Set(rows).size).toBe(3);
  });
});

describe("rows that do not match are named", () => {
  test.each([
    [
      "a missing row",
      texts("a", "c"),
      { rule: "missing-row", message: /has 2 rows, the test set 3: .*"b"/ },
    ],
    ["a row too many", texts("a", "b", "c", "x"), { rule: "unknown-id", row: 4, message: /"x"/ }],
    ["a repeated row", texts("a", "b", "c", "c"), { rule: "repeated-id", row: 4, message: /"c"/ }],
    ["an unknown id", texts("a", "b", "C"), { rule: "unknown-id", row: 3, message: /"C"/ }],
    ["an id twice, another missing", texts("a", "b", "b"), { rule: "repeated-id", row: 3 }],
    ["an empty id", texts("a", null, "c"), { rule: "missing-id", row: 2 }],
    ["a trailing blank", texts("a", "b", "c "), { rule: "unknown-id", row: 3, message: /"c "/ }],
    ["no rows", texts(), { rule: "missing-row", message: /has 0 rows/ }],
  ] as [string, Table, { rule: string; row?: number; message?: RegExp }][])(
    "%s",
    (_, submission, expected) => {
      const details = violation(submission, texts("a", "b", "c"));
      const { message = /./, ...place } = expected;
      expect(details).toMatchObject(place);
      expect(details.message).toMatch(message);
    },
  );

  test("missing ids in the answers match nothing", () => {
    expect(violation(texts("a", null), texts("a", null))).toMatchObject({ rule: "missing-id" });
  });
});

test("values are rearranged into the order of the answers", () => {
  expect([...inAnswerOrder(Float64Array.of(1, 2, 3), Uint32Array.of(2, 0, 1))]).toEqual([3, 1, 2]);
});
