import { readdir } from "node:fs/promises";
import { join, relative, sep } from "node:path";

/** The contents of a folder, as paths relative to it with `/`, sorted by code unit. */
export interface FileTree {
  files: string[];
  /** Folders that hold nothing at all. */
  emptyFolders: string[];
}

/** Lists everything below a folder; links are listed as files and never followed. */
export async function readFileTree(folder: string): Promise<FileTree> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const parents = new Set(entries.map((entry) => entry.parentPath));
  const pathOf = (parent: string, name: string) =>
    relative(folder, join(parent, name)).split(sep).join("/");
  const files: string[] = [];
  const emptyFolders: string[] = [];
  for (const entry of entries) {
    if (!entry.isDirectory()) files.push(pathOf(entry.parentPath, entry.name));
    else if (!parents.has(join(entry.parentPath, entry.name)))
      emptyFolders.push(pathOf(entry.parentPath, entry.name));
  }
  return { files: files.sort(), emptyFolders: emptyFolders.sort() };
}
