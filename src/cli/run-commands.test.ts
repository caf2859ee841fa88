import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdir, rm, symlink, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { gradedRun } from "../report/graded-run.fixture.ts";
import { makeTinyBench, type TinyBench } from "../run/run-group.fixture.ts";
import { mlebench } from "./cli.fixture.ts";

let bench: TinyBench;
let common: string[];

/** Seed 1 is right, seed 2 half right, others wait. */
const SCRIPT = `
printf "id,y\\n1,0\\n2,$((2 - SEED))\\n" > "$SUBMISSION_DIR/submission.csv"
[ "$SEED" -lt 3 ] || sleep 60
`;

beforeAll(async () => {
  bench = await makeTinyBench(SCRIPT);
  common = ["--agent", bench.agent, "-c", "tiny", "--competitions", bench.competitions];
  common.push("--data-dir", bench.dataDir, "--runs-dir", bench.runsDir, "--sandbox", "none");
});
afterAll(() => rm(bench.folder, { recursive: true }));

const newestGroup = () => join(bench.runsDir, readdirSync(bench.runsDir).sort().at(-1) ?? "");

describe("run", () => {
  test("shows progress, prints a table with its warnings, and names the group", async () => {
    const { code, stdout, stderr } = await mlebench(["run", ...common, "--seeds", "2"]);
    expect(code).toBe(0);
    expect(stderr).toMatch(/Run group .*2 runs, NOT ISOLATED/);
    expect(stderr).toMatch(/tiny seed 2: finished after/);
    expect(stdout).toMatch(/tiny +1 +1 +accuracy .*gold medal\*/);
    expect(stdout).toContain("Any medal: 50.0 ± 50.0 %");
    expect(stdout).toContain("2 of 2 runs NOT isolated");
    expect(stdout).toContain(`Run group: ${newestGroup()}`);
  });

  test("says how an agent failed, and how to read what it said", async () => {
    const agent = join(bench.folder, "failing");
    await mkdir(agent);
    await writeFile(
      join(agent, "agent.yaml"),
      'id: failing\nstart: [sh, -c, "echo why; exit 3"]\n',
    );
    const { stderr } = await mlebench(["run", ...common, "--agent", agent]);
    const command = /tiny seed 1: agent-failed after .* \(exit code 3; mlebench (.*)\)/.exec(
      stderr,
    );
    const { stdout } = await mlebench(command?.[1].split(" ") ?? []);
    expect(stdout).toBe("why\n");
  });

  test("prints events for programs, the grading report last", async () => {
    const { stdout } = await mlebench(["run", ...common, "--json"]);
    const events = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(events).toMatchObject([
      { event: "plan", runs: 1, not_prepared: [], network: "none" },
      { event: "run-group", group: { seeds: 1 } },
      { event: "work-started", total: 1, waiting: 1 },
      { event: "run-started", run: { competition_id: "tiny", seed: 1, state: "running" } },
      { event: "submission-changed", bytes: 13, run: { state: "running", attempts: 1 } },
      { event: "run-ended", run: { state: "finished" } },
      { event: "graded", report: { total_runs: 1, total_gold_medals: 1 } },
    ]);
  });

  test("says what is wrong with an agent without speaking a terminal's language for it", async () => {
    const folder = join(bench.folder, "hostile");
    await mkdir(folder, { recursive: true });
    for (const yaml of [`id: x\nstart: [x]\n"\\e]0;owned\\a": 1\n`, "id: [\u001b[2Jx\n"]) {
      await writeFile(join(folder, "agent.yaml"), yaml);
      const { code, stderr } = await mlebench(["run", ...common, "--agent", folder]);
      expect(code).toBe(2);
      expect(stderr).toMatch(/agent.yaml is not/);
      expect([...stderr].filter((char) => char < " " && char !== "\n")).toEqual([]);
    }
  });

  test("stops cleanly on Ctrl-C, and says how to go on", async () => {
    const args = ["dist/src/cli/main.js", "run", ...common, "--seeds", "3"];
    const child = spawn(process.execPath, args);
    let output = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (text) => {
        output += text;
        if (String(text).includes("seed 3: started")) child.kill("SIGINT");
      });
    }
    expect(await new Promise((resolve) => child.once("close", resolve))).toBe(1);
    expect(output).toContain("can be resumed");
    expect(output).toContain("Without a result: 1 run");
    const files = readdirSync(newestGroup());
    expect(files).toContain("submission.jsonl");
    expect(files.filter((name) => /partial|\.pid$/.test(name))).toEqual([]);
  });

  test("stops as cleanly when its terminal is closed", async () => {
    const words = [process.execPath, "dist/src/cli/main.js", "run", ...common, "--seeds", "3"];
    const command = words.map((word) => `'${word}'`).join(" ");
    const terminal = spawn("script", ["-qec", `${command} --new`, "/dev/null"]);
    await new Promise<void>((resolve) => {
      terminal.stdout.on("data", (text) => {
        if (String(text).includes("seed 3: started")) resolve();
      });
    });
    terminal.kill("SIGKILL");
    const isReleased = () =>
      readFileSync(join(newestGroup(), "orchestrator-1.json"), "utf8").includes('"released":true');
    await expect.poll(isReleased, { timeout: 10_000 }).toBe(true);
    const { stdout } = await mlebench(["runs", "--runs-dir", bench.runsDir]);
    expect(stdout.trim().split("\n").at(-1)).toMatch(/2\/3 +stopped +2 finished, 1 cancelled$/);
  });

  test.each([
    ["no agent", ["-c", "tiny"], 2, /Say which agent/],
    ["no competition", ["--agent", "sample"], 2, /Say which competitions/],
    ["an unknown agent", ["--agent", "samble", "-c", "tiny"], 2, /Did you mean "sample"/],
    ["a bad duration", ["--agent", "sample", "--time-limit", "2 days"], 2, /not a duration.*24h/],
    ["a bad amount", ["--agent", "sample", "--memory", "lots"], 2, /is not an amount/],
    ["a bad count", ["--agent", "sample", "--seeds", "0"], 2, /not a whole number/],
    ["no run group", ["--resume", "docs"], 3, /is no run group/],
    ["what a group has settled", ["--resume", "docs", "--dry-run"], 2, /leave out --dry-run/],
    [
      "all that a group has settled",
      ["--resume", "docs", "-c", "tiny", "--seeds", "5", "--workers", "2", "--data-dir", "x"],
      2,
      /leave out --competition-id, --seeds, or/,
    ],
  ])("explains %s", async (_, args, expected, message) => {
    const { code, stderr } = await mlebench(["run", ...args]);
    expect(stderr).toMatch(message);
    expect(code).toBe(expected);
  });

  test("says how to get bubblewrap where it is missing", async () => {
    const programs = join(bench.folder, "bin");
    await mkdir(programs);
    await symlink("/bin/sh", join(programs, "sh"));
    const isolated = common.slice(0, -2);
    const { code, stderr } = await mlebench(["run", ...isolated], { PATH: programs });
    expect(code).toBe(3);
    expect(stderr).toMatch(/cannot be isolated.*--sandbox none/);
    expect(stderr.trim().split("\n")).toHaveLength(1);
  });
});

describe("report", () => {
  test("aggregates grading reports of the Python reference", async () => {
    const ours = new Set(["metric", "status", "leaderboard_kind"]);
    const reference = (medal: boolean) => {
      const run = gradedRun({ competition_id: "x", any_medal: medal, gold_medal: medal });
      const fields = Object.entries(run).filter(([name]) => !ours.has(name));
      return JSON.stringify({ competition_reports: [Object.fromEntries(fields)], total_runs: 1 });
    };
    const files = [join(bench.folder, "1.json"), join(bench.folder, "2.json")];
    await writeFile(files[0], reference(true));
    await writeFile(files[1], reference(false));
    const { code, stdout } = await mlebench(["report", "--grading-reports", ...files, "--json"]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      num_seeds: 2,
      num_competitions: 1,
      metrics: { any_medal_percentage: { mean: 50, standard_error: 50 } },
    });
  });

  test("reads what Python writes for scores that are no numbers", async () => {
    const file = join(bench.folder, "nan.json");
    const run = { ...gradedRun({ competition_id: "x" }), score: "SCORE" };
    const text = JSON.stringify({ competition_reports: [run] }).replace('"SCORE"', "NaN");
    await writeFile(file, text.replace('"gold_threshold":0.9', '"gold_threshold":-Infinity'));
    const { code, stdout } = await mlebench(["report", "--grading-reports", file, "--json"]);
    expect(code).toBe(0);
    const report = JSON.parse(stdout);
    expect(report).toMatchObject({ num_seeds: 1, notes: [expect.stringContaining("One seed")] });
    expect(report.metrics.above_median_percentage).toMatchObject({
      mean: 100,
      standard_error: null,
    });
  });

  test("takes the competitions of a split, complete seeds or padded ones", async () => {
    const low = readFileSync("splits/low.txt", "utf8").trim().split("\n");
    const files = [1, 2].map((seed) => join(bench.folder, `low-${seed}.json`));
    const run = (competition_id: string) => gradedRun({ competition_id, any_medal: true });
    const write = (file: string, ids: readonly string[]) =>
      writeFile(file, JSON.stringify({ competition_reports: ids.map(run) }));
    await write(files[0], [...low, "AI4Code"]);
    await write(files[1], low.slice(0, 11));
    const options = ["report", "--grading-reports", ...files, "--split", "low", "--json"];
    const complete = JSON.parse((await mlebench(options)).stdout);
    expect(complete).toMatchObject({ num_seeds: 1, num_competitions: 22, runs_dropped: 11 });
    const padded = JSON.parse((await mlebench([...options, "--pad-missing"])).stdout);
    expect(padded).toMatchObject({
      num_seeds: 2,
      runs_padded: 11,
      metrics: { any_medal_percentage: { mean: 75, standard_error: 25, by_seed: [100, 50] } },
    });
  });

  test("writes files in the form that their name says", async () => {
    await mlebench(["run", ...common, "--seeds", "2"]);
    const files = ["r.md", "r.csv", "r.json", "r.html"].map((name) => join(bench.folder, name));
    const { stdout, stderr } = await mlebench([
      "report",
      newestGroup(),
      "--format",
      "csv",
      "--output",
      ...files,
    ]);
    expect(stderr).toContain(`Report: ${files[3]}`);
    const [markdown, csv, json] = files.map((file) => readFileSync(file, "utf8"));
    expect(markdown).toMatch(/^\| any medal \| 50.00 ± 50.00 % \|/m);
    expect(csv).toBe(stdout);
    expect(csv.trim().split("\n")).toHaveLength(3);
    expect(JSON.parse(json)).toMatchObject({
      pass_at_k: { 1: 50, 2: 100 },
      run_groups: [{ agent: "tester", isolated: false }],
    });
  });

  test("takes a run group by its name, as all commands do", async () => {
    await mlebench(["run", ...common]);
    const named = [basename(newestGroup()), "--runs-dir", bench.runsDir];
    expect((await mlebench(["report", ...named])).stdout).toMatch(/tiny +1 +1 +accuracy/);
    expect((await mlebench(["leaderboard", ...named])).stdout).toMatch(/tester \(own\)/);
  });

  test("writes one HTML file", async () => {
    await mlebench(["run", ...common]);
    const file = join(bench.folder, "out/report.html");
    const { stdout } = await mlebench(["report", newestGroup(), "--html", file]);
    expect(stdout).toContain(`HTML report: ${file}`);
    expect(readFileSync(file, "utf8")).toContain("tiny*");
  });

  test.each([
    ["nothing to report", [], 2, /give run groups/],
    ["a form it does not know", ["x", "--output", "r.docx"], 2, /end it with .md/],
    ["a file that is missing", ["--grading-reports", "none.json"], 3, /none.json cannot be read/],
    ["a file that is no report", ["--grading-reports", "package.json"], 1, /not a grading report/],
    ["a file that is no JSON", ["--grading-reports", "README.md"], 1, /README.md is not JSON/],
    ["a folder that is no group", ["docs"], 3, /is no run group/],
  ])("explains %s", async (_, args, expected, message) => {
    const { code, stderr } = await mlebench(["report", ...args]);
    expect(stderr).toMatch(message);
    expect(code).toBe(expected);
  });
});

describe("leaderboard", () => {
  test("shows the published rows, in classes and in the order asked for", async () => {
    const { code, stdout } = await mlebench(["leaderboard", "--sort", "low"]);
    expect(code).toBe(0);
    expect(stdout.match(/^.*hardware not stated$/gm)).toHaveLength(3);
    expect(stdout).toMatch(/^Disarray .*90.91 ± 0.00 .*known leakage/m);
    const all = await mlebench(["leaderboard", "--all-classes", "--json"]);
    const { classes } = JSON.parse(all.stdout);
    expect(classes.map(({ rows }: { rows: unknown[] }) => rows.length)).toEqual([26]);
  });

  test("puts an experiment beside the rows of its time", async () => {
    const file = join(bench.folder, "low-1.json");
    const args = ["--grading-reports", file, "--agent", "mine", "--time-limit", "12h"];
    const { stdout } = await mlebench(["leaderboard", ...args, "--format", "markdown"]);
    const [first, second] = stdout.split("\n## ").slice(1);
    expect(first).toMatch(/^12 h a run/);
    expect(first).toMatch(/^\| mine \(own\) \| {2}\| 100.00 \| - \| - \| - \| 1 \| 12 \|/m);
    expect(first).toContain("MLEvolve");
    expect(second).not.toContain("mine");
  });

  test("tells which runs were not isolated", async () => {
    const { stdout } = await mlebench(["leaderboard", newestGroup(), "--format", "csv"]);
    expect(stdout).toMatch(/^own,tester,.*NOT isolated/m);
  });
});

test("a run group is left whole wherever the tests stopped it", () => {
  for (const name of readdirSync(bench.runsDir)) {
    expect(existsSync(join(bench.runsDir, name, "group.json")), name).toBe(true);
  }
});
