import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MissingPrerequisite, UsageError } from "../errors.ts";
import { type Machine, parseNumberList, thisMachine } from "./machine.ts";
import { allotSlots, chosenGpus } from "./slots.ts";

const GIB = 1024 ** 3;
const machine: Machine = { cores: [0, 1, 2, 3, 8, 9, 10, 11], memoryBytes: 64 * GIB, gpus: [0, 1] };

const machines = fc.record({
  cores: fc.uniqueArray(fc.nat(200), { minLength: 1, maxLength: 64 }),
  memoryBytes: fc.integer({ min: 1, max: 1000 }),
  gpus: fc.uniqueArray(fc.nat(15), { maxLength: 8 }),
});
const shares = fc.record(
  {
    cpus: fc.integer({ min: 1, max: 8 }),
    memoryBytes: fc.integer({ min: 1, max: 200 }),
    gpus: fc.nat(3),
  },
  { requiredKeys: ["memoryBytes", "gpus"] },
);

test("slots hold what was promised and have nothing in common, or are refused", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), shares, machines, (count, share, machine) => {
      const fits =
        count * share.gpus <= machine.gpus.length &&
        count * (share.cpus ?? 0) <= machine.cores.length &&
        count * share.memoryBytes <= machine.memoryBytes;
      const allot = () => allotSlots(count, share, machine, machine.gpus);
      if (!fits) {
        expect(allot).toThrow(UsageError);
        return;
      }
      const slots = allot();
      expect(slots).toHaveLength(count);
      const cores = slots.flatMap(({ cpuSet }) => cpuSet ?? []);
      const gpus = slots.flatMap((slot) => slot.gpus);
      expect(cores).toHaveLength(count * (share.cpus ?? 0));
      expect(gpus).toHaveLength(count * share.gpus);
      expect(new Set(cores).size).toBe(cores.length);
      expect(new Set(gpus).size).toBe(gpus.length);
      expect(machine.cores).toEqual(expect.arrayContaining(cores));
      expect(machine.gpus).toEqual(expect.arrayContaining(gpus));
    }),
  );
});

test("a run that may use any core is not pinned, nor is one with part of a core", () => {
  for (const cpus of [undefined, 1.5]) {
    expect(allotSlots(2, { cpus, memoryBytes: GIB, gpus: 0 }, machine)[1].cpuSet).toBeUndefined();
  }
  const [, second] = allotSlots(2, { cpus: 3, memoryBytes: GIB, gpus: 0 }, machine);
  expect(second.cpuSet).toEqual([3, 8, 9]);
});

describe("says what does not suffice", () => {
  test.each([
    [{ cpus: 3 }, "3 runs side by side with 3 cores each need 9 cores, and 8 are free. Lower"],
    [{ memoryBytes: 32 * GIB }, "with 32 GiB of memory each need 96 GiB, and 64 GiB are here."],
    [{ gpus: 1 }, "with 1 GPU each need 3 GPUs, and 2 are free. Lower --gpus-per-run or --work"],
  ])("%o", (share, message) => {
    const allot = () => allotSlots(3, { memoryBytes: GIB, gpus: 0, ...share }, machine, [0, 1]);
    expect(allot).toThrow(message);
  });
});

describe("--gpus", () => {
  test("is a count or a list", () => {
    expect(chosenGpus("2", machine)).toEqual([0, 1]);
    expect(chosenGpus("1", machine)).toEqual([0]);
    expect(chosenGpus("0", machine)).toEqual([0]);
    expect(chosenGpus("1,0,1", machine)).toEqual([1, 0]);
  });

  test("names devices of this machine only", () => {
    expect(() => chosenGpus("3", machine)).toThrow("3 GPUs were asked for; this machine has the");
    expect(() => chosenGpus("0,7", machine)).toThrow("There is no GPU 7; this machine has the");
    expect(() => chosenGpus("1", { ...machine, gpus: [] })).toThrow(MissingPrerequisite);
    expect(() => chosenGpus("all", machine)).toThrow(UsageError);
  });
});

test("this machine has cores and memory", async () => {
  const { cores, memoryBytes } = await thisMachine();
  expect(cores.length).toBeGreaterThan(0);
  expect(memoryBytes).toBeGreaterThan(GIB / 4);
  expect(parseNumberList("0-2,5")).toEqual([0, 1, 2, 5]);
});
