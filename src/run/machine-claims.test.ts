import { execFile, execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ownProcess } from "../process-alive.ts";
import type { Machine } from "./machine.ts";
import { claimSlots, freeMachine } from "./machine-claims.ts";
import { allotSlots } from "./slots.ts";

const machine: Machine = { cores: [0, 1, 2, 3], memoryBytes: 100, gpus: [0, 1] };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "mlebench-claims-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const claim = (count: number, cpus: number | undefined, gpus = 0) =>
  claimSlots(
    machine,
    (free) => allotSlots(count, { cpus, memoryBytes: 1, gpus }, free, free.gpus),
    folder,
  );

test("what one run group has, no other is given until it is released", async () => {
  const first = await claim(1, 2, 1);
  const second = await claim(2, 1, 0);
  expect(first.slots).toEqual([{ cpuSet: [0, 1], gpus: [0] }]);
  expect(second.slots.map(({ cpuSet }) => cpuSet)).toEqual([[2], [3]]);
  expect(await freeMachine(machine, folder)).toEqual({ ...machine, cores: [], gpus: [1] });
  await expect(claim(1, 1)).rejects.toThrow(
    `1 run with 1 core each need 1 core, and 0 are free. Lower --cpus or --workers. Other run ` +
      `groups have their share (process ${process.pid}).`,
  );
  await first.release();
  expect((await claim(1, 1, 2)).slots).toEqual([{ cpuSet: [0], gpus: [0, 1] }]);
});

test("runs that belong on no core and no device claim nothing", async () => {
  rmdirSync(folder);
  expect((await claim(3, undefined)).slots).toHaveLength(3);
  expect(existsSync(folder)).toBe(false);
});

test("of several that claim at once, none gets what another has", async () => {
  const claims = await Promise.all([claim(1, 1, 1), claim(1, 1, 1), claim(2, 1)]);
  const slots = claims.flatMap((claimed) => claimed.slots);
  const cores = slots.flatMap(({ cpuSet }) => cpuSet ?? []);
  expect(new Set(cores).size).toBe(4);
  expect(new Set(slots.flatMap(({ gpus }) => gpus)).size).toBe(2);
});

test("claims of processes that are gone, and what is no claim, do not count", async () => {
  const { stdout } = await promisify(execFile)("sh", ["-c", "echo $$"]);
  const { started } = await ownProcess();
  const all = { cores: machine.cores, gpus: machine.gpus };
  const claims = [
    { pid: Number(stdout), started, ...all },
    { pid: process.pid, started: "before the last reboot", ...all },
    "no claim",
  ];
  for (const [k, content] of claims.entries()) {
    writeFileSync(join(folder, `${String(k).repeat(16)}.json`), JSON.stringify(content));
  }
  expect((await claim(4, 1)).slots).toHaveLength(4);
  expect(await freeMachine(machine, folder)).toMatchObject({ cores: [], gpus: [0, 1] });
});

test("pipes and endless files among the claims keep nobody waiting", async () => {
  execFileSync("mkfifo", [join(folder, `${"a".repeat(16)}.json`)]);
  symlinkSync("/dev/zero", join(folder, `${"b".repeat(16)}.json`));
  expect((await claim(4, 1)).slots).toHaveLength(4);
});

test("a link in the folder's place is refused, and what it leads to stays closed", async () => {
  const theirs = join(folder, "theirs");
  mkdirSync(theirs, { mode: 0o755 });
  symlinkSync(theirs, join(folder, "link"));
  const choose = (free: Machine) => allotSlots(1, { cpus: 1, memoryBytes: 1, gpus: 0 }, free, []);
  await expect(claimSlots(machine, choose, join(folder, "link"))).rejects.toThrow(/link/);
  expect(statSync(theirs).mode & 0o7777).toBe(0o755);
});
