import { expect, test } from "vitest";
import { parseCsv } from "../table/csv-reader.ts";
import { pythonInteger, requireIntegers } from "./python-integers.ts";

test("reads what Python's int reads", () => {
  const read = (text: string) => pythonInteger(text)?.toString();
  expect(read(" +007\t")).toBe("7");
  expect(read("-1_2")).toBe("-12");
  expect(read("\u{1d7d8}\u{1d7e1}\uff12\u0663")).toBe("923");
  expect(read("123456789012345678901234567890")).toBe("123456789012345678901234567890");
});

test("reads up to 4300 digits", () => {
  expect(pythonInteger(`-${"0".repeat(4299)}_7`)).toBe(-7n);
  expect(pythonInteger("9".repeat(4301))).toBeUndefined();
});

test.each(["", " ", "5.0", "1__2", "_1", "1_", "1 2", "- 1", "0x1", "True", "\ufeff1"])(
  "refuses %j",
  (text) => expect(pythonInteger(text)).toBeUndefined(),
);

const integers = (cells: string[]) =>
  requireIntegers(parseCsv(Buffer.from(`n\n${cells.join("\n")}\n`)), "n");

test("cuts numbers towards zero and counts booleans", () => {
  expect([...integers(["2.999", "-0.5", "-1e3"])]).toEqual([2n, 0n, -1000n]);
  expect([...integers(["True", "False"])]).toEqual([1n, 0n]);
  expect([...integers(["9007199254740993", "-9223372036854775808"])]).toEqual([
    9007199254740993n,
    -9223372036854775808n,
  ]);
});

test("names the cell that is no integer of 64 bits", () => {
  expect(() => integers(["1", "9223372036854775808"])).toThrow(
    'Row 2, column "n": the value is "9223372036854775808"; expected a whole number.',
  );
  expect(() => integers(["1", "word", "5.0"])).toThrow('Row 2, column "n"');
  expect(() => integers(["1.5", "inf"])).toThrow("Row 2");
  expect(() => integers(["1.5", "NA"])).toThrow("missing");
});
