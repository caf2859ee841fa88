import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { RawFolder } from "mlebench";

export interface Digit {
  label: number;
  /** 28 rows of 28 pixels, 0 (background) to 255 (ink). */
  pixels: Uint8Array;
}

export const side = 28;

/**
 * Reads the package's digits, whose files hold one label each, in the order of their pixels' MD5:
 * so a digit's place tells nothing about its label.
 */
export async function readDigits(raw: RawFolder): Promise<Digit[]> {
  const digits: Digit[] = [];
  for (let label = 0; label < 10; label++) {
    const file = await readFile(raw.path(`src/digits/${label}.json`), "utf8");
    const { data } = JSON.parse(file) as { data: number[] };
    const bytes = Uint8Array.from(data, (share) => Math.round(share * 255));
    for (let at = 0; at < bytes.length; at += side * side) {
      digits.push({ label, pixels: bytes.subarray(at, at + side * side) });
    }
  }
  return digits
    .map((digit) => ({ digit, key: md5(digit.pixels) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ digit }) => digit);
}

function md5(bytes: Uint8Array): string {
  return createHash("md5").update(bytes).digest("hex");
}
