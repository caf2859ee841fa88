import { mkdir, mkdtemp, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { MissingPrerequisite } from "../errors.ts";
import { diskNeed, requireDisk } from "./disk-need.ts";
import { writeZip } from "./zip.ts";

let folder: string;
let raw: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "mlebench-need-"));
  raw = join(folder, "raw");
  await mkdir(join(raw, "train"), { recursive: true });
  await writeFile(join(raw, "train.csv"), Buffer.alloc(1000));
  await writeFile(join(raw, "train/1.jpg"), Buffer.alloc(5000));
});
afterEach(() => rm(folder, { recursive: true }));

it("counts tables, and pictures only where they cannot be shared", async () => {
  expect(await diskNeed(raw, folder)).toBe(1000);
  expect(await diskNeed(raw, "/dev/shm")).toBe(6000);
});

it("counts what archives hold unpacked", async () => {
  const content = "a".repeat(30_000);
  await writeZip(join(raw, "train.zip"), [{ content, to: "a.txt" }]);
  expect(await diskNeed(raw, folder)).toBe(31_000);
  expect(await diskNeed(join(raw, "train.zip"), folder)).toBe(30_000);
  await writeFile(join(raw, "more.7z"), Buffer.alloc(100));
  expect(await diskNeed(raw, folder)).toBe(31_300);
});

it("says beforehand what is needed, and stops where it is not there", async () => {
  const onProgress = vi.fn();
  await requireDisk(raw, folder, onProgress);
  expect(onProgress.mock.calls[0]![0].step).toMatch(/^needs up to 1 MB of disk, [\d.]+ [GM]B are/);
  // A file without content takes no disk, and still counts as its size.
  await truncate(join(raw, "train.csv"), 2 ** 43);
  const refused = requireDisk(raw, folder, onProgress);
  await expect(refused).rejects.toThrow(MissingPrerequisite);
  await expect(refused).rejects.toThrow(/needs up to 8796\.1 GB of disk in .*--data-dir/);
});
