import { createHash, type Hash } from "node:crypto";
import { createReadStream } from "node:fs";
import { lstat, readlink } from "node:fs/promises";
import { join } from "node:path";
import { readFileTree } from "../dataset/file-tree.ts";

/**
 * SHA-256 over the paths and contents of a folder's files, the same wherever the folder lies. Pipes
 * and sockets have no content, and count for nothing.
 */
export async function folderHash(folder: string): Promise<string> {
  const hash = createHash("sha256");
  const { files } = await readFileTree(folder);
  for (const file of files) {
    const path = join(folder, file);
    const found = await lstat(path);
    if (found.isSymbolicLink()) {
      const target = Buffer.from(await readlink(path));
      hash.update(`${file}\0${target.length}\0`).update(target);
    } else if (found.isFile()) {
      hash.update(`${file}\0${found.size}\0`);
      await addContent(hash, path);
    }
  }
  return hash.digest("hex");
}

/** Piece by piece, since agents bring models along that are larger than a buffer can be. */
async function addContent(hash: Hash, path: string): Promise<void> {
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 ** 2 }))
    hash.update(chunk);
}
