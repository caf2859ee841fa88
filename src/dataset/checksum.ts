import { createHash, type Hash } from "node:crypto";
import { createReadStream, readFileSync } from "node:fs";
import { stat } from "node:fs/promises";
import { pipeline } from "node:stream/promises";

/** MD5 of a file's content in lower-case hex, the form the published task set uses. */
export async function fileMd5(path: string): Promise<string> {
  return (await fileHash(path, "md5")).digest("hex");
}

/** Subresource-integrity text of a file (`sha512-` and base64), as package registries publish it. */
export async function fileIntegrity(path: string): Promise<string> {
  return `sha512-${(await fileHash(path, "sha512")).digest("base64")}`;
}

/** What is read at once: a stream takes a hundred times as long as a small file does. */
const SMALL_BYTES = 1 << 16;

async function fileHash(path: string, algorithm: "md5" | "sha512"): Promise<Hash> {
  const hash = createHash(algorithm);
  if ((await stat(path)).size <= SMALL_BYTES) return hash.update(readFileSync(path));
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash);
  return hash;
}
