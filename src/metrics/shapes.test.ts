import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CocoDetection, cocoAveragePrecision } from "./coco-average-precision.ts";
import { cornerBoxIou, detectionAveragePrecision } from "./detection-average-precision.ts";
import golden from "./fixtures/shapes.json" with { type: "json" };
import { hausdorffDistance } from "./hausdorff-distance.ts";
import {
  countMaskMatches,
  dice,
  intersectionOverUnion,
  precisionOverThresholds,
} from "./mask-overlap.ts";
import { matchPointsToBoxes } from "./point-in-box.ts";
import { decodeRunLengths, encodeRunLengths, RunLengthError, unionOfMasks } from "./run-length.ts";
import { uprightBoxAveragePrecision } from "./upright-box-average-precision.ts";
import { type UprightBox, uprightBoxIou } from "./upright-box-iou.ts";

const masks = fc.array(fc.constantFrom(0, 1), { maxLength: 60, size: "max" });

/** One entry per pixel. */
function decoded(text: string, pixels: number): number[] {
  const { starts, ends } = decodeRunLengths(text, pixels);
  const mask = Array.from({ length: pixels }, () => 0);
  starts.forEach((start, i) => {
    mask.fill(1, start, ends[i]);
  });
  return mask;
}

describe("run-length texts", () => {
  test("decode to the mask that was encoded", () => {
    fc.assert(
      fc.property(masks, (mask) => {
        expect(decoded(encodeRunLengths(mask), mask.length)).toEqual(mask);
      }),
    );
  });

  test.each([
    ["", "000000"],
    [" \t", "000000"],
    ["1 2 5 1", "110010"],
    ["+1\t0_0_2\n5 1", "110010"],
    ["\u0661 \uff12", "110000"],
    ["5 9", "000011"],
    ["9 9 9 9", "000000"],
    ["4", "000000"],
    ["1 2 5", "110011"],
  ])("%j", (text, expected) => {
    expect(decoded(text, 6).join("")).toBe(expected);
  });

  test.each([
    "1.0 2",
    "a",
    "1 2,3",
    "1__0 2",
    "0 1",
    "1 0",
    "-1 2",
    "3 1 1 1",
    "1 2 2 1",
    "0",
    "1 1 3 1 5",
  ])("%j is refused", (text) => {
    expect(() => decodeRunLengths(text, 6)).toThrow(RunLengthError);
  });
});

test("the union of masks marks what any of them marks, in runs as long as can be", () => {
  fc.assert(
    fc.property(masks, masks, (a, b) => {
      const size = Math.max(a.length, b.length);
      const union = Array.from({ length: size }, (_, i) => (a[i] ?? 0) | (b[i] ?? 0));
      const runs = (mask: number[]) => decodeRunLengths(encodeRunLengths(mask), size);
      expect(unionOfMasks([runs(a), runs(b)])).toEqual(runs(union));
    }),
  );
});

describe("overlap of masks", () => {
  const overlap = (truth: string, predicted: string) =>
    countMaskMatches(decodeRunLengths(truth, 1e9), decodeRunLengths(predicted, 1e9));

  test("is counted without the pixels", () => {
    const counts = overlap("1 500000000", "250000001 500000000");
    expect(counts).toEqual({ hits: 2.5e8, actual: 5e8, predicted: 5e8 });
    expect(dice(counts)).toBe(0.5);
    expect(intersectionOverUnion(counts)).toBeCloseTo(1 / 3, 12);
    expect(dice(overlap("", ""))).toBeNaN();
  });

  test("is what comparing pixel by pixel gives", () => {
    fc.assert(
      fc.property(masks, masks, (truth, predicted) => {
        const marked = (mask: number[]) => mask.filter((pixel) => pixel === 1).length;
        expect(overlap(encodeRunLengths(truth), encodeRunLengths(predicted))).toEqual({
          hits: marked(truth.map((pixel, i) => pixel & (predicted[i] ?? 0))),
          actual: marked(truth),
          predicted: marked(predicted),
        });
      }),
    );
  });
});

test.each([
  [0.5, 0],
  [0.55, 0.1],
  [0.6, 0.2],
  [0.75, 0.5],
  [0.9, 0.8],
  [1, 1],
])("precision over thresholds of IoU %d", (iou, expected) => {
  expect(precisionOverThresholds(iou)).toBe(expected);
});

describe("Hausdorff distance", () => {
  test.each(golden.hausdorff)("golden value of SciPy, $a.length coordinates", (golden) => {
    const distance = hausdorffDistance(Float64Array.from(golden.a), Float64Array.from(golden.b));
    expect(distance).toBeCloseTo(golden.expected, 12);
  });

  test("is symmetric, 0 for equal sets, and the largest of the least distances", () => {
    const points = fc
      .array(fc.tuple(...[0, 1, 2].map(() => fc.integer({ min: 0, max: 30 }))), {
        minLength: 1,
        maxLength: 150,
        size: "max",
      })
      .map((list) => Float64Array.from(list.flat()));
    const rows = (flat: Float64Array) =>
      Array.from({ length: flat.length / 3 }, (_, i) => [...flat.subarray(3 * i, 3 * i + 3)]);
    const directed = (a: Float64Array, b: Float64Array) =>
      Math.max(
        ...rows(a).map((p) =>
          Math.min(...rows(b).map((q) => Math.hypot(...p.map((v, i) => v - q[i])))),
        ),
      );
    fc.assert(
      fc.property(points, points, (a, b) => {
        const expected = Math.max(directed(a, b), directed(b, a));
        expect(hausdorffDistance(a, b)).toBeCloseTo(expected, 12);
        expect(hausdorffDistance(b, a)).toBeCloseTo(expected, 12);
        expect(hausdorffDistance(a, a)).toBe(0);
      }),
    );
  });
});

test("boxes take the first free point of their label strictly inside", () => {
  const box = { label: "a", x: 0, y: 0, width: 2, height: 2 };
  const inside = { label: "a", x: 1, y: 1 };
  const border = { label: "a", x: 2, y: 1 };
  const counts = matchPointsToBoxes([box, box], [border, inside, { ...inside, label: "b" }]);
  expect(counts).toEqual({ hits: 1, actual: 2, predicted: 3 });
});

describe("detections of corner boxes", () => {
  const box = { x0: 0, y0: 0, x1: 10, y1: 10 };
  const half = { x0: 0, y0: 0, x1: 10, y1: 5 };
  test("IoU", () => {
    expect(cornerBoxIou(box, half)).toBe(0.5);
    expect(cornerBoxIou(box, { x0: 20, y0: 0, x1: 30, y1: 10 })).toBe(0);
    expect(cornerBoxIou({ ...box, x1: Number.NaN }, half)).toBe(0);
  });

  test("found, found with IoU 0.5 exactly, missed, nothing there", () => {
    const found = { truth: [box], predicted: [{ ...box, confidence: 0.9 }] };
    const tooSmall = { truth: [box], predicted: [{ ...half, confidence: 0.8 }] };
    const empty = { truth: [], predicted: [] };
    expect(detectionAveragePrecision([found, empty], 0.5)).toBe(1);
    expect(detectionAveragePrecision([found, tooSmall], 0.5)).toBeCloseTo(0.5 + 0.5 * (2 / 3), 12);
    expect(detectionAveragePrecision([found], 0.5)).toBeNaN();
  });
});

describe("COCO average precision", () => {
  const options = { iouThreshold: 0.4, mostDetections: 100, largestArea: 1e10 };
  const truth = Array.from({ length: 4 }, (_, i) => ({
    image: `${i >> 1}`,
    category: i % 2,
    x: 10 * i,
    y: 0,
    width: 8,
    height: 8,
  }));
  const perfect: CocoDetection[] = truth.map((box) => ({ ...box, confidence: 0.9, area: 64 }));
  const elsewhere = { ...perfect[1], x: 500 };

  test("number 0 counts as no match", () => {
    const [first, ...rest] = perfect;
    // Category 0 has boxes 0 and 2; the match of box 0 is a false alarm.
    expect(cocoAveragePrecision(truth, perfect, options)).toBeCloseTo((101 + 51 * 0.5) / 202, 12);
    expect(cocoAveragePrecision(truth, [elsewhere, ...rest, first], options)).toBeLessThan(1);
  });

  test("false alarms cost only where they rank before a right detection", () => {
    const boxes = [{ ...truth[0], category: 9 }, ...truth.slice(1)];
    const detections = [{ ...elsewhere, confidence: 0.1 }, ...perfect.slice(1)];
    const before = cocoAveragePrecision(boxes, detections, options);
    const after = cocoAveragePrecision(
      boxes,
      [{ ...elsewhere, confidence: 1 }, ...perfect.slice(1)],
      options,
    );
    expect(before).toBeCloseTo(2 / 3, 12);
    expect(after).toBeLessThan(before);
    const leftOut = [{ ...elsewhere, confidence: 1, area: -1 }, ...perfect.slice(1)];
    expect(cocoAveragePrecision(boxes, leftOut, options)).toBeCloseTo(before, 12);
  });
});

describe("upright boxes", () => {
  const box: UprightBox = { x: 5, y: -3, z: 1, width: 2, length: 4, height: 1, yaw: 0.3 };
  const anyBox = fc.record({
    x: fc.double({ min: -3, max: 3, noNaN: true }),
    y: fc.double({ min: -3, max: 3, noNaN: true }),
    z: fc.double({ min: -1, max: 1, noNaN: true }),
    width: fc.double({ min: 0.5, max: 4, noNaN: true }),
    length: fc.double({ min: 0.5, max: 4, noNaN: true }),
    height: fc.double({ min: 0.5, max: 4, noNaN: true }),
    yaw: fc.double({ min: -4, max: 4, noNaN: true }),
  });

  test("IoU is symmetric, bounded, and does not change when both boxes turn half round", () => {
    fc.assert(
      fc.property(anyBox, anyBox, (a, b) => {
        const iou = uprightBoxIou(a, b);
        expect(iou).toBeGreaterThanOrEqual(0);
        expect(iou).toBeLessThanOrEqual(1);
        expect(uprightBoxIou(b, a)).toBeCloseTo(iou, 9);
        expect(uprightBoxIou({ ...a, yaw: a.yaw + Math.PI }, b)).toBeCloseTo(iou, 9);
        expect(uprightBoxIou(a, a)).toBeCloseTo(1, 9);
      }),
    );
  });

  test("IoU of shifted and turned squares", () => {
    const square = { ...box, width: 2, length: 2, yaw: 0 };
    expect(uprightBoxIou(square, { ...square, x: 6 })).toBeCloseTo(1 / 3, 12);
    expect(uprightBoxIou(square, { ...square, z: 1.5 })).toBeCloseTo(1 / 3, 12);
    expect(uprightBoxIou(square, { ...square, z: 3 })).toBe(0);
    const octagon = 8 * (Math.SQRT2 - 1);
    const turned = { ...square, yaw: Math.PI / 4 };
    expect(uprightBoxIou(square, turned)).toBeCloseTo(octagon / (8 - octagon), 12);
  });

  test("a second detection of a box is wrong, and costs nothing after the last right one", () => {
    const other = { ...box, x: 50 };
    const detected = (target: UprightBox, confidence: number) => ({ ...target, confidence });
    const average = (...predicted: (UprightBox & { confidence: number })[]) =>
      uprightBoxAveragePrecision([box, other], predicted, [0.5, 0.95]);
    expect(average()).toBe(0);
    expect(average(detected(box, 1), detected(other, 0.9), detected(box, 0.8))).toBe(1);
    expect(average(detected(box, 1), detected(box, 0.9), detected(other, 0.8))).toBeCloseTo(
      5 / 6,
      12,
    );
  });
});
