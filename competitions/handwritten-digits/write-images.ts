import type { OutputFolder } from "mlebench";
import { type Digit, side } from "./digits.ts";
import { encodeGrayPng } from "./encode-png.ts";

const parallelWrites = 64;

/** Writes the pictures, each named by its place among the digits, many at a time. */
export async function writeImages(digits: readonly Digit[], folder: OutputFolder): Promise<void> {
  for (let first = 0; first < digits.length; first += parallelWrites) {
    const some = digits.slice(first, first + parallelWrites);
    await Promise.all(
      some.map(({ pixels }, k) =>
        folder.writeFile(`images/${first + k}.png`, encodeGrayPng(side, side, pixels)),
      ),
    );
  }
}
