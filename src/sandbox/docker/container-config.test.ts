import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readContainerConfig } from "./container-config.ts";

let file: string;
beforeEach(() => {
  file = join(mkdtempSync(join(tmpdir(), "mlebench-config-")), "config.json");
});
afterEach(() => rmSync(join(file, ".."), { recursive: true }));

function read(content: string) {
  writeFileSync(file, content);
  return readContainerConfig(file);
}

test("reads the Python reference's form", async () => {
  const content =
    '{"mem_limit": "1.5g", "shm_size": "4G", "nano_cpus": 4e9, "runtime": "runsc", "gpus": -1}';
  expect(await read(content)).toEqual({
    memoryBytes: 1.5 * 2 ** 30,
    shmBytes: 4 * 2 ** 30,
    cpus: 4,
    runtime: "runsc",
    gpus: "all",
  });
});

test.each([
  ["512m", 512 * 2 ** 20],
  ["1024", 1024],
  ["10kb", 10_240],
  [77, 77],
])("takes %j bytes", async (mem_limit, memoryBytes) => {
  expect(await read(JSON.stringify({ mem_limit }))).toMatchObject({ memoryBytes });
});

test("takes what is null or absent for the usual", async () => {
  expect(await read('{"mem_limit": null, "runtime": null, "gpus": 0}')).toEqual({});
  expect(await read("{}")).toEqual({});
});

test.each([
  ["no JSON", "mem_limit: 4", /config.json is not JSON/],
  ["an unknown key", '{"memory": "4g"}', /Unrecognized key: "memory"[\s\S]*It may have: mem_limit/],
  ["an unknown unit", '{"mem_limit": "4 lots"}', /write bytes as a number or as "512m"/],
  ["half a GPU", '{"gpus": 0.5}', /at gpus/],
])("refuses %s", async (_, content, message) => {
  await expect(read(content)).rejects.toThrow(message);
});

test("says that the file is not there", async () => {
  await expect(readContainerConfig(file)).rejects.toThrow(/There is no container configuration/);
});
