import { inflateSync } from "node:zlib";

/** A gray picture, row by row from the top left; 0 is black, 255 white. */
export interface GrayImage {
  width: number;
  height: number;
  pixels: Float32Array;
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const samplesPerPixel = new Map([
  [0, 1],
  [2, 3],
  [4, 2],
  [6, 4],
]);

/**
 * Decodes a PNG of 8 bits a sample without a palette (W3C PNG specification, sections 5, 9, 11);
 * colours become gray by their mean, transparency is ignored.
 */
export function decodePng(file: Buffer): GrayImage {
  if (!file.subarray(0, 8).equals(signature)) throw new Error("PNG: the signature is missing");
  let header: Buffer | undefined;
  const compressed: Buffer[] = [];
  for (let at = 8; at + 12 <= file.length; ) {
    const length = file.readUInt32BE(at);
    const type = file.toString("latin1", at + 4, at + 8);
    const content = file.subarray(at + 8, at + 8 + length);
    if (type === "IHDR") header = content;
    if (type === "IDAT") compressed.push(content);
    at += length + 12;
  }
  if (!header) throw new Error("PNG: the header chunk is missing");
  const width = header.readUInt32BE(0);
  const height = header.readUInt32BE(4);
  const samples = samplesPerPixel.get(header[9]);
  if (header[8] !== 8 || samples === undefined || header[12] !== 0) {
    throw new Error("PNG: only 8 bits a sample, without palette or interlacing, can be read");
  }
  const bytes = unfilter(inflateSync(Buffer.concat(compressed)), width * samples, height, samples);
  return { width, height, pixels: toGray(bytes, width * height, samples) };
}

/** Undoes the row filters; every row of `filtered` is led by its filter type. */
function unfilter(filtered: Buffer, stride: number, height: number, step: number): Uint8Array {
  if (filtered.length < (stride + 1) * height) throw new Error("PNG: the picture is cut off");
  const out = new Uint8Array(stride * height);
  for (let row = 0; row < height; row++) {
    const type = filtered[row * (stride + 1)];
    for (let x = 0; x < stride; x++) {
      const at = row * stride + x;
      const left = x >= step ? out[at - step] : 0;
      const up = row > 0 ? out[at - stride] : 0;
      const upLeft = x >= step && row > 0 ? out[at - stride - step] : 0;
      out[at] = filtered[row * (stride + 1) + 1 + x] + prediction(type, left, up, upLeft);
    }
  }
  return out;
}

function prediction(filter: number, left: number, up: number, upLeft: number): number {
  switch (filter) {
    case 0:
      return 0;
    case 1:
      return left;
    case 2:
      return up;
    case 3:
      return (left + up) >> 1;
    case 4:
      return paeth(left, up, upLeft);
    default:
      throw new Error(`PNG: there is no row filter ${filter}`);
  }
}

function paeth(left: number, up: number, upLeft: number): number {
  const estimate = left + up - upLeft;
  const toLeft = Math.abs(estimate - left);
  const toUp = Math.abs(estimate - up);
  const toUpLeft = Math.abs(estimate - upLeft);
  if (toLeft <= toUp && toLeft <= toUpLeft) return left;
  return toUp <= toUpLeft ? up : upLeft;
}

function toGray(bytes: Uint8Array, pixelCount: number, samples: number): Float32Array {
  const colours = samples >= 3 ? 3 : 1;
  const pixels = new Float32Array(pixelCount);
  for (let i = 0; i < pixelCount; i++) {
    let sum = 0;
    for (let c = 0; c < colours; c++) sum += bytes[i * samples + c];
    pixels[i] = sum / colours;
  }
  return pixels;
}
