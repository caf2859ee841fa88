import { createHash } from "node:crypto";
import { create, extract, list } from "tar";
import type { CopiedFile } from "../competition/definition.ts";

/**
 * Unpacks a .tar or .tar.gz into a folder: files and folders only, links are left out. Absolute
 * names and names with ".." stay inside the folder (by tar).
 */
export async function unpackTar(
  archive: string,
  folder: string,
  onMember?: (done: number) => void,
): Promise<void> {
  let done = 0;
  await extract({
    file: archive,
    cwd: folder,
    strict: true,
    noMtime: true,
    filter: (_, entry) => !("type" in entry) || entry.type === "File" || entry.type === "Directory",
    onReadEntry: () => onMember?.(++done),
  }).catch((error: Error) => {
    throw new Error(`${archive} cannot be unpacked: ${error.message}`);
  });
}

/** The paths of the regular files in a .tar or .tar.gz, without a "./" before them. */
export async function listTar(archive: string): Promise<string[]> {
  const paths: string[] = [];
  await list({
    file: archive,
    strict: true,
    onReadEntry: ({ path, type }) => {
      if (type === "File") paths.push(path.replace(/^(\.\/)+/, ""));
    },
  }).catch((error: Error) => {
    throw new Error(`${archive} cannot be read: ${error.message}`);
  });
  return paths;
}

/** Writes an uncompressed tar of regular files, in the order given, without owners and times. */
export async function writeTar(archive: string, members: Iterable<CopiedFile>): Promise<void> {
  const names = new Map(Array.from(members, ({ from, to }) => [from, to]));
  await create(
    {
      file: archive,
      portable: true,
      mtime: new Date(0),
      preservePaths: true,
      strict: true,
      onWriteEntry: (entry) => {
        entry.path = names.get(entry.path)!;
      },
    },
    [...names.keys()],
  );
}

/** The MD5 of each regular member's content by name, and the number of folder entries. */
export async function tarContent(archive: string) {
  const md5s = new Map<string, string>();
  let directories = 0;
  await list({
    file: archive,
    strict: true,
    onReadEntry: (entry) => {
      if (entry.type === "Directory") directories++;
      const hash = createHash("md5");
      entry.on("data", (chunk) => hash.update(chunk));
      entry.on("end", () => {
        if (entry.type !== "Directory") md5s.set(entry.path, hash.digest("hex"));
      });
    },
  });
  return { md5s, directories };
}
