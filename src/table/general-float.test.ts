import fc from "fast-check";
import { expect, test } from "vitest";
import { generalFloatText } from "./general-float.ts";

test.each([
  [0, "0"],
  [-0, "-0"],
  [100, "100"],
  [1e-5, "1e-05"],
  [0.0001, "0.0001"],
  [1.234567890123e-5, "1.23456789e-05"],
  [1234567890.123456, "1234567890"],
  [98765432109.5, "9.876543211e+10"],
  [9999999999.7, "1e+10"],
  [9999999999, "9999999999"],
  [1e16, "1e+16"],
  [1e100, "1e+100"],
  [5e-324, "4.940656458e-324"],
  [12.000000000499998, "12"],
  [-0.03365230560302734, "-0.0336523056"],
  // Exactly between two numbers of ten digits.
  [1234567890.5, "1234567890"],
  [1234567891.5, "1234567892"],
  [Number.NaN, "nan"],
  [-Infinity, "-inf"],
])("%s with ten digits, as C prints it", (value, text) => {
  expect(generalFloatText(value, 10)).toBe(text);
});

test.each([
  [0.5, 1, "0.5"],
  [2.5, 1, "2"],
  [3.5, 1, "4"],
  [0.25, 1, "0.2"],
  [25, 1, "2e+01"],
])("%s with %i digit: a tie goes to the even one", (value, digits, text) => {
  expect(generalFloatText(value, digits)).toBe(text);
});

test("seventeen digits read back as the same number", () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      expect(Number(generalFloatText(value, 17))).toBe(value);
    }),
  );
});
