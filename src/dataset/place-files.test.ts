import { constants, copyFileSync, readFileSync, statSync } from "node:fs";
import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { placeFiles } from "./place-files.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "mlebench-place-"));
});
afterEach(() => rm(folder, { recursive: true }));

/** Whether the file system makes copy-on-write clones, which are files of their own. */
function clonesFiles(): boolean {
  try {
    copyFileSync(at("a"), at("clone"), constants.COPYFILE_FICLONE_FORCE);
    return true;
  } catch {
    return false;
  }
}

const at = (name: string) => join(folder, name);

it("places many files in folders that it makes", async () => {
  const names = Array.from({ length: 600 }, (_, i) => `${i}.jpg`);
  await Promise.all(names.map((name) => writeFile(at(name), name)));
  const seen: number[] = [];
  await placeFiles(
    names.map((name) => ({
      from: at(name),
      to: at(`train/${Number.parseInt(name, 10) % 7}/${name}`),
    })),
    (done) => seen.push(done),
  );
  for (const name of names) {
    expect(readFileSync(at(`train/${Number.parseInt(name, 10) % 7}/${name}`), "utf8")).toBe(name);
  }
  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
});

it("uses no disk space on one file system", async () => {
  await writeFile(at("a"), "a");
  await placeFiles([{ from: at("a"), to: at("b") }]);
  expect(statSync(at("a")).ino === statSync(at("b")).ino).toBe(!clonesFiles());
});

it("copies onto another file system", async () => {
  const other = await mkdtemp("/dev/shm/mlebench-place-");
  try {
    await writeFile(at("a"), "a");
    await placeFiles([{ from: at("a"), to: join(other, "b") }]);
    expect(readFileSync(join(other, "b"), "utf8")).toBe("a");
  } finally {
    await rm(other, { recursive: true });
  }
});

it("replaces a file in the way without writing into what it is linked to", async () => {
  await writeFile(at("first"), "first");
  await writeFile(at("second"), "second");
  await placeFiles([
    { from: at("first"), to: at("target") },
    { from: at("second"), to: at("target") },
  ]);
  expect(readFileSync(at("target"), "utf8")).toBe("second");
  expect(readFileSync(at("first"), "utf8")).toBe("first");
});

it("follows symbolic links", async () => {
  await writeFile(at("elsewhere"), "content");
  await symlink(at("elsewhere"), at("link"));
  await placeFiles([{ from: at("link"), to: at("target") }]);
  await rm(at("elsewhere"));
  expect(readFileSync(at("target"), "utf8")).toBe("content");
});

it("names a missing source", async () => {
  await expect(placeFiles([{ from: at("none"), to: at("b") }])).rejects.toThrow(
    `The raw data has no file ${at("none")}.`,
  );
});
