import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { extract } from "tar";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  listSevenZip,
  unpackSevenZip,
  writeFileSevenZip,
  writeFoldersSevenZip,
} from "./seven-zip.ts";

const RAW = "conformance/invasive-species-monitoring/a/raw.tar.gz";
let work: string;
beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), "mlebench-test-"));
  await extract({ file: RAW, cwd: work });
});
afterAll(() => rm(work, { recursive: true }));

test("files come out of an archive, wherever it and the folder lie", async () => {
  const entries = await listSevenZip(join(work, "train.7z"));
  expect(entries).toHaveLength(121);
  expect(entries).toContainEqual({ name: "train/81.jpg", isFolder: false });
  const progress: number[] = [];
  await mkdir(join(work, "deep/inside"), { recursive: true });
  await unpackSevenZip(join(work, "train.7z"), join(work, "deep/inside"), (done) =>
    progress.push(done),
  );
  const image = await readFile(join(work, "deep/inside/train/81.jpg"), "latin1");
  expect(image).toMatch(/^\xff\xd8forest 81 /);
  expect(progress.length).toBeGreaterThan(0);
});

test("an archive of folders holds just these", async () => {
  const archive = join(work, "folders.7z");
  await writeFoldersSevenZip(archive, ["one", "two"]);
  expect(await listSevenZip(archive)).toEqual([
    { name: "one", isFolder: true },
    { name: "two", isFolder: true },
  ]);
});

test("an archive of a file holds it without folders, wherever both lie", async () => {
  await mkdir(join(work, "some/folder"), { recursive: true });
  await writeFile(join(work, "some/folder/ä b.txt"), "content");
  const archive = join(work, "file.7z");
  await writeFileSevenZip(archive, join(work, "some/folder/ä b.txt"));
  expect(await listSevenZip(archive)).toEqual([{ name: "ä b.txt", isFolder: false }]);
  await unpackSevenZip(archive, join(work, "unpacked"));
  expect(await readFile(join(work, "unpacked/ä b.txt"), "utf8")).toBe("content");
});

test("an archive with a packed header of another program's is read", async () => {
  const archive = join(import.meta.dirname, "fixtures/packed-header.7z");
  await unpackSevenZip(archive, join(work, "packed"));
  expect(await readFile(join(work, "packed/train/a.txt"), "utf8")).toBe("some text\n");
  expect(await readFile(join(work, "packed/train/b.txt"), "utf8")).toBe("more\n".repeat(50));
  expect(await readFile(join(work, "packed/train/empty.txt"), "utf8")).toBe("");
  expect(await listSevenZip(archive)).toHaveLength(4);
});

test("a broken or missing archive is refused by name", async () => {
  const archive = join(work, "broken.7z");
  const whole = await readFile(join(work, "train.7z"));
  await writeFile(archive, whole.subarray(0, whole.length - 50));
  await expect(unpackSevenZip(archive, join(work, "out"))).rejects.toThrow(/broken\.7z/);
  await expect(listSevenZip(archive)).rejects.toThrow(/broken\.7z/);
  await expect(listSevenZip(join(work, "none.7z"))).rejects.toThrow(/none\.7z/);
});

test("an archive whose content is damaged is refused", async () => {
  const archive = join(work, "damaged.7z");
  const bytes = await readFile(join(work, "train.7z"));
  bytes.fill(0, 200, 260);
  await writeFile(archive, bytes);
  await expect(unpackSevenZip(archive, join(work, "out"))).rejects.toThrow(/damaged\.7z/);
});
