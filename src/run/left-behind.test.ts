import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { LEFT_OUT_FILE, trimOutput } from "./left-behind.ts";

let run: string;
const at = (...parts: string[]) => join(run, ...parts);
beforeEach(async () => {
  run = await mkdtemp(join(tmpdir(), "mlebench-left-"));
  for (const folder of ["submission", "logs/deep", "code"])
    await mkdir(at(folder), { recursive: true });
});
afterEach(() => rm(run, { recursive: true }));

const leftOut = () =>
  readFileSync(at(LEFT_OUT_FILE), "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));

test("what is within the caps stays, and nothing is said", async () => {
  await writeFile(at("logs/deep/a.log"), "hello\n");
  expect(await trimOutput(run)).toBeUndefined();
  expect(readFileSync(at("logs/deep/a.log"), "utf8")).toBe("hello\n");
  expect(existsSync(at(LEFT_OUT_FILE))).toBe(false);
});

test("names that are no text are taken out like others", async () => {
  execFileSync("sh", ["-c", `ln -s / "$1/$(printf 'a\\377')"`, "sh", at("code")]);
  expect(await trimOutput(run)).toBe(
    "left out of what it left: code/a\ufffd (link or special file)",
  );
  expect(readdirSync(at("code"))).toEqual([]);
});

test("links, pipes and sockets go, and what they point to stays", async () => {
  await writeFile(at("host"), "host\n");
  await symlink(at("host"), at("submission/submission.csv"));
  await symlink(run, at("code/up"));
  execFileSync("mkfifo", [at("logs/deep/pipe")]);
  expect(await trimOutput(run)).toBe(
    "left out of what it left: submission/submission.csv (link or special file), " +
      "logs/deep/pipe (link or special file), code/up (link or special file)",
  );
  expect(readFileSync(at("host"), "utf8")).toBe("host\n");
  expect(readdirSync(at("code"))).toEqual([]);
});

test("beyond the caps the largest files go, but never the submission", async () => {
  const sizes = { "submission/submission.csv": 9e6, "code/big": 5e6, "code/mid": 2e6, "code/a": 9 };
  for (const [file, size] of Object.entries(sizes)) {
    await writeFile(at(file), "");
    await truncate(at(file), size);
  }
  expect(await trimOutput(run, { bytes: 3e6, files: 9 })).toMatch(
    /5 MiB in all,: code\/big \(too l/,
  );
  expect(readdirSync(at("code")).sort()).toEqual(["a", "mid"]);
  expect(existsSync(at("submission/submission.csv"))).toBe(true);
  expect(leftOut()).toEqual([{ path: "code/big", bytes: 5e6, reason: "too large" }]);
});

test("of very many files some stay, and the message stays short", async () => {
  for (let k = 0; k < 40; k++) await writeFile(at("logs", `${k}`), "x");
  expect(await trimOutput(run, { bytes: 100, files: 15 })).toMatch(/and 20 more$/);
  expect(readdirSync(at("logs"))).toHaveLength(16);
  expect(leftOut()).toHaveLength(25);
});
