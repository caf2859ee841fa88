import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, rename, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { folderHash } from "./folder-hash.ts";

let parent: string;
let folder: string;
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), "mlebench-hash-"));
  folder = join(parent, "agent");
  await mkdir(join(folder, "lib"), { recursive: true });
  await writeFile(join(folder, "main.py"), "print(1)\n");
  await writeFile(join(folder, "lib/a.py"), "");
  await symlink("main.py", join(folder, "link"));
});
afterEach(() => rm(parent, { recursive: true }));

test("is the same wherever the folder lies, and another when a file or a link is", async () => {
  const before = await folderHash(folder);
  // What groups that were begun earlier have in their group.json.
  expect(before).toBe("b08aae034c5a9f2611e258d8f9c64c047ebbccbdf9645444ccdf102c1325f4fc");
  await rename(folder, join(parent, "elsewhere"));
  expect(await folderHash(join(parent, "elsewhere"))).toBe(before);
  await rm(join(parent, "elsewhere/link"));
  await symlink("lib/a.py", join(parent, "elsewhere/link"));
  expect(await folderHash(join(parent, "elsewhere"))).not.toBe(before);
});

test("pipes and sockets neither keep it waiting nor change it", async () => {
  const before = await folderHash(folder);
  execFileSync("mkfifo", [join(folder, "pipe")]);
  expect(await folderHash(folder)).toBe(before);
});
