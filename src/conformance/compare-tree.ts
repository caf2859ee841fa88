import { createHash } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { fileMd5 } from "../dataset/checksum.ts";
import { readFileTree } from "../dataset/file-tree.ts";
import { listSevenZip, unpackSevenZip } from "../dataset/seven-zip.ts";
import { tarContent } from "../dataset/tar.ts";
import { readZipMembers } from "../dataset/zip.ts";
import { csvText } from "../table/csv-writer.ts";
import { ParquetFile } from "../table/parquet-file.ts";
import type { Manifest } from "./vector-set.ts";

/** Compares a prepared tree with a manifest; returns a line for every difference. */
export async function compareTree(prepared: string, manifest: Manifest): Promise<string[]> {
  const { files, emptyFolders } = await readFileTree(prepared);
  const differences = [
    ...compareNames("file", files, Object.keys(manifest.files)),
    ...compareNames("empty folder", emptyFolders, manifest.empty_dirs),
  ];
  const present = new Set(files);
  for (const [file, expected] of Object.entries(manifest.files)) {
    if (!present.has(file)) continue;
    const path = join(prepared, file);
    if (typeof expected === "string") {
      const actual = await fileMd5(path);
      if (actual !== expected) differences.push(`${file}: MD5 ${actual}, expected ${expected}`);
    } else if ("table" in expected) {
      differences.push(...(await compareParquet(file, path, expected.table)));
    } else {
      differences.push(...(await compareMembers(file, path, expected)));
    }
  }
  return differences;
}

async function compareParquet(
  file: string,
  path: string,
  expected: { columns: [string, string][]; csv_md5: string },
): Promise<string[]> {
  const table = await (await ParquetFile.open(path)).read();
  const shown = (columns: readonly (readonly [string, string])[]) =>
    columns.map(([name, type]) => `${name} ${type}`).join(", ");
  const actual = shown(Array.from(table.entries(), ([name, { type }]) => [name, type]));
  if (actual !== shown(expected.columns)) {
    return [`${file}: the columns are ${actual}, expected ${shown(expected.columns)}`];
  }
  const md5 = createHash("md5").update(csvText(table)).digest("hex");
  if (md5 === expected.csv_md5) return [];
  return [`${file}: MD5 ${md5} as CSV, expected ${expected.csv_md5}`];
}

async function compareMembers(
  file: string,
  path: string,
  expected: { members: Record<string, string>; directories?: number | undefined },
): Promise<string[]> {
  const { md5s, directories } = await archiveContent(path);
  const differences = compareNames(`${file}: member`, md5s.keys(), Object.keys(expected.members));
  for (const [name, md5] of Object.entries(expected.members)) {
    const actual = md5s.get(name);
    if (actual !== undefined && actual !== md5)
      differences.push(`${file}: member ${name} has MD5 ${actual}, expected ${md5}`);
  }
  // Not every manifest counts the folder entries.
  if (expected.directories !== undefined && directories !== expected.directories)
    differences.push(`${file}: ${directories} folder entries, expected ${expected.directories}`);
  return differences;
}

interface ArchiveContent {
  /** MD5 of each member by name. */
  md5s: Map<string, string>;
  /** Number of folder entries. */
  directories: number;
}

function archiveContent(path: string): Promise<ArchiveContent> {
  if (path.endsWith(".7z")) return sevenZipContent(path);
  return /\.tar(\.gz)?$/.test(path) ? tarContent(path) : zipContent(path);
}

async function zipContent(path: string): Promise<ArchiveContent> {
  const md5s = new Map<string, string>();
  let directories = 0;
  for await (const member of readZipMembers(path)) {
    if (member.name.endsWith("/")) directories++;
    else {
      const content = await buffer(await member.open());
      md5s.set(member.name, createHash("md5").update(content).digest("hex"));
    }
  }
  return { md5s, directories };
}

async function sevenZipContent(path: string): Promise<ArchiveContent> {
  const directories = (await listSevenZip(path)).filter(({ isFolder }) => isFolder).length;
  const unpacked = await mkdtemp(join(tmpdir(), "mlebench-7z-"));
  try {
    await unpackSevenZip(path, unpacked);
    const md5s = new Map<string, string>();
    for (const file of (await readFileTree(unpacked)).files) {
      md5s.set(file, await fileMd5(join(unpacked, file)));
    }
    return { md5s, directories };
  } finally {
    await rm(unpacked, { recursive: true });
  }
}

function compareNames(kind: string, actual: Iterable<string>, expected: readonly string[]) {
  const have = new Set(actual);
  const want = new Set(expected);
  return [
    ...[...want].filter((name) => !have.has(name)).map((name) => `${kind} ${name} is missing`),
    ...[...have].filter((name) => !want.has(name)).map((name) => `${kind} ${name} is not expected`),
  ];
}
