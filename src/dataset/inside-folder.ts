import { join, sep } from "node:path";

/**
 * The path of a file in a folder. Names come from raw tables and archives, so they are not trusted.
 * @throws when the name leads out of the folder.
 */
export function insideFolder(folder: string, file: string): string {
  const root = join(folder, sep);
  const path = join(folder, file);
  if (path.startsWith(root) || path + sep === root) return path;
  throw new Error(`The name ${JSON.stringify(file)} leads out of the folder ${folder}.`);
}
