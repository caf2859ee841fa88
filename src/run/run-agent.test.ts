import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { chmod, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { CompetitionRegistry } from "../competition/registry.ts";
import { detectSandbox } from "../sandbox/choose-sandbox.ts";
import type { SandboxKind } from "../sandbox/sandbox.ts";
import { lockGroup } from "./group-lock.ts";
import { planRuns, type RunAgentOptions } from "./plan-runs.ts";
import { resumeRunGroup, runAgent, runPlan, type WorkingOptions } from "./run-agent.ts";
import { emptyRunFolder } from "./run-folder.ts";
import { makeTinyBench, type TinyBench } from "./run-group.fixture.ts";
import { requestStop } from "./stop-request.ts";

const { kind: sandbox, problem } = await detectSandbox();
if (problem) console.warn(`Runs are tested without isolation: ${problem}`);

let bench: TinyBench;
afterEach(() => rm(bench.folder, { recursive: true, force: true }));

const GOOD = 'printf "id,y\\n1,0\\n2,1\\n" > "$SUBMISSION_DIR/submission.csv"\n';

async function working(changes: Partial<WorkingOptions> = {}): Promise<WorkingOptions> {
  return {
    registry: await CompetitionRegistry.open([bench.competitions]),
    signal: new AbortController().signal,
    onGroup: () => {},
    onEvent: () => {},
    ...changes,
  };
}

async function run(
  script: string,
  changes: Partial<RunAgentOptions> = {},
  work: Partial<WorkingOptions> = {},
) {
  bench = await makeTinyBench(script);
  const { agent, dataDir, runsDir } = bench;
  const options = { agent, dataDir, runsDir, competitionIds: ["tiny"], seeds: 1, sandbox };
  return runAgent({ timeLimitSeconds: 60, ...options, ...changes }, await working(work));
}

test("what an agent leaves is not shown to other users before it is taken back", async () => {
  const modes = new Map<string, number>();
  let groupFolder = "";
  const { runs } = await run(
    `cp /bin/sh "$CODE_DIR/suid"; chmod 4755 "$CODE_DIR/suid"; ${GOOD} sleep 2`,
    {},
    {
      onGroup: ({ folder }) => {
        groupFolder = folder;
      },
      onEvent: (event) => {
        const folder = "run" in event && join(groupFolder, event.run.id);
        if (folder) modes.set(event.kind, statSync(folder).mode & 0o777);
      },
    },
  );
  expect(runs).toMatchObject([{ state: "finished" }]);
  expect(modes.get("submission-changed")).toBe(0o700);
  expect(modes.get("run-ended")).toBe(statSync(groupFolder).mode & 0o777);
});

test("an agent's submission is graded, and the group's files are there", async () => {
  const { group, runs, report } = await run(`echo hello; ${GOOD}`, { seeds: 2 });
  expect(runs).toMatchObject([
    { competition_id: "tiny", seed: 1, state: "finished", attempts: 1, exit_code: 0, sandbox },
    { competition_id: "tiny", seed: 2, state: "finished" },
  ]);
  expect(report).toMatchObject({ total_runs: 2, total_valid_submissions: 2, total_gold_medals: 2 });
  const files = readdirSync(group.folder).filter((name) => !name.startsWith("tiny"));
  expect(files.sort()).toEqual([
    expect.stringMatching(/_grading_report.json$/),
    "group.json",
    "metadata.json",
    "orchestrator-1.json",
    "submission.jsonl",
  ]);
  const runFolder = join(group.folder, runs[0].id);
  expect(readFileSync(join(runFolder, "run.log"), "utf8")).toBe("hello\n");
  expect(readFileSync(join(runFolder, "instructions.txt"), "utf8")).toContain("You have 1 minute.");
  expect(JSON.parse(readFileSync(join(runFolder, "report.json"), "utf8"))).toMatchObject({
    score: 1,
  });
});

describe("how a run ends", () => {
  test.each([
    ["an agent that fails after submitting is graded", `${GOOD}exit 3`, "agent-failed", true],
    ["an agent that submits nothing", "true", "finished", false],
    ["an agent whose time is up is graded", `${GOOD}exec sleep 60`, "timed-out", true],
  ])("%s", async (_, script, state, valid) => {
    const { runs, report } = await run(script, { timeLimitSeconds: 1 });
    expect(runs).toMatchObject([{ state }]);
    expect(report.competition_reports).toMatchObject([{ valid_submission: valid }]);
  });

  test.each([
    ["another name", 'echo x > "$SUBMISSION_DIR/preds.csv"', /but preds.csv$/],
    ["a folder", 'mkdir "$SUBMISSION_DIR/submission.csv"', /but the folder submission.csv$/],
  ])("a submission that is %s is none, and that is said", async (_, script, message) => {
    const { runs, report } = await run(script);
    expect(runs).toMatchObject([{ state: "finished", message: expect.stringMatching(message) }]);
    expect(report.competition_reports).toMatchObject([{ submission_exists: false }]);
  });

  test("a link in place of the submission is removed, not followed", async () => {
    const { runs, report, group } = await run(
      'ln -s /etc/passwd "$SUBMISSION_DIR/submission.csv"; ln -s / "$CODE_DIR/root"',
    );
    expect(runs[0].message).toMatch(/submission\/submission.csv \(link .* code\/root \(link/);
    expect(report.competition_reports[0].submission_exists).toBe(false);
    expect(existsSync(join(group.folder, runs[0].id, "code/root"))).toBe(false);
  });
});

test("folders nested deeper than a path can be are no way out of being graded", async () => {
  const nest =
    'd=$(printf "%0200d" 0); cd "$CODE_DIR"; for i in $(seq 60); do mkdir $d; cd $d; done';
  const { group, runs, report } = await run(`${GOOD}${nest}; echo x > file`);
  expect(runs).toMatchObject([{ attempts: 1, out_of_disk: true }]);
  // It may be killed before it ends.
  expect(["finished", "agent-failed"]).toContain(runs[0].state);
  expect(report.total_gold_medals).toBe(1);
  await emptyRunFolder(join(group.folder, runs[0].id));
});

test("the validation server answers inside, and its calls are logged", async () => {
  const { group, runs } = await run(
    `${GOOD}sh "$VALIDATE_SCRIPT" "$SUBMISSION_DIR/submission.csv"`,
  );
  const folder = join(group.folder, runs[0].id);
  expect(readFileSync(join(folder, "run.log"), "utf8")).toContain("The submission is valid.");
  expect(readFileSync(join(folder, "validation.jsonl"), "utf8")).toMatch(/"status":"valid"/);
});

test("missing data is said before anything runs", async () => {
  await expect(run("true", { competitionIds: ["tiny", "leaf-classification"] })).rejects.toThrow(
    /leaf-classification is not prepared .* mlebench prepare -c leaf-classification/,
  );
  expect(existsSync(bench.runsDir)).toBe(false);
});

test.runIf(process.getuid?.() === 0 && sandbox !== "none")(
  "what agents could not read is said before anything runs",
  async () => {
    bench = await makeTinyBench(GOOD);
    const { agent, dataDir, runsDir } = bench;
    const options = { agent, dataDir, runsDir, competitionIds: ["tiny"], seeds: 1, sandbox };
    const plan = async () =>
      planRuns({ ...options, timeLimitSeconds: 60 }, (await working()).registry);
    for (const path of [join(agent, "start.sh"), join(dataDir, "tiny/prepared/public")]) {
      const { mode } = await stat(path);
      await chmod(path, mode & 0o700);
      await expect(plan()).rejects.toThrow(`${path} can be read by its owner only`);
      await chmod(path, mode);
    }
    await expect(plan()).resolves.toMatchObject({ unprepared: [] });
  },
);

test("what a run may do is told to the agent", async () => {
  const script = 'echo "$COMPETITION_ID $SEED $TIME_LIMIT_SECS $STEP_LIMIT"';
  const { group, runs } = await run(script, { stepLimit: 7 });
  expect(readFileSync(join(group.folder, runs[0].id, "run.log"), "utf8")).toBe("tiny 1 60 7\n");
});

test("every submission is kept, and graded with the rest", async () => {
  const { group, runs } = await run(`printf "id,y\\n1,1\\n2,1\\n" > "$SUBMISSION_DIR/submission.csv"
    sleep 2.5; ${GOOD}`);
  const lines = readFileSync(join(group.folder, runs[0].id, "snapshots.jsonl"), "utf8");
  const snapshots = lines
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(snapshots).toMatchObject([
    { valid: true, score: 0.5, medal: null },
    { valid: true, score: 1, medal: "gold" },
  ]);
});

test.skipIf(sandbox === "none")("an obfuscated run does not learn its competition", async () => {
  const script = `env; cat "$DATA_DIR/description.md" "$INSTRUCTIONS_FILE"; ${GOOD}`;
  const { group, runs, report } = await run(script, { obfuscate: true });
  const log = readFileSync(join(group.folder, runs[0].id, "run.log"), "utf8");
  expect(log).not.toMatch(/tiny/i);
  expect(log).toMatch(/COMPETITION_ID=task-[0-9a-f]{8}\n/);
  expect(log).toContain("# this task");
  expect(report.total_gold_medals).toBe(1);
});

describe("a system error", () => {
  const retry = { limit: 2, firstRestSeconds: 0.05 };

  test("is tried again after a rest, as often as may be, and then stands", async () => {
    const rests: number[] = [];
    const onEvent: WorkingOptions["onEvent"] = (event) => {
      if (event.kind !== "run-postponed") return;
      expect(event.run.state).toBe("system-error");
      rests.push(event.seconds);
    };
    bench = await makeTinyBench(GOOD);
    const { agent, dataDir, runsDir } = bench;
    const plan = await planRuns(
      { agent, dataDir, runsDir, competitionIds: ["tiny"], seeds: 1, sandbox, timeLimitSeconds: 9 },
      await CompetitionRegistry.open([bench.competitions]),
    );
    const broken = { ...plan.sandbox, run: () => Promise.reject(new Error("no more room")) };
    const options = await working({ onEvent, retry });
    const failed = await runPlan({ ...plan, sandbox: broken }, options);
    expect(failed.runs).toMatchObject([
      { state: "system-error", attempts: 3, message: "no more room" },
    ]);
    expect(rests).toEqual([0.05, 0.2]);
    expect(failed.report.total_runs).toBe(0);
    const { runs } = await resumeRunGroup(failed.group.folder, await working());
    expect(runs).toMatchObject([{ state: "finished", attempts: 4 }]);
  });
});

describe("a stop that is asked for", () => {
  test("ends one run; the others go on", async () => {
    const script = `${GOOD}[ "$SEED" != 1 ] || sleep 60`;
    let folder = "";
    const { runs } = await run(
      script,
      { seeds: 2 },
      {
        onGroup: (group) => {
          folder = group.folder;
        },
        onEvent: (event) => {
          if (event.kind === "submission-changed" && event.run.seed === 1) {
            requestStop(join(folder, event.run.id));
          }
        },
      },
    );
    expect(runs.map(({ state }) => state)).toEqual(["cancelled", "finished"]);
  });

  test("ends a group", async () => {
    let folder = "";
    const { runs } = await run(
      `${GOOD}sleep 60`,
      { seeds: 2 },
      {
        onGroup: (group) => {
          folder = group.folder;
        },
        onEvent: (event) => {
          if (event.kind === "run-started") setTimeout(() => requestStop(folder), 200);
        },
      },
    );
    expect(runs.map(({ state }) => state)).toEqual(["cancelled", "pending"]);
  });
});

describe("going on", () => {
  test("stopped runs are repeated, finished ones stay", async () => {
    const controller = new AbortController();
    // The first seed ends at once, the second waits to be stopped.
    const script = `${GOOD}[ "$SEED" = 1 ] || sleep 60`;
    const stopping = await run(
      script,
      { seeds: 3 },
      {
        signal: controller.signal,
        onEvent: (event) => {
          if (event.kind !== "run-started" || event.run.seed !== 2) return;
          setTimeout(() => controller.abort(), 300);
        },
      },
    );
    expect(stopping.runs.map(({ state }) => state)).toEqual(["finished", "cancelled", "pending"]);
    expect(stopping.report.total_runs).toBe(1);

    await writeFile(join(bench.agent, "start.sh"), GOOD);
    await expect(resumeRunGroup(stopping.group.folder, await working())).rejects.toThrow(
      /agent .* has changed since/,
    );
    await writeFile(join(bench.agent, "start.sh"), script);
    const again = new AbortController();
    const started: number[] = [];
    const onEvent: WorkingOptions["onEvent"] = (event) => {
      if (event.kind === "run-started") started.push(event.run.seed);
      setTimeout(() => again.abort(), 300);
    };
    await resumeRunGroup(stopping.group.folder, await working({ signal: again.signal, onEvent }));
    expect(started).toEqual([2]);
  });

  test("with an agent and data that lie elsewhere now", async () => {
    const signal = AbortSignal.abort();
    const { group } = await run(GOOD, {}, { signal });
    const agent = join(bench.folder, "moved agent");
    const dataDir = join(bench.folder, "moved data");
    await rename(bench.agent, agent);
    await rename(bench.dataDir, dataDir);
    await expect(resumeRunGroup(group.folder, await working())).rejects.toThrow(/--agent PATH/);
    const { runs, report } = await resumeRunGroup(group.folder, await working(), {
      agent,
      dataDir,
    });
    expect(runs).toMatchObject([{ state: "finished" }]);
    expect(report.total_gold_medals).toBe(1);
  });

  test("two orchestrators never work on one group", async () => {
    const { group } = await run(GOOD);
    const lock = await lockGroup(group.folder);
    await expect(resumeRunGroup(group.folder, await working())).rejects.toThrow(/is working on/);
    await lock.release();
  });
});

describe.each([...new Set<SandboxKind>([sandbox, "none"])])("our agents in sandbox %s", (kind) => {
  test("sample submits the sample submission", async () => {
    const { runs, report } = await run("", { agent: "sample", sandbox: kind });
    expect(runs).toMatchObject([{ state: "finished", isolated: kind !== "none" }]);
    expect(report.competition_reports).toMatchObject([{ score: 0.5, valid_submission: true }]);
  });

  test(`dummy ${kind === "none" ? "finds" : "does not find"} a lack of isolation`, async () => {
    const { group, runs, report } = await run("", { agent: "dummy", sandbox: kind });
    const checks = readFileSync(join(group.folder, runs[0].id, "logs/checks.txt"), "utf8");
    expect(runs[0].state, checks).toBe(kind === "none" ? "agent-failed" : "finished");
    if (kind === "none") expect(checks).toMatch(/FAILED {2}cannot read the answers/);
    expect(report.competition_reports[0].valid_submission).toBe(true);
  });
});
