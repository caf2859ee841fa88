import { crc32, deflateSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { encodeGrayPng } from "../../competitions/handwritten-digits/encode-png.ts";
import { decodePng } from "./png.ts";

function chunk(type: string, content: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type), content]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(content.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}

/** Encodes rows of bytes, each with the row filter asked for; by the specification's formulas. */
function encodeFiltered(rows: number[][], filters: number[], step: number, colourType: number) {
  const at = (y: number, x: number) => (y < 0 || x < 0 ? 0 : rows[y][x]);
  const predictors = [
    () => 0,
    (y: number, x: number) => at(y, x - step),
    (y: number, x: number) => at(y - 1, x),
    (y: number, x: number) => Math.floor((at(y, x - step) + at(y - 1, x)) / 2),
    (y: number, x: number) => {
      const [a, b, c] = [at(y, x - step), at(y - 1, x), at(y - 1, x - step)];
      const distances = [a, b, c].map((value) => Math.abs(a + b - c - value));
      return [a, b, c][distances.indexOf(Math.min(...distances))];
    },
  ];
  const filtered = rows.flatMap((row, y) => [
    filters[y],
    ...row.map((value, x) => (value - predictors[filters[y]](y, x)) & 0xff),
  ]);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(rows[0].length / step, 0);
  header.writeUInt32BE(rows.length, 4);
  header.set([8, colourType], 8);
  const data = deflateSync(Buffer.from(filtered));
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", header),
    chunk("tEXt", Buffer.from("Comment\0ignored")),
    chunk("IDAT", data.subarray(0, 5)),
    chunk("IDAT", data.subarray(5)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

const byte = fc.integer({ min: 0, max: 255 });
const rowsOfBytes = (width: number) =>
  fc.array(fc.array(byte, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 });

describe("decoding a PNG", () => {
  test("gives back what the digits' encoder wrote", () => {
    fc.assert(
      fc.property(rowsOfBytes(5), (rows) => {
        const pixels = Uint8Array.from(rows.flat());
        const image = decodePng(encodeGrayPng(5, rows.length, pixels));
        expect(image).toEqual({ width: 5, height: rows.length, pixels: Float32Array.from(pixels) });
      }),
    );
  });

  test.each([0, 1, 2, 3, 4])("undoes row filter %i", (filter) => {
    fc.assert(
      fc.property(rowsOfBytes(7), (rows) => {
        const file = encodeFiltered(
          rows,
          rows.map(() => filter),
          1,
          0,
        );
        expect(decodePng(file).pixels).toEqual(Float32Array.from(rows.flat()));
      }),
    );
  });

  test("mixes filters, and takes the mean of red, green and blue", () => {
    const rows = [
      [10, 20, 30, 200, 100, 0],
      [1, 2, 3, 250, 251, 252],
      [9, 9, 9, 0, 0, 255],
    ];
    const file = encodeFiltered(rows, [1, 4, 3], 3, 2);
    expect([...decodePng(file).pixels]).toEqual([20, 100, 2, 251, 9, 85]);
  });

  test("refuses what is no PNG or of a kind it cannot read", () => {
    const png = encodeGrayPng(2, 2, Uint8Array.of(1, 2, 3, 4));
    expect(() => decodePng(Buffer.from("GIF89a, surely"))).toThrow("signature");
    const deep = Buffer.from(png);
    deep[24] = 16;
    expect(() => decodePng(deep)).toThrow("only 8 bits a sample");
  });
});
