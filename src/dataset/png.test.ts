import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { crc32, deflateSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { pngSize, readGreyPng } from "./png.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "mlebench-test-"));
});
afterAll(() => rm(folder, { recursive: true }));

const GREY = 0;
const RGB = 2;
const PALETTE = 3;
const GREY_ALPHA = 4;
const RGBA = 6;
const palette = chunk("PLTE", [255, 255, 255, 10, 20, 30]);

test.each([
  ["8-bit grey", { type: GREY, depth: 8, width: 3, row: [0, 128, 255] }, [0, 128, 255]],
  ["1-bit grey", { type: GREY, depth: 1, width: 3, row: [0b10100000] }, [255, 0, 255]],
  ["grey with alpha", { type: GREY_ALPHA, depth: 8, width: 2, row: [7, 0, 200, 9] }, [7, 200]],
  ["colour", { type: RGB, depth: 8, width: 2, row: [255, 0, 0, 0, 255, 0] }, [76, 150]],
  ["colour with alpha", { type: RGBA, depth: 8, width: 1, row: [0, 0, 255, 0] }, [29]],
  ["a palette", { type: PALETTE, depth: 2, width: 3, row: [0b00010000] }, [255, 18, 255]],
])("%s", async (_, { type, depth, width, row }, levels) => {
  const path = join(folder, "image.png");
  const header = [0, 0, 0, width, 0, 0, 0, 1, depth, type, 0, 0, 0];
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const pixels = chunk("IDAT", [...deflateSync(Uint8Array.from([0, ...row]))]);
  const parts = [chunk("IHDR", header), type === PALETTE ? palette : Buffer.of(), pixels];
  await writeFile(path, Buffer.concat([signature, ...parts, chunk("IEND", [])]));
  const image = await readGreyPng(path);
  expect(image).toEqual({ width, height: 1, levels: Uint8Array.from(levels) });
  expect(await pngSize(path)).toEqual({ width, height: 1 });
});

test("a file that is no PNG is refused by name", async () => {
  const path = join(folder, "broken.png");
  await writeFile(path, "no picture");
  await expect(readGreyPng(path)).rejects.toThrow(/broken.png is not a readable PNG/);
  await expect(pngSize(path)).rejects.toThrow(/broken.png is not a readable PNG/);
});

function chunk(name: string, data: number[]): Buffer {
  const body = Buffer.concat([Buffer.from(name), Buffer.from(data)]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}
