import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, globSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { chmod, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { detectSandbox } from "../sandbox/choose-sandbox.ts";
import { running, waitFor } from "../sandbox/sandbox.fixture.ts";
import { makeTinyBench, type TinyBench } from "./run-group.fixture.ts";
import { openRunGroup, readRuns } from "./run-group.ts";
import { finalStates, type RunRecord } from "./run-record.ts";

const { kind: sandbox, problem } = await detectSandbox();
if (problem) console.warn(`Killed orchestrators are tested without isolation: ${problem}`);

/** More than can end before the last kill: each leaves time for one run a worker at most. */
const SEEDS = 10;
/** Told apart from what other tests, and other checkouts, run. */
const NAP = `0.6${process.pid}1`;

let bench: TinyBench;
let temporary: string;
let killed: number[];

function start(args: readonly string[]) {
  const command = ["dist/src/cli/main.js", "run", "--competitions", bench.competitions, ...args];
  const env = { ...process.env, TMPDIR: temporary };
  return spawn(process.execPath, command, { env, stdio: "ignore" });
}

async function runsOf(groupFolder: string): Promise<RunRecord[]> {
  return readRuns(await openRunGroup(groupFolder));
}

beforeAll(async () => {
  const script = `printf "id,y\\n1,0\\n2,1\\n" > "$SUBMISSION_DIR/submission.csv"; sleep ${NAP}`;
  bench = await makeTinyBench(script);
  temporary = join(bench.folder, "tmp");
  mkdirSync(temporary);
  await chmod(bench.folder, 0o755);
  killed = [];
});
afterAll(() => rm(bench.folder, { recursive: true }));

describe("an orchestrator that is killed at any moment", () => {
  const command = () => [
    ...["--agent", bench.agent, "-c", "tiny", "--seeds", String(SEEDS), "--workers", "2"],
    ...["--data-dir", bench.dataDir, "--runs-dir", bench.runsDir, "--sandbox", sandbox],
  ];

  test("loses nothing: the same command goes on, and no run that has ended is run again", async () => {
    const ended = new Map<string, RunRecord>();
    // From before the group is there to the midst of its runs.
    for (const milliseconds of [150, 400, 500, 650, 800, 1000, 1100]) {
      const child = start(command());
      killed.push(child.pid as number);
      await delay(milliseconds);
      child.kill("SIGKILL");
      await once(child, "exit");
      for (const folder of globSync(join(bench.runsDir, "*/group.json"))) {
        for (const run of await runsOf(join(folder, ".."))) {
          if (ended.has(run.id)) expect(run).toEqual(ended.get(run.id));
          if (finalStates.has(run.state)) ended.set(run.id, run);
        }
      }
    }
    // However slow the machine, in the midst of a run once more.
    const last = start(command());
    killed.push(last.pid as number);
    await waitFor(() => running(`sleep ${NAP}`).length > 0);
    last.kill("SIGKILL");
    await once(last, "exit");
    const [code] = await once(start(command()), "exit");
    expect(code).toBe(0);

    const groups = globSync(join(bench.runsDir, "*/group.json"));
    expect(groups).toHaveLength(1);
    const folder = join(groups[0], "..");
    const runs = await runsOf(folder);
    expect(runs.map(({ seed }) => seed)).toEqual(Array.from({ length: SEEDS }, (_, k) => k + 1));
    for (const run of runs) {
      expect(run).toMatchObject({ state: "finished" });
      if (ended.has(run.id)) expect(run).toEqual(ended.get(run.id));
      const { score } = JSON.parse(readFileSync(join(folder, run.id, "report.json"), "utf8"));
      expect(score).toBe(1);
    }
    expect(Math.max(...runs.map(({ attempts }) => attempts))).toBeGreaterThan(1);
  });

  test("leaves no process, control group, socket or temporary file behind", async () => {
    await waitFor(() => running(`sleep ${NAP}`).length === 0);
    expect(readdirSync(temporary)).toEqual([]);
    const [folder] = globSync(join(bench.runsDir, "*/"));
    const left = readdirSync(folder, { recursive: true }).map(String);
    expect(left.filter((name) => /partial|abandoned|\.sock/.test(name))).toEqual([]);
    for (const pid of killed) {
      expect(globSync(`/sys/fs/cgroup/{,*/,*/*/}mlebench-${pid}-*`)).toEqual([]);
      expect(existsSync(`/proc/${pid}`)).toBe(false);
    }
  });
});
