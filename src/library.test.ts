import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";

const run = promisify(execFile);

let project: string;
/** A project of a user's, in which the built package is installed. */
beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), "mlebench-user-"));
  await mkdir(join(project, "node_modules"));
  await symlink(resolve("."), join(project, "node_modules/mlebench"));
  await symlink(resolve("node_modules/@types"), join(project, "node_modules/@types"));
  const prepared = join(project, "data/spaceship-titanic/prepared");
  await mkdir(join(prepared, "public"), { recursive: true });
  await mkdir(join(prepared, "private"));
  const rows = ["PassengerId,Transported", "0001_01,True", "0002_01,False", ""].join("\n");
  await writeFile(join(prepared, "private/test.csv"), rows);
  await writeFile(join(project, "submission.csv"), rows.replace("False", "True"));
});
afterAll(() => rm(project, { recursive: true }));

const program = `
import { auc, createGrader, gradeSubmission, readCsv, trainTestSplit } from "mlebench";

const table = await readCsv("submission.csv");
const { train, test } = trainTestSplit(10, { testSize: 0.25, seed: 0 });
const report = await gradeSubmission("submission.csv", "spaceship-titanic", { dataDir: "data" });
const grader = await createGrader("spaceship-titanic", { dataDir: "data" });
const verdict = await grader.grade("none.csv");
console.log(
  JSON.stringify([
    table.rowCount,
    [...test],
    train.length,
    auc([0, 1, 1, 0], [0.1, 0.9, 0.4, 0.4]),
    report.score,
    report.valid_submission,
    verdict.status,
  ]),
);
`;

it("is imported, typed, from another project and starts nothing", async () => {
  await writeFile(join(project, "grade.mts"), program);
  const { stdout } = await run(process.execPath, ["grade.mts"], { cwd: project });
  expect(JSON.parse(stdout)).toEqual([2, [2, 8, 4], 7, 0.875, 0.5, true, "no-submission"]);

  const options = { strict: true, noEmit: true, module: "nodenext", types: ["node"] };
  await writeFile(
    join(project, "tsconfig.json"),
    JSON.stringify({ compilerOptions: options, include: ["grade.mts"] }),
  );
  await run(resolve("node_modules/.bin/tsc"), ["-p", "."], { cwd: project });
});

it("exports nothing that only works from a checkout", async () => {
  const { exports } = JSON.parse(await readFile("package.json", "utf8"));
  for (const path of Object.values(exports["."] as Record<string, string>)) {
    await expect(readFile(path, "utf8")).resolves.toContain("createGrader");
  }
});
