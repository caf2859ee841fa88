import { createWriteStream, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { expect, onTestFinished, test } from "vitest";
import { ZipFile } from "yazl";
import { findImages } from "./find-images.ts";
import { listZip } from "./zip.ts";

function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "baseline-images-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

async function writeZip(path: string, members: Record<string, string>, compress: boolean) {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(members)) {
    if (name.endsWith("/")) zip.addEmptyDirectory(name);
    else zip.addBuffer(Buffer.from(content), name, { compress });
  }
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(path));
}

test("finds pictures in folders and zip archives, by name and by stem", async () => {
  const folder = makeFolder();
  mkdirSync(join(folder, "images"));
  writeFileSync(join(folder, "images", "17.png"), "seventeen");
  writeFileSync(join(folder, "train.csv"), "id\n17\n");
  await writeZip(join(folder, "train.zip"), { "deep/a.jpg": "aaaa".repeat(50) }, true);
  const images = findImages(folder);
  expect([...images.keys()].sort()).toEqual(["17", "17.png", "a", "a.jpg"]);
  expect(images.get("17")?.read().toString()).toBe("seventeen");
  expect(images.get("a.jpg")?.size()).toBe(200);
  expect(images.get("a.jpg")?.read().toString()).toBe("aaaa".repeat(50));
});

test("reads stored members too, and says when a file is no archive", async () => {
  const path = join(makeFolder(), "a.zip");
  await writeZip(path, { "x.txt": "as it is", "folder/": "" }, false);
  expect(listZip(path).map(({ name }) => name)).toEqual(["x.txt"]);
  expect(listZip(path)[0].read().toString()).toBe("as it is");
  writeFileSync(path, "no archive at all, but long enough to hold an end record");
  expect(() => listZip(path)).toThrow("not a zip archive");
});
