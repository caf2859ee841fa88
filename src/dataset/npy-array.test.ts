import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { npyShape, readNpyArray } from "./npy-array.ts";
import { npyHeaderBytes } from "./npy-header.ts";

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "mlebench-npy-"));
  path = join(folder, "array.npy");
});
afterEach(() => rmSync(folder, { recursive: true }));

function writeArray(type: string, elements: ArrayBufferView, order = "False"): void {
  const header = npyHeaderBytes(type, [2, 3]).toString("latin1");
  // "True" is a letter shorter; blanks at the end do not count.
  const described = header.replace("False", order.padEnd(5));
  const bytes = Buffer.from(elements.buffer, elements.byteOffset, elements.byteLength);
  writeFileSync(path, Buffer.concat([Buffer.from(described, "latin1"), bytes]));
}

test.each([
  ["|b1", Uint8Array.of(0, 1, 0, 1, 1, 0), [0, 1, 0, 1, 1, 0]],
  ["|i1", Int8Array.of(0, -1, 2, 3, 4, 5), [0, -1, 2, 3, 4, 5]],
  ["<i4", Int32Array.of(0, -1, 2, 3, 4, 70000), [0, -1, 2, 3, 4, 70000]],
  ["<i8", BigInt64Array.of(0n, -1n, 2n, 3n, 4n, 5n), [0, -1, 2, 3, 4, 5]],
  ["<f4", Float32Array.of(0, 0.5, 1, 2, 3, -4), [0, 0.5, 1, 2, 3, -4]],
  ["<f8", Float64Array.of(0, 0.1, 1, 2, 3, -4), [0, 0.1, 1, 2, 3, -4]],
])("elements of type %s", (type, elements, expected) => {
  writeArray(type, elements);
  expect(readNpyArray(path)).toEqual({ shape: [2, 3], values: Float64Array.from(expected) });
  expect(npyShape(path)).toEqual([2, 3]);
});

test("Fortran order, the first index fastest, comes out in C order", () => {
  // [[0, 1, 2], [10, 11, 12]]
  writeArray("<i4", Int32Array.of(0, 10, 1, 11, 2, 12), "True");
  expect([...readNpyArray(path).values]).toEqual([0, 1, 2, 10, 11, 12]);
});

test("text and files that end too early are refused by name", () => {
  writeArray("<U2", new Uint8Array(48));
  expect(() => readNpyArray(path)).toThrow(/array.npy: elements of type <U2 are no numbers/);
  writeArray("<i4", new Uint8Array(8));
  expect(() => readNpyArray(path)).toThrow(/array.npy ends too early/);
});
