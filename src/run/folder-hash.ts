import { createHash } from "node:crypto";
import { lstat, readFile, readlink } from "node:fs/promises";
import { join } from "node:path";
import { readFileTree } from "../dataset/file-tree.ts";

/** SHA-256 over the paths and contents of a folder's files, the same wherever the folder lies. */
export async function folderHash(folder: string): Promise<string> {
  const hash = createHash("sha256");
  const { files } = await readFileTree(folder);
  for (const file of files) {
    const path = join(folder, file);
    const isLink = (await lstat(path)).isSymbolicLink();
    const content = isLink ? Buffer.from(await readlink(path)) : await readFile(path);
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}
