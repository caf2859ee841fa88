import { statfs } from "node:fs/promises";

/** Bytes that this process's user can still write on the disk where a file or folder lies. */
export async function freeDiskBytes(path: string): Promise<number> {
  const { bavail, bsize } = await statfs(path);
  return bavail * bsize;
}
