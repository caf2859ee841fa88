import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync } from "node:fs";
import { mkdir, mkdtemp, rm, utimes, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { hostname, tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type LockHolder, lockGroup, lockHolder } from "./group-lock.ts";

let group: string;
beforeEach(async () => {
  group = await mkdtemp(join(tmpdir(), "mlebench-lock-"));
});
afterEach(() => rm(group, { recursive: true }));

const lockFile = () => join(group, "orchestrator-3.json");

async function leftBy(holder: Partial<LockHolder>): Promise<string> {
  const scratch = join(tmpdir(), `mlebench-${"0123456789abcdef"}`);
  const own = { pid: process.pid, started: "1", host: hostname(), scratch, released: false };
  const left = { ...own, ...holder };
  await writeFile(lockFile(), JSON.stringify(left));
  await mkdir(scratch, { recursive: true });
  return scratch;
}

test("a lock keeps others out until it is released, with its temporary folder", async () => {
  const lock = await lockGroup(group);
  expect(existsSync(lock.scratchFolder)).toBe(true);
  expect((await lockHolder(group))?.pid).toBe(process.pid);
  await expect(lockGroup(group)).rejects.toThrow(/is working on .* right now.*runs stop/);
  await lock.release();
  expect(existsSync(lock.scratchFolder)).toBe(false);
  expect(await lockHolder(group)).toBeUndefined();
  await (await lockGroup(group)).release();
  expect(readdirSync(group)).toEqual(["orchestrator-2.json"]);
});

test.each([`/tmp/${"deep/".repeat(20)}`, relative(process.cwd(), tmpdir())])(
  "its temporary folder has room for a socket's path where TMPDIR is %s",
  async (folder) => {
    const outer = process.env.TMPDIR;
    process.env.TMPDIR = folder;
    try {
      const lock = await lockGroup(group);
      expect(lock.scratchFolder).toMatch(/^\//);
      const server = createServer().listen(join(lock.scratchFolder, `${"0".repeat(16)}.sock`));
      await once(server, "listening");
      server.close();
      await lock.release();
    } finally {
      if (outer === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = outer;
    }
  },
);

test("of many who want it, one gets it", async () => {
  await leftBy({});
  const program = `import { lockGroup } from ${JSON.stringify(join(import.meta.dirname, "group-lock.ts"))};
    const lock = await lockGroup(${JSON.stringify(group)}); console.log("got it");
    await new Promise((resolve) => process.stdin.on("end", resolve).resume());
    await lock.release();`;
  const outputs: string[] = [];
  const children = Array.from({ length: 8 }, (_, k) => {
    const child = spawn(process.execPath, ["--input-type=module", "--eval", program]);
    child.stdout.on("data", (text) => {
      outputs[k] = String(text);
    });
    return child;
  });
  const ends = children.map((child) => once(child, "exit"));
  const patience = { timeout: 20_000 };
  // All but the one that holds it end by themselves.
  await expect
    .poll(() => children.filter(({ exitCode }) => exitCode === 1).length, patience)
    .toBe(7);
  await expect.poll(() => outputs.join(""), patience).toBe("got it\n");
  for (const child of children) child.stdin.end();
  await Promise.all(ends);
});

test.each([
  ["a process that is gone", async () => ({ pid: await endedProcess() })],
  ["a process whose id another has now", async () => ({})],
  ["another machine that is silent", async () => ({ host: "elsewhere" })],
])("one left by %s is taken over, and its temporary files go", async (_, holder) => {
  const scratch = await leftBy(await holder());
  await utimes(lockFile(), new Date(0), new Date(0));
  const lock = await lockGroup(group);
  expect(existsSync(scratch)).toBe(false);
  await lock.release();
  expect(readdirSync(group)).toEqual(["orchestrator-4.json"]);
});

test("one half-written is taken over", async () => {
  await writeFile(lockFile(), '{"pid":');
  await (await lockGroup(group)).release();
});

test("one of another machine holds while that gives signs of life", async () => {
  const scratch = await leftBy({ host: "elsewhere" });
  await expect(lockGroup(group)).rejects.toThrow(/on elsewhere is working/);
  await rm(scratch, { recursive: true });
});

test("nothing but a folder of ours is removed for a lock", async () => {
  const folder = join(group, "precious");
  await mkdir(folder);
  await rm(await leftBy({ scratch: folder }), { recursive: true });
  await (await lockGroup(group)).release();
  expect(existsSync(folder)).toBe(true);
});

async function endedProcess(): Promise<number> {
  const child = spawn("true");
  await once(child, "exit");
  return child.pid as number;
}
