import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdir, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
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

  test("prints the grading report for programs", async () => {
    const { stdout } = await mlebench(["run", ...common, "--json"]);
    expect(JSON.parse(stdout)).toMatchObject({ total_runs: 1, total_gold_medals: 1 });
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

  test.each([
    ["no agent", ["-c", "tiny"], 2, /Say which agent/],
    ["no competition", ["--agent", "sample"], 2, /Say which competitions/],
    ["an unknown agent", ["--agent", "samble", "-c", "tiny"], 2, /Did you mean "sample"/],
    ["a bad duration", ["--agent", "sample", "--time-limit", "2 days"], 2, /not a duration.*24h/],
    ["a bad amount", ["--agent", "sample", "--memory", "lots"], 2, /not an amount of memory/],
    ["a bad count", ["--agent", "sample", "--seeds", "0"], 2, /not a whole number/],
    ["no run group", ["--resume", "docs"], 3, /is no run group/],
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

  test("writes one HTML file", async () => {
    await mlebench(["run", ...common]);
    const file = join(bench.folder, "out/report.html");
    const { stdout } = await mlebench(["report", newestGroup(), "--html", file]);
    expect(stdout).toContain(`HTML report: ${file}`);
    expect(readFileSync(file, "utf8")).toContain("tiny*");
  });

  test.each([
    ["nothing to report", [], 2, /give run groups/],
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

test("a run group is left whole wherever the tests stopped it", () => {
  for (const name of readdirSync(bench.runsDir)) {
    expect(existsSync(join(bench.runsDir, name, "group.json")), name).toBe(true);
  }
});
