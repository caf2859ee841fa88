import { execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chownSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { chooseSandbox } from "../choose-sandbox.ts";
import {
  dockerSandboxes,
  makeScene,
  running,
  type Scene,
  testImage,
  waitFor,
} from "../sandbox.fixture.ts";
import { labelArguments } from "./labels.ts";

const untouched = new AbortController().signal;
const isRoot = process.getuid?.() === 0;
const someUser = 1234;
const orchestrator = fileURLToPath(new URL("../orchestrator.fixture.ts", import.meta.url));

let scene: Scene;
beforeEach(async () => {
  scene = await makeScene();
});
afterEach(() => scene.remove());

describe.each(dockerSandboxes)("the sandbox $name", ({ sandbox }) => {
  test("does not take its own failure for the agent's", async () => {
    const broken = { ...scene.request, validationSocket: join(scene.folder, "missing.sock") };
    await expect(sandbox.run(broken, untouched)).rejects.toThrow(/docker create: .*missing.sock/s);
    expect(containersOf(scene.folder)).toEqual([]);
  });

  test("leaves no containers behind, however it ends", async () => {
    await scene.run(sandbox, "true");
    await scene.run(sandbox, "sleep 60", { seconds: 0.2 });
    for (const milliseconds of [0, 100, 250]) {
      const controller = new AbortController();
      setTimeout(() => controller.abort(), milliseconds);
      await scene.run(sandbox, "sleep 60", {}, controller.signal);
      expect(containersOf(scene.folder)).toEqual([]);
    }
  });

  test("takes folders with any name, and variables with any value", async () => {
    const data = join(scene.folder, 'a,b "c":d');
    mkdirSync(data);
    writeFileSync(join(data, "x"), "found\n");
    writeFileSync(join(scene.request.files.agent, "main.sh"), 'cat /home/data/x; echo "$V$W"');
    const files = { ...scene.request.files, data };
    const environment = { V: "two\nlines", W: ' = "quoted" # $HOME' };
    await sandbox.run({ ...scene.request, files, environment }, untouched);
    const log = execFileSync("cat", [scene.request.logFile], { encoding: "utf8" });
    expect(log).toBe('found\ntwo\nlines = "quoted" # $HOME\n');
  });

  test("keeps the agent's environment out of the list of processes", async () => {
    const end = new AbortController();
    const ended = scene.run(sandbox, "sleep 1432", {}, end.signal);
    await waitFor(() => running("sleep 1432").length > 0);
    const seen = running("COMPETITION_ID");
    end.abort();
    await ended;
    expect(seen).toEqual([]);
  });

  test("keeps the agent to the cores it is given", async () => {
    writeFileSync(join(scene.request.files.agent, "main.sh"), "nproc");
    await sandbox.run({ ...scene.request, cpuSet: [0] }, untouched);
    expect(execFileSync("cat", [scene.request.logFile], { encoding: "utf8" })).toBe("1\n");
  });

  test("removes what is left of a run group, and nothing of others", async () => {
    const other = await makeScene();
    const [mine, theirs] = await Promise.all([scene, other].map(leaveContainer));
    expect(await sandbox.removeLeftovers(scene.folder)).toBe(1);
    expect(await sandbox.removeLeftovers(scene.folder)).toBe(0);
    expect(containersOf(scene.folder)).not.toContain(mine);
    expect(containersOf(other.folder)).toEqual([theirs]);
    expect(await sandbox.removeLeftovers(other.folder)).toBe(1);
    await other.remove();
  });

  test("ends when its orchestrator is killed", async () => {
    const script = "trap '' TERM HUP; setsid sleep 67891 & sleep 67891";
    writeFileSync(join(scene.request.files.agent, "main.sh"), script);
    const request = JSON.stringify(scene.request);
    const child = spawn(process.execPath, [orchestrator, request, String(testImage)], {
      env: { ...process.env, TMPDIR: scene.folder },
    });
    await waitFor(() => running("sleep 67891").length >= 2);
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
    await waitFor(() => running("sleep 67891").length === 0);
    expect(await sandbox.removeLeftovers(scene.folder)).toBe(1);
  });

  test.runIf(isRoot)("runs the agent as an orchestrator's user that is not root", async () => {
    for (const folder of Object.values(scene.request.files)) chownSync(folder, someUser, someUser);
    chownSync(join(scene.folder, "run"), someUser, someUser);
    writeFileSync(join(scene.request.files.agent, "main.sh"), "id -u; echo x > /home/code/x");
    const socket = process.env.DOCKER_HOST?.replace("unix://", "") ?? "/var/run/docker.sock";
    const { stdout } = spawnSync(
      process.execPath,
      [orchestrator, JSON.stringify(scene.request), String(testImage)],
      {
        uid: someUser,
        gid: statSync(socket).gid,
        env: { ...process.env, HOME: scene.folder },
        encoding: "utf8",
      },
    );
    expect(JSON.parse(stdout)).toMatchObject({ result: { exitCode: 0 }, log: `${someUser}\n` });
    expect(statSync(join(scene.request.files.code, "x")).uid).toBe(someUser);
  });

  test("is chosen only where the image can hold an agent", async () => {
    await expect(chooseSandbox("docker", { image: "no-such-image" })).rejects.toThrow(
      /no container image no-such-image here/,
    );
    const empty = "mlebench-test-empty";
    execFileSync("sh", ["-c", `tar -c -T /dev/null | docker import - ${empty}`]);
    await expect(chooseSandbox("docker", { image: empty })).rejects.toThrow(/needs glibc/i);
    execFileSync("docker", ["rmi", empty]);
  });

  test("is chosen only where its containers get the GPUs that they need", async () => {
    await expect(chooseSandbox("docker", { image: testImage, gpus: [99] })).rejects.toThrow(
      /needs .* the NVIDIA Container Toolkit/,
    );
  });

  test("is chosen only with a runtime that the engine has", async () => {
    const container = { runtime: "sysbox-runc" };
    await expect(chooseSandbox("docker", { image: testImage, container })).rejects.toThrow(
      /no runtime sysbox-runc here; it has .*runc/,
    );
    const chosen = await chooseSandbox("docker", {
      image: testImage,
      container: { runtime: "runc", shmBytes: 2 ** 25 },
    });
    const { log } = await scene.run(chosen, "df -B1 --output=size /dev/shm | tail -n 1");
    expect(Number(log)).toBe(2 ** 25);
  });
});

test("privileged agents need the explicit word", async () => {
  await expect(chooseSandbox("docker", { privileged: true })).rejects.toThrow(
    /set I_ACCEPT_RUNNING_PRIVILEGED_CONTAINERS=true/,
  );
});

test("only containers give what only containers can", async () => {
  const needs = [{ image: "x" }, { privileged: true }, { container: {} }];
  for (const need of needs) {
    await expect(chooseSandbox("process", need)).rejects.toThrow(/Say --sandbox docker/);
  }
});

function containersOf(groupFolder: string): string[] {
  const filter = `label=mlebench.group=${groupFolder}`;
  return execFileSync("docker", ["ps", "-aq", "--no-trunc", "--filter", filter], {
    encoding: "utf8",
  })
    .split("\n")
    .filter(Boolean);
}

async function leaveContainer({ folder }: Scene): Promise<string> {
  const labels = await labelArguments(join(folder, "run"));
  const run = ["run", "--detach", "--network", "none", ...labels, String(testImage)];
  return execFileSync("docker", [...run, "sleep", "1000"], { encoding: "utf8" }).trim();
}
