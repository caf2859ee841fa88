import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { extract } from "tar";
import type { Competition } from "../competition/definition.ts";
import { prepareFolder } from "../dataset/prepare.ts";
import { publishedSplit } from "../dataset/published-split.ts";
import { graderFor } from "../grading/grade.ts";
import type { Verdict } from "../grading/verdict.ts";
import { compareTree } from "./compare-tree.ts";
import {
  type Outcome,
  readCases,
  readManifest,
  type VectorCase,
  type VectorSet,
} from "./vector-set.ts";

/** What one vector set came to. */
export interface VectorResult {
  set: VectorSet;
  files: number;
  cases: number;
  /** A line for every difference; none when all agrees. */
  failures: string[];
}

/** Prepares a vector set's raw data and grades its submissions, comparing with what must come. */
export async function runVectorSet(
  set: VectorSet,
  competition: Competition,
): Promise<VectorResult> {
  const manifest = await readManifest(set);
  const cases = await readCases(set);
  const work = await mkdtemp(join(tmpdir(), "mlebench-vectors-"));
  try {
    const raw = await unpackInto(join(work, "raw"), join(set.folder, "raw.tar.gz"));
    const submissions = await unpackInto(
      join(work, "submissions"),
      join(set.folder, "submissions.tar.gz"),
    );
    const target = join(work, "target");
    const split = publishedSplit({ testCount: manifest.params.test_count });
    await prepareFolder(competition, raw, target, { split });
    await rm(join(target, "scratch"), { recursive: true, force: true });
    const failures = await compareTree(target, manifest);
    for (const vectorCase of cases) {
      const failure = await runCase(vectorCase, competition, { set, submissions, target });
      if (failure) failures.push(failure);
    }
    return { set, files: Object.keys(manifest.files).length, cases: cases.length, failures };
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Unpacks an archive of a vector set into a new folder, and returns that. */
export async function unpackInto(folder: string, archive: string): Promise<string> {
  await mkdir(folder);
  try {
    // Thousands of small files take half the time when none waits for its turn.
    extract({ file: archive, cwd: folder, strict: true, noMtime: true, sync: true });
  } catch (error) {
    throw new Error(`${archive} cannot be unpacked: ${(error as Error).message}`);
  }
  return folder;
}

interface CaseFolders {
  set: VectorSet;
  submissions: string;
  target: string;
}

async function runCase(
  vectorCase: VectorCase,
  competition: Competition,
  { set, submissions, target }: CaseFolders,
): Promise<string | undefined> {
  const { file, prepared_file, answers, accept } = vectorCase;
  const answersFile = answers
    ? join(set.folder, answers)
    : join(target, "private", competition.answers);
  const submission = prepared_file ? join(target, prepared_file) : join(submissions, file ?? "");
  const name = `case ${file ?? prepared_file}${answers ? ` against ${answers}` : ""}`;
  try {
    const grader = await graderFor(competition, answersFile);
    const verdict = await grader.grade(submission);
    if (accept === "any") return undefined;
    const outcomes = [vectorCase, ...accept, ...outcomeOfNewerLibrary(vectorCase)];
    if (outcomes.some((expected) => agrees(verdict, expected))) return undefined;
    return `${name}: ${shownVerdict(verdict)}, expected ${shownOutcome(vectorCase)} (${vectorCase.why})`;
  } catch (error) {
    return `${name}: grading failed with ${(error as Error).message}`;
  }
}

function outcomeOfNewerLibrary({ score_with_newer_library: score }: VectorCase): Outcome[] {
  return score === undefined ? [] : [{ score, valid: score !== null }];
}

/** Scores agree within 1e-8 + 1e-9 relative. */
function agrees(verdict: Verdict, expected: Outcome): boolean {
  if (verdict.status !== "valid") return !expected.valid;
  if (!expected.valid || expected.score === null) return false;
  if (typeof expected.score === "string") return scoreName(verdict.score) === expected.score;
  return Math.abs(verdict.score - expected.score) <= 1e-8 + 1e-9 * Math.abs(expected.score);
}

function scoreName(score: number): string {
  if (Number.isNaN(score)) return "nan";
  return score === Infinity ? "inf" : score === -Infinity ? "-inf" : String(score);
}

function shownVerdict(verdict: Verdict): string {
  return verdict.status === "valid" ? `score ${scoreName(verdict.score)}` : verdict.message;
}

function shownOutcome({ valid, score }: Outcome): string {
  return valid ? `score ${score}` : "invalid";
}
