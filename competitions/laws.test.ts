import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { buffer } from "node:stream/consumers";
import {
  CompetitionRegistry,
  graderFor,
  parseCsv,
  type Table,
  textColumn,
  textsOf,
  writeCsv,
} from "mlebench";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Competition } from "../src/competition/definition.ts";
import { memoryFolder } from "../src/conformance/memory-folder.fixture.ts";
import { unpackInto } from "../src/conformance/run-vectors.ts";
import { findVectorSets, readCases, readManifest } from "../src/conformance/vector-set.ts";
import { prepareFolder } from "../src/dataset/prepare.ts";
import { publishedSplit } from "../src/dataset/published-split.ts";
import { unpackSevenZip } from "../src/dataset/seven-zip.ts";
import { readZipMembers } from "../src/dataset/zip.ts";
import { competitionReport } from "../src/grading/competition-report.ts";
import { gradeTable, readAnswers } from "../src/grading/grade.ts";
import { readSubmission } from "../src/grading/read-submission.ts";

const registry = await CompetitionRegistry.open();
const vectorSets = await findVectorSets(["conformance"]);
const competitions = await Promise.all(
  vectorSets
    .filter(({ name }) => name === "a")
    .map(async (set) => ({ ...set, competition: await registry.load(set.competitionId) })),
);

/** Competitions whose graders compare rows by position. */
const byPosition = new Set([
  "uw-madison-gi-tract-image-segmentation",
  "nomad2018-predict-transparent-conductors",
]);

/** Competitions whose graders match ids and look at the order of rows beside. */
const orderMatters = new Set([
  "hms-harmful-brain-activity-classification",
  "stanford-covid-vaccine",
  "smartphone-decimeter-2022",
]);

/** The published grader looks only at rows, or boxes, of labels, so a refusal tells which they are. */
const showsWhichRowsCount = new Set([
  "3d-object-detection-for-autonomous-vehicles",
  "jigsaw-toxic-comment-classification-challenge",
  "osic-pulmonary-fibrosis-progression",
]);
for (const id of showsWhichRowsCount) {
  console.warn(
    `${id}: that refusals tell nothing is not tested, as published ones tell which rows count.`,
  );
}

/** The published grader takes what there is, or asks only for rows that count. */
const rowsMayBeMissing = new Set([
  "h-and-m-personalized-fashion-recommendations",
  "osic-pulmonary-fibrosis-progression",
]);
for (const id of rowsMayBeMissing) {
  console.warn(`${id}: that a missing row is refused is not tested, as published ones may be.`);
}

/** Columns of words that the public data tells too, but for their order in a cell. */
const publicWords = new Set(["cell_order"]);

/** Columns of the answers that the public data tells too: refusals may depend on them. */
const publicColumns = new Set(["image_width", "image_height", "u_out", "keep"]);

/** Columns that are named otherwise in a submission than in the answers. */
const submittedAs = new Map([
  ["jigsaw-unintended-bias-in-toxicity-classification", { toxicity: "prediction" }],
]);

/** The id column where it is not the sample submission's first. */
const idColumns = new Map([
  ["detecting-insults-in-social-commentary", "Comment"],
  ["iwildcam-2019-fgvc6", "Id"],
]);

const backwards = (table: Table) =>
  table.take(Array.from({ length: table.rowCount }, (_, i) => table.rowCount - 1 - i));

describe.each(competitions)("$competitionId", ({ competitionId, name, competition, folder }) => {
  let work: string;
  let idColumn: string | undefined;
  beforeAll(async () => {
    work = await mkdtemp(join(memoryFolder(), "mlebench-laws-"));
    await unpackInto(join(work, "raw"), join(folder, "raw.tar.gz"));
    const { params } = await readManifest({ competitionId, name, folder });
    const split = publishedSplit({ testCount: params.test_count });
    await prepareFolder(competition, join(work, "raw"), work, { split });
    const [first] = (await sample()).columnNames;
    if (!byPosition.has(competition.id)) idColumn = idColumns.get(competition.id) ?? first;
  });
  afterAll(() => rm(work, { recursive: true }));

  test("the sample submission is valid", async () => {
    expect((await graded(await sample())).valid_submission).toBe(true);
  });

  test("the answers, as a submission, win gold", async () => {
    expect(await graded(await answersAsSubmission())).toMatchObject({
      valid_submission: true,
      gold_medal: true,
    });
  });

  const inOrder = byPosition.has(competition.id) || orderMatters.has(competition.id);
  const rowOrder = inOrder ? "matters" : "does not matter";
  test(`the order of rows ${rowOrder}`, async () => {
    const answers = await answersAsSubmission();
    const { score } = await graded(backwards(answers));
    expect(score === (await graded(answers)).score).toBe(rowOrder === "does not matter");
  });

  const needsAllRows = !rowsMayBeMissing.has(competition.id);
  test.runIf(needsAllRows)("a missing row is refused, and named where rows have ids", async () => {
    const full = await sample();
    const missing = Math.min(1, full.rowCount - 1);
    const report = await graded(full.filter((row) => row !== missing));
    expect(report).toMatchObject({ valid_submission: false, score: null });
    if (idColumn === undefined) return;
    const text = JSON.stringify(full.column(idColumn).textAt(missing))
      .slice(1, 40)
      .replace(/"$/, "");
    expect(report.reason).toContain(text);
  });

  test.skipIf(showsWhichRowsCount.has(competition.id))(
    "a refusal names its rule and is the same whatever the answers' values",
    async () => {
      const answersFile = join(work, "private", competition.answers);
      const answers = await readAnswers(competition, answersFile);
      const others = answers.columnNames
        .filter((name) => name !== idColumn && !publicColumns.has(name))
        .reduce((table, name) => {
          const column = answers.column(name);
          const changed = publicWords.has(name)
            ? textColumn(textsOf(column).map((words) => words.split(" ").reverse().join(" ")))
            : backwards(answers).column(name);
          return table.with(name, changed);
        }, answers);
      await unpackInto(join(work, "submissions"), join(folder, "submissions.tar.gz"));
      for (const { file, valid } of await readCases({ competitionId, name, folder })) {
        if (valid || file === undefined) continue;
        const submission = await readSubmission(join(work, "submissions", file));
        if (submission.status !== "read") continue;
        const verdict = gradeTable(competition, submission.table, answers);
        if (verdict.status !== "invalid") continue;
        expect(verdict.violation.rule, file).toMatch(/^[a-z-]+$/);
        expect(gradeTable(competition, submission.table, others), file).toEqual(verdict);
      }
    },
  );

  async function sample(): Promise<Table> {
    const path = join(work, "public", competition.sampleSubmission);
    if (path.endsWith(".7z")) {
      await unpackSevenZip(path, join(work, "sample"));
      return parseCsv(await readFile(join(work, "sample", basename(path, ".7z"))));
    }
    if (!path.endsWith(".zip")) return parseCsv(await readFile(path));
    for await (const member of readZipMembers(path))
      return parseCsv(await buffer(await member.open()));
    throw new Error(`${path} is empty`);
  }

  async function answersAsSubmission(): Promise<Table> {
    const gold = join(work, "private", "gold_submission.csv");
    if (existsSync(gold)) return parseCsv(await readFile(gold));
    const answers = parseCsv(await readFile(join(work, "private", competition.answers)));
    const submitted = answers.rename(submittedAs.get(competition.id) ?? {});
    const { columnNames } = await sample();
    return submitted.select(...columnNames.filter((name) => !name.startsWith("Unnamed: ")));
  }

  async function graded(submission: Table) {
    const path = join(work, "submission.csv");
    await writeCsv(path, submission);
    const grader = await graderFor(competition, join(work, "private", competition.answers));
    return competitionReport(competition, path, await grader.grade(path));
  }
});

test("declarations carry complete, consistent figures", async () => {
  for (const id of registry.ids)
    checkDeclaration(await registry.load(id), await registry.description(id));
});

function checkDeclaration({ id, leaderboard, published }: Competition, description: string): void {
  const { lowerIsBetter, gold, silver, bronze, median, quantilesFromTop } = leaderboard;
  const rising = lowerIsBetter ? [gold, silver, bronze, median] : [median, bronze, silver, gold];
  expect(
    rising.toSorted((a, b) => a - b),
    id,
  ).toEqual(rising);
  if (leaderboard.kind === "human") expect(quantilesFromTop, id).toHaveLength(21);
  for (const md5 of Object.values({ ...published?.public, ...published?.private })) {
    expect(md5, id).toMatch(/^[0-9a-f]{32}$/);
  }
  expect(description, id).toMatch(/^# /);
}
