import { describe, expect, test } from "vitest";
import { UsageError } from "../errors.ts";
import type { Machine } from "./machine.ts";
import { diskShare, gpuShare, memoryShare } from "./run-shares.ts";

const GIB = 1024 ** 3;
const machine: Machine = { cores: [0, 1], memoryBytes: 100 * GIB, gpus: [0, 1, 3] };

test("memory is shared equally, and some is left to the machine", () => {
  expect(memoryShare(machine, 4)).toBe(20 * GIB);
});

describe("disk", () => {
  test("is 100 GiB, or an equal share of most of what is free", () => {
    expect(diskShare(1000 * GIB, 2)).toBe(100 * GIB);
    expect(diskShare(100 * GIB, 2)).toBe(40 * GIB);
  });

  test("is what is asked for, as long as that is free", () => {
    expect(diskShare(100 * GIB, 2, 50 * GIB)).toBe(50 * GIB);
    expect(() => diskShare(99 * GIB, 2, 50 * GIB)).toThrow(UsageError);
    expect(() => diskShare(99 * GIB, 2, 50 * GIB)).toThrow(
      "2 at once may fill 50 GiB of disk each, and 99 GiB are free where the results go.",
    );
  });
});

describe("GPUs", () => {
  test("are those that were named, one for each run unless told otherwise", () => {
    expect(gpuShare(machine, { gpus: [1, 3] })).toEqual({ devices: [1, 3], per_run: 1 });
    expect(gpuShare(machine, { gpus: [1, 3], gpusPerRun: 2, container: { gpus: 1 } })).toEqual({
      devices: [1, 3],
      per_run: 2,
    });
    expect(gpuShare(machine, {})).toBeUndefined();
  });

  test("of a container configuration are each run's own as well", () => {
    expect(gpuShare(machine, { container: { gpus: 2 } })).toEqual({
      devices: [0, 1, 3],
      per_run: 2,
    });
    expect(gpuShare(machine, { container: { gpus: "all" } })?.per_run).toBe(3);
    expect(gpuShare({ ...machine, gpus: [] }, { container: { gpus: 2 } })).toBeUndefined();
  });
});
