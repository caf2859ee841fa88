import { expect, test } from "vitest";
import { deskew, orientationHistograms, shrink } from "./image-features.ts";

function picture(rows: string[]) {
  const pixels = Float32Array.from(rows.join(""), (mark) => (mark === "#" ? 255 : 0));
  return { width: rows[0].length, height: rows.length, pixels };
}

const slash = picture([
  "......#",
  ".....#.",
  "....#..",
  "...#...",
  "..#....",
  ".#.....",
  "#......",
]);

test("shrinking averages and leaves small pictures alone", () => {
  const small = shrink(picture(["##..", "##..", "..##", "...#"]), 2);
  expect(small).toEqual({ width: 2, height: 2, pixels: Float32Array.of(255, 0, 0, 191.25) });
  expect(shrink(small, 2)).toBe(small);
});

test("a slanted stroke is straightened", () => {
  const { pixels, width } = deskew(slash);
  const columnOf = (row: number) => {
    const values = [...pixels.subarray(row * width, (row + 1) * width)];
    return values.indexOf(Math.max(...values));
  };
  expect([0, 1, 2, 3, 4, 5, 6].map(columnOf)).toEqual([3, 3, 3, 3, 3, 3, 3]);
});

test("an empty picture stays as it is", () => {
  const blank = picture(["...", "..."]);
  expect(deskew(blank)).toBe(blank);
  expect(orientationHistograms(blank).every((value) => value === 0)).toBe(true);
});

test("orientation histograms tell directions apart and do not depend on brightness", () => {
  const upright = picture(Array.from({ length: 8 }, () => "...##..."));
  const blank = "........";
  const level = picture([blank, blank, blank, "########", "########", blank, blank, blank]);
  const histogram = orientationHistograms(upright);
  const dim = orientationHistograms({ ...upright, pixels: upright.pixels.map((p) => p / 4) });
  const difference = histogram.reduce(
    (most, value, i) => Math.max(most, Math.abs(value - dim[i])),
    0,
  );
  expect(difference).toBeLessThan(1e-5);
  const other = orientationHistograms(level);
  const overlap = histogram.reduce((sum, value, i) => sum + value * other[i], 0);
  expect(histogram.reduce((sum, value) => sum + value ** 2, 0)).toBeCloseTo(1, 5);
  expect(overlap).toBeLessThan(0.1);
});
