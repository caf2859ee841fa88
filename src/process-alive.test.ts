import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { expect, test } from "vitest";
import { isProcessAlive, isSameProcessAlive, ownProcess } from "./process-alive.ts";

test("this process is alive, one that had its id before is not", async () => {
  const own = await ownProcess();
  expect(await isSameProcessAlive(own)).toBe(true);
  expect(await isSameProcessAlive({ ...own, started: "1" })).toBe(false);
});

test.skipIf(process.platform !== "linux")(
  "a killed process that nobody has waited for is not alive",
  async () => {
    // The shell becomes a program that does not wait for its child.
    const parent = spawn("sh", ["-c", "sleep 60 & echo $!; exec sleep 60"]);
    const [line] = (await once(createInterface(parent.stdout), "line")) as [string];
    const pid = Number(line);
    const started = readFileSync(`/proc/${pid}/stat`, "utf8").split(" ")[21];
    expect(await isSameProcessAlive({ pid, started })).toBe(true);
    process.kill(pid, "SIGKILL");
    await expect.poll(() => isSameProcessAlive({ pid, started })).toBe(false);
    expect(isProcessAlive(pid)).toBe(true);
    parent.kill("SIGKILL");
  },
);
