import { open, readFile } from "node:fs/promises";

/** The grey levels of a picture, 0 (black) to 255 (white), row by row. */
export interface GreyImage {
  width: number;
  height: number;
  levels: Uint8Array;
}

/**
 * Reads a PNG of up to 8 bits a channel as Pillow's `convert("L")` does: transparency is dropped,
 * colours (a palette's too) become luma by ITU-R 601, rounded half up.
 * @throws naming the file when it is no PNG.
 */
export async function readGreyPng(path: string): Promise<GreyImage> {
  const { width, height, data } = await decode(path, await readFile(path));
  const levels = new Uint8Array(width * height);
  for (let pixel = 0; pixel < levels.length; pixel++) {
    const [red, green, blue] = [data[4 * pixel], data[4 * pixel + 1], data[4 * pixel + 2]];
    // Weights of 16 binary places that sum to 65536, so that grey stays as it is.
    levels[pixel] = (19595 * red + 38470 * green + 7471 * blue + 32768) >> 16;
  }
  return { width, height, levels };
}

/**
 * Width and height of a PNG in pixels, from its first bytes alone.
 * @throws naming the file when it is no PNG.
 */
export async function pngSize(path: string): Promise<{ width: number; height: number }> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(24), 0, 24, 0);
    const isPng = bytesRead === 24 && buffer.toString("latin1", 0, 8) === "\x89PNG\r\n\x1a\n";
    if (!isPng) throw new Error(`${path} is not a readable PNG: it does not begin as one.`);
    return { width: buffer.readUInt32BE(16), height: buffer.readUInt32BE(20) };
  } finally {
    await file.close();
  }
}

async function decode(path: string, bytes: Buffer) {
  // Imported when needed: few competitions look into pictures.
  const { PNG } = await import("pngjs");
  try {
    return PNG.sync.read(bytes);
  } catch (error) {
    throw new Error(`${path} is not a readable PNG: ${(error as Error).message}`);
  }
}
