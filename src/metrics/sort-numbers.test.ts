import fc from "fast-check";
import { expect, test } from "vitest";
import { sortNumbers } from "./sort-numbers.ts";

const anyNumbers = fc.array(fc.double({ noNaN: true }), { maxLength: 400, size: "max" });
const crowded = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), {
  maxLength: 400,
  size: "max",
});
const repeated = fc.array(fc.integer({ min: -3, max: 3 }), { maxLength: 400, size: "max" });
const acrossMagnitudes = fc.array(
  fc.integer({ min: 0, max: 300 }).map((exponent) => 10 ** -exponent),
  { minLength: 100, maxLength: 400 },
);

test("sorts as the general sort does", () => {
  fc.assert(
    fc.property(fc.oneof(anyNumbers, crowded, repeated, acrossMagnitudes), (numbers) => {
      const withoutMinusZero = numbers.map((number) => number + 0);
      const values = Float64Array.from(withoutMinusZero);
      sortNumbers(values);
      expect(values).toEqual(Float64Array.from(withoutMinusZero).sort());
    }),
  );
});

test("sorts many numbers, evenly spread or crowded", () => {
  let state = 1;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  for (const spread of [(x: number) => x, (x: number) => x ** 20, (x: number) => 1 / (x + 1e-9)]) {
    const values = Float64Array.from({ length: 100_000 }, () => spread(random()));
    const expected = values.toSorted();
    sortNumbers(values);
    expect(values).toEqual(expected);
  }
});
