import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createCgroup } from "./cgroup.ts";

const MOUNT = "/sys/fs/cgroup";
const limits = { memoryBytes: 2 ** 30, cpus: 1.5, processes: 99 };

/** Stands for a mounted hierarchy of control groups; the kernel's own files appear as they are written. */
let root: string;
let ownGroups: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "mlebench-cgroup-"));
  ownGroups = join(root, "own");
});
afterEach(() => rmSync(root, { recursive: true }));

test("version 2: makes a limited group in a sibling of this process's own", async () => {
  writeFileSync(join(root, "cgroup.controllers"), "cpu memory pids\n");
  mkdirSync(join(root, "user.slice/session.scope"), { recursive: true });
  writeFileSync(ownGroups, "0::/user.slice/session.scope\n");
  const cgroup = await createCgroup(limits, root, ownGroups);
  expect(cgroup?.keeper).toBe("cgroup-v2");
  const sibling = join(root, "user.slice", namesIn(join(root, "user.slice"))[0]);
  const folder = join(sibling, "members");
  expect(textsIn(folder)).toEqual({
    "memory.max": "1073741824",
    "pids.max": "99",
    "cpu.max": "150000 100000",
  });
  for (const group of [root, join(root, "user.slice"), sibling]) {
    expect(textsIn(group)).toMatchObject({ "cgroup.subtree_control": "+memory +pids +cpu" });
  }
  expect(cgroup?.processFiles).toEqual([join(folder, "cgroup.procs")]);
  expect(await cgroup?.sawOutOfMemory()).toBe(false);
  writeFileSync(join(folder, "memory.events"), "low 0\noom 1\noom_kill 1\n");
  expect(await cgroup?.sawOutOfMemory()).toBe(true);
});

test("version 2: does not need the processor's controller where there is no limit for it", async () => {
  writeFileSync(join(root, "cgroup.controllers"), "memory pids\n");
  writeFileSync(ownGroups, "0::/session.scope\n");
  await createCgroup({ ...limits, cpus: undefined }, root, ownGroups);
  expect(textsIn(root)).toMatchObject({ "cgroup.subtree_control": "+memory +pids" });
});

test("version 1: makes a limited child in the hierarchy of each controller", async () => {
  for (const folder of ["memory/mine", "cpu", "pids"])
    mkdirSync(join(root, folder), { recursive: true });
  writeFileSync(ownGroups, "4:memory:/mine\n2:cpu,cpuacct:/not/mounted/here\n1:pids:/\n");
  const cgroup = await createCgroup(limits, root, ownGroups);
  expect(cgroup?.keeper).toBe("cgroup-v1");
  const folders = ["memory/mine", "cpu", "pids"].map((parent) =>
    join(root, parent, namesIn(join(root, parent))[0]),
  );
  expect(folders.map(textsIn)).toEqual([
    { "memory.limit_in_bytes": "1073741824" },
    { "cpu.cfs_period_us": "100000", "cpu.cfs_quota_us": "150000" },
    { "pids.max": "99" },
  ]);
});

const probe = existsSync(`${MOUNT}/cgroup.controllers`) ? await createCgroup(limits) : undefined;
await probe?.remove();
if (!probe) console.warn("Real groups of version 2 are not tested: none can be made here.");

describe.skipIf(!probe)("version 2, for real:", () => {
  test("nobody takes controllers from a group, and their limits with them", async () => {
    const cgroup = await createCgroup(limits);
    const members = dirname(cgroup?.processFiles[0] ?? "");
    const shared = join(members, "../../cgroup.subtree_control");
    try {
      for (const controller of ["memory", "pids", "cpu"]) {
        expect(() => writeFileSync(shared, `-${controller}`)).toThrow(/EBUSY/);
      }
      expect(readFileSync(join(members, "cpu.max"), "utf8")).toBe("150000 100000\n");
    } finally {
      await cgroup?.remove();
    }
    expect(existsSync(dirname(members))).toBe(false);
  });

  test.runIf(process.getuid?.() === 0)(
    "a container whose processes are in the only group that it sees moves them",
    async () => {
      const outer = await createCgroup(limits);
      const [entrance] = outer?.processFiles ?? [];
      const module = new URL("./cgroup.ts", import.meta.url).href;
      const script = `import { createCgroup } from "${module}";
        const cgroup = await createCgroup(${JSON.stringify(limits)});
        console.log(cgroup?.keeper, cgroup?.processFiles[0].replace(/\\d+/g, "N"));
        await cgroup?.remove();`;
      const remount = `umount ${MOUNT} && mount -t cgroup2 cgroup2 ${MOUNT}`;
      const container = `${remount}; sleep 60 & node --input-type=module -e '${script}'; kill $!`;
      try {
        const { stdout, stderr } = spawnSync(
          "sh",
          ["-c", `echo $$ > ${entrance} && exec unshare --cgroup --mount sh -c "$0"`, container],
          { encoding: "utf8" },
        );
        expect(stderr).toBe("");
        expect(stdout).toBe(`cgroup-v2 ${MOUNT}/mlebench-N-N/members/cgroup.procs\n`);
      } finally {
        const moved = join(dirname(entrance), "init");
        if (existsSync(moved)) rmdirSync(moved);
        await outer?.remove();
      }
    },
  );
});

test("gives none where none can be made", async () => {
  writeFileSync(ownGroups, "0::/\n");
  expect(await createCgroup(limits, join(root, "missing"), ownGroups)).toBeUndefined();
  expect(await createCgroup(limits, root, join(root, "missing"))).toBeUndefined();
});

function namesIn(folder: string): string[] {
  return readdirSync(folder).filter((name) => name.startsWith("mlebench-"));
}

function textsIn(folder: string): Record<string, string> {
  const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map(({ name }) => [name, readFileSync(join(folder, name), "utf8")]),
  );
}
