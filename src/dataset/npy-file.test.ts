import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { NpyFile } from "./npy-file.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "mlebench-npy-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** What `numpy.save` writes for a header and data that fit into 118 bytes. */
function npy(description: string, data: Uint8Array): string {
  const path = join(folder, "a.npy");
  const header = `${description.padEnd(117)}\n`;
  const start = Buffer.from("\x93NUMPY\x01\x00\x76\x00", "latin1");
  writeFileSync(path, Buffer.concat([start, Buffer.from(header), data]));
  return path;
}

const bytesOf = (values: Float32Array | BigInt64Array | Uint32Array) =>
  new Uint8Array(values.buffer);

test("takes rows byte for byte, in the order given", () => {
  // A NaN with a payload, -0 and a denormal must survive.
  const data = bytesOf(Uint32Array.of(0x7fc12345, 0x80000000, 1, 2, 3, 4));
  const path = npy("{'descr': '<f4', 'fortran_order': False, 'shape': (3, 2), }", data);
  using file = NpyFile.open(path);
  expect(file.rowCount).toBe(3);
  file.writeRows(join(folder, "b.npy"), [2, 0]);
  const written = readFileSync(join(folder, "b.npy"));
  expect(written.subarray(0, 128).toString("latin1")).toBe(
    `\x93NUMPY\x01\x00\x76\x00${"{'descr': '<f4', 'fortran_order': False, 'shape': (2, 2), }".padEnd(117)}\n`,
  );
  expect([...written.subarray(128)]).toEqual([...data.subarray(16), ...data.subarray(0, 8)]);
});

describe("a column of elements", () => {
  const shape = "'fortran_order': False, 'shape': (2,), }";
  test.each([
    ["text", "<U2", Uint32Array.of(0x37, 0, 0x30, 0x37), ["7", "07"]],
    [
      "64-bit integers",
      "<i8",
      BigInt64Array.of(-1n, 9007199254740993n),
      ["-1", "9007199254740993"],
    ],
    ["floats", "<f4", Float32Array.of(0.5, 3), ["0.5", "3.0"]],
  ])("of %s", (_, type, values, expected) => {
    using file = NpyFile.open(npy(`{'descr': '${type}', ${shape}`, bytesOf(values)));
    const column = file.column([0, 1]);
    expect([column.textAt(0), column.textAt(1)]).toEqual(expected);
  });
});

test.each([
  ["another file", "", /is no NumPy array file/],
  [
    "columns first",
    "{'descr': '<f4', 'fortran_order': True, 'shape': (1,), }",
    /cannot|can be read here/,
  ],
  ["a file cut short", "{'descr': '<f4', 'fortran_order': False, 'shape': (9,), }", /ends before/],
])("%s is refused by name", (_, description, message) => {
  const path = npy(description, new Uint8Array(4));
  if (description === "") writeFileSync(path, "no array at all");
  expect(() => NpyFile.open(path)).toThrow(message);
});
