import { execFile } from "node:child_process";
import { appendFileSync, existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeTinyBench, type TinyBench } from "../run/run-group.fixture.ts";
import type { RunStatus } from "../run/run-status.ts";
import { mlebench } from "./cli.fixture.ts";

let bench: TinyBench;
let common: string[];
let runsDir: string[];

/** Waits as long as the file "wait" is there; speaks a terminal's language. */
const SCRIPT = `
printf "id,y\\n1,0\\n2,1\\n" > "$SUBMISSION_DIR/submission.csv"
sh "$VALIDATE_SCRIPT" "$SUBMISSION_DIR/submission.csv"
printf '\\033[31mred\\033[0m \\033]0;title\\007 \\377 end\\n'
while [ -e "$DATA_DIR/wait" ]; do sleep 0.1; done
`;

beforeAll(async () => {
  bench = await makeTinyBench(SCRIPT);
  common = ["--agent", bench.agent, "-c", "tiny", "--competitions", bench.competitions];
  common.push("--data-dir", bench.dataDir, "--sandbox", "none");
  runsDir = ["--runs-dir", bench.runsDir];
  common.push(...runsDir);
});
afterAll(() => rm(bench.folder, { recursive: true }));

const waitFile = () => join(bench.dataDir, "tiny/prepared/public/wait");
const groups = () => readdirSync(bench.runsDir).sort();
const newest = () => join(bench.runsDir, groups().at(-1) ?? "");
const show = async (): Promise<RunStatus[]> =>
  JSON.parse((await mlebench(["runs", "show", newest(), "--json"])).stdout);

describe("the plan", () => {
  test("is shown, and nothing done, on a dry run", async () => {
    const { code, stdout } = await mlebench(["run", ...common, "--seeds", "3", "--dry-run"]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^runs +3: 1 competition x 3 seeds, one after another$/m);
    expect(stdout).toMatch(/^time +at most 24 h 00 min a run, 3.0 days in all$/m);
    expect(stdout).toMatch(/^data +\d+ B in /m);
    expect(stdout).toMatch(/^sandbox +none \(NOT ISOLATED\), network: none$/m);
    expect(existsSync(bench.runsDir)).toBe(false);
  });

  test("names what is not prepared, and ends with 3", async () => {
    const ids = ["-c", "leaf-classification"];
    const { code, stdout, stderr } = await mlebench(["run", ...common, ...ids, "--dry-run"]);
    expect(stdout).toMatch(/^not prepared +leaf-classification$/m);
    expect(stderr).toMatch(/not prepared in .*mlebench prepare -c leaf-classification/);
    expect(code).toBe(3);
  });

  test.each([
    [["--gpus", "1"], 3, /1 GPUs were asked for; this machine has no GPU|Say --sandbox docker/],
    [["--cpus", "5000"], 2, /1 run with 5000 cores each need 5000 cores, and \d+ are free/],
    [["--memory", "900t"], 2, /GiB are here. Lower --memory/],
    [["--obfuscate"], 2, /say --sandbox process or docker/],
    [["--snapshot-every", "soon"], 2, /not a duration/],
  ])("refuses %o", async (args, expected, message) => {
    const { code, stderr } = await mlebench(["run", ...common, ...args]);
    expect(stderr).toMatch(message);
    expect(code).toBe(expected);
  });
});

test("on a terminal the runs under way stand in a table that is drawn in place", async () => {
  await writeFile(waitFile(), "");
  setTimeout(() => rm(waitFile()), 4500);
  const words = ["dist/src/cli/main.js", "run", ...common, "--seeds", "2", "--workers", "2"];
  const command = [process.execPath, ...words].map((word) => `'${word}'`).join(" ");
  const { stdout } = await promisify(execFile)("script", ["-qec", command, "/dev/null"]);
  expect(stdout).toMatch(/competition +seed +state +time +validated +submission/);
  expect(stdout).toMatch(/tiny +1 +running +\d\.\d s of 24 h 00 min +valid +13 B/);
  expect(stdout).toContain("0 of 2 runs done, 2 running, 0 waiting");
  // Up over the table, then away with it.
  expect(stdout).toContain("\x1b[4A\r\x1b[J");
  expect(stdout).toMatch(/Any medal: 100/);
});

test("a terminal that cannot move its cursor gets lines only", async () => {
  const words = ["dist/src/cli/main.js", "run", ...common, "--new"];
  const command = [process.execPath, ...words].map((word) => `'${word}'`).join(" ");
  const env = { ...process.env, TERM: "dumb" };
  const { stdout } = await promisify(execFile)("script", ["-qec", command, "/dev/null"], { env });
  expect(stdout).toMatch(/tiny seed 1: finished after/);
  expect(stdout).not.toContain("\x1b");
});

describe("a run group in the background", () => {
  const three = ["--seeds", "3", "--workers", "2"];

  test("says how to follow it", async () => {
    await writeFile(waitFile(), "");
    const args = ["run", ...common, ...three, "--detach", "--new"];
    const { code, stdout, stderr } = await mlebench(args);
    expect(stderr).toContain("3: 1 competition x 3 seeds, 2 side by side");
    expect(stdout).toContain(`mlebench runs show --follow ${newest()}`);
    expect(code).toBe(0);
    await expect
      .poll(async () => (await show()).filter(({ validation }) => validation).length, {
        timeout: 20_000,
      })
      .toBe(2);
  });
  afterAll(() => rm(waitFile(), { force: true }));

  test("is listed and shown", async () => {
    const { stdout } = await mlebench(["runs", ...runsDir]);
    expect(stdout).toMatch(/tester +0\/3 +working +1 pending, 2 running$/m);
    expect(await show()).toMatchObject([
      { run: { seed: 1, state: "running" }, validation: "valid", submissionBytes: 13 },
      { run: { seed: 2, state: "running" } },
      { run: { seed: 3, state: "pending" } },
    ]);
  });

  test("the logs of a run are harmless for a terminal", async () => {
    const [{ run }] = await show();
    const { stdout } = await mlebench(["runs", "logs", run.id, ...runsDir]);
    expect(stdout).toContain("The submission is valid.");
    expect(stdout).toContain("red  \ufffd end\n");
    expect([...stdout].filter((char) => char < " " && char !== "\n")).toEqual([]);
  });

  test("the same command does not start a second one", async () => {
    const { code, stderr } = await mlebench(["run", ...common, ...three]);
    expect(stderr).toMatch(/Going on with .*\n.*is working on .* right now/s);
    expect(code).toBe(1);
  });

  test("a run can be followed, and stopped; then another goes", async () => {
    const [{ run }] = await show();
    const following = mlebench(["runs", "logs", "-f", run.id, ...runsDir]);
    const log = join(newest(), run.id, "run.log");
    setTimeout(() => appendFileSync(log, "one more line\nand half"), 500);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    const { stdout } = await mlebench(["runs", "stop", run.id, ...runsDir]);
    expect(stdout).toMatch(/Stopped/);
    expect((await following).stdout).toMatch(/one more line\nand half\n$/);
    await expect
      .poll(show, { timeout: 10_000 })
      .toMatchObject([
        { run: { state: "cancelled" } },
        { run: { state: "running" } },
        { run: { state: "running" } },
      ]);
  });

  test("it can be followed and stopped as a whole, and goes on later", async () => {
    const following = mlebench(["runs", "show", "--follow", newest()]);
    const { code } = await mlebench(["runs", "stop", newest()]);
    expect(code).toBe(0);
    expect((await following).stdout).toMatch(/cancelled/);
    await rm(waitFile());
    const again = await mlebench(["run", ...common, ...three]);
    expect(again.stderr).toContain("Going on with");
    expect(again.stdout).toContain("Any medal: 100.0");
    expect(await show()).toMatchObject(
      [1, 2, 3].map((seed) => ({ run: { seed, state: "finished" } })),
    );
    const listed = await mlebench(["runs", ...runsDir]);
    expect(listed.stdout).toMatch(/tester +3\/3 +finished +3 finished$/m);
    const nobody = await mlebench(["runs", "stop", newest()]);
    expect(nobody.stdout).toMatch(/Nobody is working/);
  });

  test("a run that somebody has removed is missed, and made again", async () => {
    const [{ run }] = await show();
    await rm(join(newest(), run.id), { recursive: true });
    const { stdout } = await mlebench(["runs", ...runsDir]);
    expect(stdout).toMatch(/tester +2\/3 +stopped +2 finished, 1 removed$/m);
    const again = await mlebench(["run", ...common, ...three]);
    expect(again.stderr).toMatch(/2 of 3 runs were done before\n.*seed 1: started/);
    expect(await show()).toHaveLength(3);
  });

  test("a run whose orchestrator was killed is shown as interrupted", async () => {
    const [{ run }] = await show();
    const path = join(newest(), run.id, "run.json");
    const record = readFileSync(path, "utf8");
    await writeFile(path, record.replace('"finished"', '"running"'));
    const { stdout } = await mlebench(["runs", "show", newest()]);
    expect(stdout).toMatch(/tiny +1 +interrupted +- +valid/);
    expect((await mlebench(["runs", ...runsDir])).stdout).toMatch(
      /tester +2\/3 +stopped +1 interrupted, 2 finished$/m,
    );
    await writeFile(path, record);
  });

  test("keeps its grades when what it was graded with is gone; elsewhere it can be graded", async () => {
    const away = join(bench.folder, "data elsewhere");
    await rename(bench.dataDir, away);
    const grade = ["grade-group", newest(), "--competitions", bench.competitions];
    const refused = await mlebench(grade);
    expect(refused.stderr).toMatch(/The data of tiny is not prepared in .* --data-dir FOLDER/);
    expect(refused.code).toBe(3);
    const unknown = await mlebench(["grade-group", newest()]);
    expect(unknown.stderr).toMatch(/"tiny"/);
    expect(unknown.code).toBe(2);
    expect(await show()).toMatchObject([1, 2, 3].map(() => ({ graded: { score: 1 } })));
    const { stdout } = await mlebench([...grade, "--data-dir", away]);
    expect(stdout).toContain("3 runs graded: 3 valid submissions, 3 medals");
    await rename(away, bench.dataDir);
  });

  test("and can be graded again", async () => {
    const report = readdirSync(newest()).find((name) => /grading_report/.test(name)) ?? "";
    await rm(join(newest(), report));
    const { stdout } = await mlebench([
      "grade-group",
      newest(),
      "--competitions",
      bench.competitions,
    ]);
    expect(stdout).toContain("3 runs graded: 3 valid submissions, 3 medals");
    expect(
      readFileSync(join(newest(), "submission.jsonl"), "utf8").trim().split("\n"),
    ).toHaveLength(3);
  });
});

describe("records that others have written or cut off", () => {
  const groupFile = { id: "g", created_at: "", task_version: "1", seeds: 1, sandbox: "none" };
  const limits = { seconds: 1, memoryBytes: 1, processes: 1, logBytes: 1, diskBytes: 1 };
  const agent = { id: "x", folder: "/x", sha256: "" };
  const record = { competition_id: "tiny", seed: 1, state: "finished", attempts: 1 };

  async function makeGroup(name: string, run: string, group?: string): Promise<string> {
    const folder = join(bench.folder, "theirs", name);
    await mkdir(join(folder, "tiny_1_aa"), { recursive: true });
    const wanted = { ...groupFile, isolated: false, agent, competitions: ["tiny"], limits };
    const content = group ?? JSON.stringify({ ...wanted, data_dir: bench.dataDir });
    await writeFile(join(folder, "group.json"), content);
    await writeFile(join(folder, "tiny_1_aa/run.json"), run);
    return folder;
  }
  const whole = (id: string) =>
    JSON.stringify({ id, ...record, sandbox: "none", isolated: false, seconds: 1 });

  test("hide no other run group", async () => {
    await makeGroup("whole", whole("tiny_1_aa"));
    await makeGroup("cut", whole("tiny_1_aa").slice(0, 20));
    const theirs = ["--runs-dir", join(bench.folder, "theirs")];
    const { code, stdout, stderr } = await mlebench(["runs", ...theirs, "--json"]);
    expect(JSON.parse(stdout)).toMatchObject([{ run_group: "g", done: 1 }]);
    expect(stderr).toMatch(/^Not listed, .*cut: .*run.json is not a run's record/);
    expect(code).toBe(0);
  });

  test("are named", async () => {
    const folder = await makeGroup("no-json", whole("tiny_1_aa"), '{"id":');
    const { code, stderr } = await mlebench(["runs", "show", folder]);
    expect(stderr).toMatch(/group.json is not a run group's/);
    expect(code).toBe(1);
  });

  test("lead nowhere else", async () => {
    const folder = await makeGroup("led", whole("../../victim"));
    await mkdir(join(bench.folder, "theirs/victim"), { recursive: true });
    await mlebench(["grade-group", folder, "--competitions", bench.competitions]);
    expect(readdirSync(join(bench.folder, "theirs/victim"))).toEqual([]);
    expect(existsSync(join(folder, "tiny_1_aa/report.json"))).toBe(true);
  });
});

test("commands that are told can be pasted into a shell", async () => {
  const { stdout } = await mlebench(["agents", "new", join(bench.folder, "my agent")]);
  expect(stdout).toMatch(/^Run it: mlebench run --agent '\/.*\/my agent' --split starter$/m);
});

test.each([
  [["runs", "show", "none"], 3, /There is no run group "none"/],
  [["runs", "logs", "none"], 3, /There is no run group "none"/],
  [["runs", "--help"], 0, /show.*logs.*stop/s],
])("%o", async (args, expected, message) => {
  const { code, stdout, stderr } = await mlebench(args);
  expect(stdout + stderr).toMatch(message);
  expect(code).toBe(expected);
});
