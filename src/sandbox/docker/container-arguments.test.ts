import { expect, test } from "vitest";
import type { SandboxRequest } from "../sandbox.ts";
import { type ContainerSetting, containerArguments } from "./container-arguments.ts";

const folder = "/data/a,b";
const request: SandboxRequest = {
  files: {
    data: folder,
    agent: "/agent",
    submission: "/run/submission",
    logs: "/run/logs",
    code: "/run/code",
    instructions: "/run/instructions.txt",
  },
  validationSocket: "/tmp/validation.sock",
  command: ["python3", "main.py"],
  environment: {},
  limits: { seconds: 60, memoryBytes: 4000, processes: 9, logBytes: 1, diskBytes: 1 },
  network: "none",
  logFile: "/run/run.log",
};

function line(changes: Partial<ContainerSetting> = {}): string {
  return containerArguments({
    request,
    hostFiles: { node: "/node", launcher: "/launcher", validateScript: "/validate" },
    config: {},
    image: "some-image",
    user: "1000:1000",
    privileged: false,
    command: ["start", "it"],
    ...changes,
  }).join(" ");
}

test("a container has no rights, no network and nothing to write to but what it is given", () => {
  for (const expected of [
    "--network none",
    "--cap-drop ALL --security-opt no-new-privileges --read-only",
    "--user 1000:1000",
    "--memory 4000 --memory-swap 4000",
    "--pids-limit 9",
    "--tmpfs /tmp:exec,mode=1777,size=2000",
    "--log-driver none",
  ]) {
    expect(line()).toContain(expected);
  }
  expect(line()).toMatch(/ some-image start it$/);
  expect(line()).not.toContain("--privileged");
  const writable = line()
    .match(/type=bind\S+/g)
    ?.filter((mount) => !mount.endsWith(",readonly"));
  expect(writable?.map((mount) => mount.split("target=")[1])).toEqual([
    "/home/submission",
    "/home/logs",
    "/home/code",
  ]);
});

test("paths are quoted as Docker reads them", () => {
  expect(line()).toContain(`type=bind,"source=${folder}",target=/home/data,readonly`);
});

test("a privileged container is root, and has no network either", () => {
  const privileged = line({ privileged: true });
  expect(privileged).toContain("--network none");
  expect(privileged).toContain("--privileged --user 0:0");
  expect(privileged).not.toContain("--cap-drop");
});

test("runtime, shared memory, cores and GPUs are passed on", () => {
  const config = { runtime: "runsc", shmBytes: 77, gpus: "all" as const };
  expect(line({ config })).toContain("--shm-size 77 --runtime runsc --gpus all");
  const placed = { ...request, cpuSet: [0, 3], gpus: [1, 2] };
  expect(line({ config, request: placed })).toContain("--cpuset-cpus 0,3");
  expect(line({ config, request: placed })).toContain('--gpus "device=1,2"');
});

test("an open network is the engine's bridge", () => {
  const open = line({ request: { ...request, network: "open" } });
  expect(open).toContain("--network bridge");
  expect(open).toContain("--add-host host.docker.internal:host-gateway");
});
