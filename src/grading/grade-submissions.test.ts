import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CompetitionRegistry } from "../competition/registry.ts";
import { gradeSubmissions } from "./grade-submissions.ts";

let folder: string;
let registry: CompetitionRegistry;

/** A competition of two rows; its grader dies where `y` is 9. */
const competition = (id: string) => `
import { accuracy, defineCompetition, kaggle, referenceLadder } from "mlebench";
const grader = accuracy({ id: "id", target: "y" });
export default defineCompetition({
  id: "${id}", title: "", category: "tabular", source: kaggle("${id}", { zipMd5: "" }),
  answers: "test.csv", sampleSubmission: "sample_submission.csv", async prepare() {},
  grader: {
    metric: grader.metric,
    grade(submission, answers) {
      if (submission.columnNames[1] === "throw") throw new TypeError("a defect of ours");
      if (submission.columnNames[1] === "die") process.exit(3);
      return grader.grade(submission, answers);
    },
  },
  leaderboard: referenceLadder({ lowerIsBetter: false, gold: 1, silver: 0.9, bronze: 0.8,
    median: 0.4, solutions: { gold: "", silver: "", bronze: "", median: "" } }),
});`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "mlebench-grade-"));
  const files: Record<string, string> = {
    "data/one/prepared/private/test.csv": "id,y\n1,0\n2,1\n",
    "data/two/prepared/private/test.csv": "id,y\n1,1\n2,1\n",
    "right.csv": "id,y\n1,0\n2,1\n",
    "wrong.csv": "id,z\n1,0\n",
    "empty.csv": "",
    "throw.csv": "id,throw\n1,0\n",
    "die.csv": "id,die\n1,0\n",
  };
  for (const id of ["one", "two", "unprepared"]) {
    files[`competitions/${id}/competition.ts`] = competition(id);
  }
  for (const [name, content] of Object.entries(files)) {
    await mkdir(join(folder, name, ".."), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  registry = await CompetitionRegistry.open([join(folder, "competitions")]);
});
afterAll(() => rm(folder, { recursive: true }));

const grade = (list: readonly (readonly [string, string])[], threads?: number) =>
  gradeSubmissions(
    list.map(([competitionId, file]) => ({
      competitionId,
      submissionPath: file && join(folder, file),
    })),
    registry,
    join(folder, "data"),
    { threads },
  );

describe.each([
  ["in the program's own thread", undefined],
  ["in three threads", 3],
])("%s", (_, threads) => {
  test("reports keep the order of the list, each with what became of it", async () => {
    const list = [
      ["one", "right.csv"],
      ["two", "right.csv"],
      ["nowhere", "right.csv"],
      ["one", ""],
      ["one", "none.csv"],
      ["two", "empty.csv"],
      ["one", "wrong.csv"],
      ["unprepared", "right.csv"],
      ["two", "throw.csv"],
      ["one", "right.csv"],
    ] as const;
    const report = await grade(list, threads);
    const reports = report.competition_reports;
    expect(reports.map((one) => one.competition_id)).toEqual(list.map(([id]) => id));
    expect(reports.map(({ status, reason_code }) => [status, reason_code])).toEqual([
      ["valid", undefined],
      ["valid", undefined],
      ["not-graded", "unknown-competition"],
      ["no-submission", "no-file"],
      ["no-submission", "no-file"],
      ["unreadable", "not-csv"],
      ["invalid", "rule-broken"],
      ["not-graded", "not-prepared"],
      ["not-graded", "grader-failed"],
      ["valid", undefined],
    ]);
    expect(reports.map(({ score }) => score)).toMatchObject({ 0: 1, 1: 0.5, 9: 1 });
    expect(report).toMatchObject({ total_runs: 10, total_gold_medals: 2 });
  });
});

test("a thread that dies costs the submission it had, and no other", async () => {
  const list = Array.from({ length: 12 }, (_, k) => ["one", k % 4 === 1 ? "die.csv" : "right.csv"]);
  const { competition_reports: reports } = await grade(list as [string, string][], 2);
  expect(reports.map(({ status }) => status)).toEqual(
    list.map(([, file]) => (file === "die.csv" ? "not-graded" : "valid")),
  );
  expect(reports[1].reason).toBe("The grading thread ended: exit code 3");
});

test("progress counts every submission", async () => {
  const seen: number[] = [];
  const list = Array.from({ length: 5 }, () => ({ competitionId: "one", submissionPath: "" }));
  await gradeSubmissions(list, registry, folder, { onGraded: (done) => seen.push(done) });
  expect(seen).toEqual([1, 2, 3, 4, 5]);
});
