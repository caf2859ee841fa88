import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { extract } from "tar";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CompetitionReport } from "../grading/competition-report.ts";
import { mlebench } from "./cli.fixture.ts";
import { version } from "./version.ts";

const id = "spaceship-titanic";
let work: string;
let data: string[];
let sample: string;
let sampleText: string;

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), "mlebench-cli-"));
  await mkdir(join(work, "raw"));
  await extract({ file: `conformance/${id}/a/raw.tar.gz`, cwd: join(work, "raw") });
  data = ["--data-dir", join(work, "data")];
  const raw = ["--raw-dir", join(work, "raw"), "--skip-verification"];
  const { code, stderr } = await mlebench(["prepare", "-c", id, ...raw, ...data]);
  expect(stderr).toContain("prepared in");
  expect(code).toBe(0);
  sample = join(work, "data", id, "prepared/public/sample_submission.csv");
  sampleText = await readFile(sample, "utf8");
});
afterAll(() => rm(work, { recursive: true }));

async function submission(content: string | Uint8Array): Promise<string> {
  const path = join(work, "submission.csv");
  await writeFile(path, content);
  return path;
}

test("grade-sample prints the reference's report", async () => {
  const { code, stdout } = await mlebench(["grade-sample", sample, id, ...data]);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    competition_id: id,
    score: 0.5,
    gold_threshold: 0.82066,
    any_medal: false,
    above_median: false,
    submission_exists: true,
    valid_submission: true,
    is_lower_better: false,
    submission_path: sample,
  });
});

describe("a bad submission is refused with what to repair", () => {
  test.each([
    ["a missing file", undefined, /There is no file at/],
    ["an empty file", "", /The submission is empty \(0 bytes\)/],
    ["a binary file", Uint8Array.from([0x89, 0x50, 0xff, 0xfe, 0, 1, 2]), /cannot be read as CSV/],
    ["text that is no table", "hello world", /no column "PassengerId".*It has: hello world/],
    ["a wrong column", "PassengerId,transported\n1,True\n", /no column "Transported"/],
    ["too few rows", "PassengerId,Transported\n", /The submission has 0 rows, the test set \d+/],
  ])("%s", async (_, content, message) => {
    const path = content === undefined ? join(work, "none.csv") : await submission(content);
    const { code, stdout } = await mlebench(["validate", path, id, ...data]);
    expect(JSON.parse(stdout).message).toMatch(message);
    expect(code).toBe(1);
  });

  test("a file too large to read is refused before it is read", async () => {
    const path = join(work, "huge.csv");
    await writeFile(path, "");
    await truncate(path, 3 * 1024 ** 3);
    const { code, stdout } = await mlebench(["validate", path, id, ...data]);
    await rm(path);
    expect(stdout).toContain("The submission is 3.0 GiB large; at most 2 GiB are read.");
    expect(code).toBe(1);
  });

  test("a bad cell is named by row, column and value", async () => {
    const path = await submission(sampleText.replaceAll("False", "0").replace(/0\n/, "0.5\n"));
    const { stdout } = await mlebench(["validate", path, id, ...data, "--json"]);
    expect(JSON.parse(stdout)).toMatchObject({
      valid: false,
      status: "invalid",
      violation: { rule: "not-a-label", row: 1, column: "Transported", value: "0.5" },
    });
  });

  test("terminal escapes in it do not reach the terminal", async () => {
    const path = await submission("\u001b[2J\u001b]0;owned\u0007,b\n1,2\n");
    const { stdout } = await mlebench(["validate", path, id, ...data]);
    expect(stdout).toContain("It has:");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
    expect(stdout).not.toMatch(/[\u001b\u0007]/);
  });
});

/** Runs the program with a terminal as its output. */
function onTerminal(args: readonly string[]): string {
  const command = [process.execPath, "dist/src/cli/main.js", ...args].join(" ");
  const options = { encoding: "utf8", env: { ...process.env, NO_COLOR: "1" } } as const;
  const { stdout } = spawnSync("script", ["-qec", command, "/dev/null"], options);
  return stripVTControlCharacters(stdout ?? "").replaceAll("\r", "\n");
}
const hasTerminal = onTerminal(["--version"]).trim() === version;
if (!hasTerminal)
  console.warn("Output on a terminal is not tested: there is no util-linux script.");

describe("grade", () => {
  let list: string[];
  const output = () => join(work, "graded");
  beforeAll(async () => {
    const lines = [
      "# a comment",
      "// another",
      "",
      JSON.stringify({ competition_id: id, submission_path: sample, logs_path: "x" }),
      JSON.stringify({ competition_id: id, submission_path: join(work, "none.csv") }),
      JSON.stringify({ competition_id: "leaf-classification", submission_path: sample }),
      JSON.stringify({ competition_id: "no-such-thing", submission_path: sample }),
    ];
    await writeFile(join(work, "list.jsonl"), lines.join("\n"));
    list = ["--submission", join(work, "list.jsonl"), "--output-dir", output(), ...data];
  });

  test("reads a list, skips comments, goes on after failures and writes a report", async () => {
    const { code, stdout, stderr } = await mlebench(["grade", ...list]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/Not graded, leaf-classification: The data .* is not prepared/);
    expect(stderr).toMatch(/Not graded, no-such-thing: There is no competition/);
    const [file] = await readdir(output());
    expect(file).toMatch(/^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-UTC_grading_report.json$/);
    const report = JSON.parse(await readFile(join(output(), file), "utf8"));
    const totals = {
      total_runs: 4,
      total_runs_with_submissions: 3,
      total_valid_submissions: 1,
      total_medals: 0,
    };
    expect(report).toMatchObject(totals);
    expect(JSON.parse(stdout)).toMatchObject(totals);
    const codes = report.competition_reports.map((one: CompetitionReport) => one.reason_code);
    expect(codes).toEqual([undefined, "no-file", "not-prepared", "unknown-competition"]);
  });

  test.skipIf(!hasTerminal)("shows a table on a terminal", () => {
    const shown = onTerminal(["grade", ...list]);
    expect(shown).toMatch(/^competition +score +submission +result$/m);
    expect(shown).toMatch(/^spaceship-titanic +0.5 +\S+sample_submission.csv +-$/m);
    expect(shown).toMatch(/^leaf-classification +not graded +\S+ +The data of .* is not prepared/m);
    expect(shown).toContain("4 submissions: 1 valid, 0 above median, 0 medals");
    expect(onTerminal(["validate", sample, id, ...data])).toContain("The submission is valid.");
  });
});

describe("wrong usage", () => {
  test.each([
    ["an unknown competition", ["info", "spaceship-titan"], 2, /Did you mean "spaceship-titanic"/],
    ["an unknown command", ["grad"], 2, /unknown command 'grad'/],
    ["an unknown option", ["list", "--jsn"], 2, /Did you mean --json/],
    ["a word that is no split", ["list", "--split", "tiny"], 2, /Allowed choices are low, medium/],
    ["a missing list", ["grade", "--submission", "x", "--output-dir", "y"], 3, /x cannot be read/],
    [
      "data that is not prepared",
      ["validate", "x", "leaf-classification"],
      3,
      /mlebench prepare -c/,
    ],
    ["no competition to prepare", ["prepare"], 2, /Say which competitions/],
    ["no vectors", ["dev", "conformance", "docs"], 3, /holds no vectors/],
    ["no folder of competitions", ["list", "--competitions", "nope"], 3, /no folder of compet/],
  ])("%s", async (_, args, expected, message) => {
    const { code, stderr } = await mlebench(args, { MLEBENCH_DATA_DIR: join(work, "none") });
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/^ {4}at /m);
    expect(code).toBe(expected);
  });
});

test("a competition of the user's own is found in the folder given", async () => {
  const folder = join(work, "own/my-task");
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "description.md"), "# My task\n");
  await writeFile(
    join(folder, "competition.ts"),
    `import { binaryAuc, defineCompetition, kaggle, referenceLadder } from "mlebench";
const id: string = "my-task";
export default defineCompetition({
  id, title: "My task", category: "tabular", source: kaggle(id, { zipMd5: "" }),
  answers: "test.csv", sampleSubmission: "sample_submission.csv",
  async prepare() {}, grader: binaryAuc({ id: "id", target: "y" }),
  leaderboard: referenceLadder({ lowerIsBetter: false, gold: 4, silver: 3, bronze: 2, median: 1,
    solutions: { gold: "", silver: "", bronze: "", median: "" } }),
});\n`,
  );
  const { code, stdout, stderr } = await mlebench([
    "info",
    "my-task",
    "--json",
    "--competitions",
    join(work, "own"),
  ]);
  expect(stderr).toBe("");
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ title: "My task", metric: "auc-roc" });
});
