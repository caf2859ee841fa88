import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DecimalReader, NOT_READ, READ, READ_AS_PRINTED } from "./decimal-reader.ts";
import { pythonFloatText } from "./python-float.ts";

function read(text: string): { kind: number; value: number } {
  const bytes = Buffer.from(text);
  const values = new Float64Array(1);
  const kind = new DecimalReader(bytes, values).read(0, bytes.length, 0);
  return { kind, value: values[0]! };
}

/** Digits around a point, of any length, zeros leading and trailing. */
const DECIMALS = fc
  .tuple(fc.constantFrom("", "-"), fc.nat(19), fc.nat(23), fc.array(fc.nat(9), { minLength: 42 }))
  .map(([sign, before, after, digits]) => {
    const integer = digits.slice(0, before).join("");
    return `${sign}${integer}.${digits.slice(before, before + after).join("")}`;
  });

/** Doubles at and beside powers of two, where the spacing of doubles changes. */
const NEAR_POWERS = fc
  .tuple(fc.integer({ min: -13, max: 53 }), fc.integer({ min: -2, max: 2 }))
  .map(([exponent, steps]) => 2 ** exponent * (1 + steps * 2 ** -52));

describe("DecimalReader", () => {
  it("reads what it reads correctly rounded, and knows the texts that Python prints", () => {
    fc.assert(
      fc.property(DECIMALS, (text) => {
        const { kind, value } = read(text);
        if (kind === NOT_READ) return;
        expect(value).toBe(Number(text));
        if (kind === READ_AS_PRINTED) expect(text).toBe(pythonFloatText(value));
      }),
      { numRuns: 5_000 },
    );
  });

  it("reads what Python prints, and everything of one digit more or less", () => {
    const doubles = fc.oneof(fc.double({ min: 1e-4, max: 1e13, noNaN: true }), NEAR_POWERS);
    fc.assert(
      fc.property(doubles, fc.integer({ min: 14, max: 18 }), (double, digits) => {
        for (const text of [pythonFloatText(double), double.toPrecision(digits)]) {
          const { kind, value } = read(text);
          if (kind !== NOT_READ) expect(value).toBe(Number(text));
          if (kind === READ_AS_PRINTED) expect(text).toBe(pythonFloatText(value));
        }
      }),
      { numRuns: 5_000 },
    );
  });

  it.each(["0.0", "-0.0", "1.5", "100.0", "0.0001", "0.30000000000000004", "-73.96760718064543"])(
    "finds that %s is what Python prints",
    (text) => {
      expect(read(text)).toEqual({ kind: READ_AS_PRINTED, value: Number(text) });
    },
  );

  it.each(["1", "1.", ".5", "1.50", "01.5", "0.00001", "0.1000000000000000055", "-0"])(
    "finds that %s is not what Python prints",
    (text) => {
      const { kind, value } = read(text);
      expect([NOT_READ, READ]).toContain(kind);
      if (kind === READ) expect(value).toBe(Number(text));
    },
  );

  it.each(["", "-", ".", "1e5", "1.5x", "1,5", "1.2.3", " 1", "+1", "--1", "1.234/", "1.:234"])(
    "leaves %j alone",
    (text) => {
      expect(read(text).kind).toBe(NOT_READ);
    },
  );
});
