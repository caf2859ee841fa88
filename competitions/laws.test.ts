import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { CompetitionRegistry, createGrader, parseCsv, type Table, writeCsv } from "mlebench";
import { extract } from "tar";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Competition } from "../src/competition/definition.ts";
import { findVectorSets } from "../src/conformance/vector-set.ts";
import { prepareFolder } from "../src/dataset/prepare.ts";
import { readZipMembers } from "../src/dataset/zip.ts";
import { competitionReport } from "../src/grading/competition-report.ts";

const registry = await CompetitionRegistry.open();
const vectorSets = await findVectorSets(["conformance"]);
const competitions = await Promise.all(
  vectorSets
    .filter(({ name }) => name === "a")
    .map(async (set) => ({ ...set, competition: await registry.load(set.competitionId) })),
);

/** Competitions whose graders compare rows by position. */
const byPosition = new Set(["nomad2018-predict-transparent-conductors"]);

describe.each(competitions)("$competitionId", ({ competition, folder }) => {
  let work: string;
  beforeAll(async () => {
    work = await mkdtemp(join(tmpdir(), "mlebench-laws-"));
    await mkdir(join(work, "raw"));
    await extract({ file: join(folder, "raw.tar.gz"), cwd: join(work, "raw") });
    await prepareFolder(competition, join(work, "raw"), work);
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

  const rowOrder = byPosition.has(competition.id) ? "matters" : "does not matter";
  test(`the order of rows ${rowOrder}`, async () => {
    const answers = await answersAsSubmission();
    const backwards = Array.from({ length: answers.rowCount }, (_, i) => answers.rowCount - 1 - i);
    const { score } = await graded(answers.take(backwards));
    expect(score === (await graded(answers)).score).toBe(rowOrder === "does not matter");
  });

  test("a missing row is refused, and named where rows have ids", async () => {
    const full = await sample();
    const report = await graded(full.filter((row) => row !== 1));
    expect(report).toMatchObject({ valid_submission: false, score: null });
    if (byPosition.has(competition.id)) return;
    const id = competition.id.startsWith("detecting-insults") ? "Comment" : full.columnNames[0];
    const text = JSON.stringify(full.column(id).textAt(1)).slice(1, 40).replace(/"$/, "");
    expect(report.reason).toContain(text);
  });

  async function sample(): Promise<Table> {
    const path = join(work, "public", competition.sampleSubmission);
    if (!path.endsWith(".zip")) return parseCsv(await readFile(path));
    for await (const member of readZipMembers(path))
      return parseCsv(await buffer(await member.open()));
    throw new Error(`${path} is empty`);
  }

  async function answersAsSubmission(): Promise<Table> {
    const answers = parseCsv(await readFile(join(work, "private", competition.answers)));
    return answers.select(...(await sample()).columnNames);
  }

  async function graded(submission: Table) {
    const path = join(work, "submission.csv");
    await writeCsv(path, submission);
    const grader = await createGrader(competition, join(work, "private", competition.answers));
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
