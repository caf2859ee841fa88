import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, parse } from "node:path";
import { listZip } from "./zip.ts";

/** A picture in a folder or a zip archive. */
export interface ImageFile {
  extension: string;
  /** bytes */
  size(): number;
  read(): Buffer;
}

const imageName = /\.(png|jpe?g|tiff?|bmp)$/i;
const deepest = 3;

/** All pictures below a folder, also those in its zip archives, by file name and by its stem. */
export function findImages(folder: string): Map<string, ImageFile> {
  const images = new Map<string, ImageFile>();
  const add = (name: string, image: Omit<ImageFile, "extension">) => {
    const { base, name: stem, ext } = parse(name);
    const found = { extension: ext.toLowerCase(), ...image };
    images.set(base, found);
    images.set(stem, found);
  };
  const visit = (path: string, depth: number) => {
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      const file = join(path, entry.name);
      if (entry.isDirectory() && depth < deepest) visit(file, depth + 1);
      if (imageName.test(entry.name)) {
        add(entry.name, { size: () => statSync(file).size, read: () => readFileSync(file) });
      }
      if (entry.name.endsWith(".zip")) {
        for (const member of listZip(file)) {
          if (imageName.test(member.name)) {
            add(member.name, { size: () => member.size, read: member.read });
          }
        }
      }
    }
  };
  visit(folder, 1);
  return images;
}
