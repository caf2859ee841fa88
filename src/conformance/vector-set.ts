import { readdir, readFile } from "node:fs/promises";
import { basename, dirname, join, relative, resolve } from "node:path";
import { z } from "zod";
import { MissingPrerequisite } from "../errors.ts";

const md5 = z.string().regex(/^[0-9a-f]{32}$/);

const manifestSchema = z.object({
  /** MD5 by path; for an archive the MD5 of each member's content, for Parquet the table. */
  files: z.record(
    z.string(),
    z.union([
      md5,
      z.strictObject({ members: z.record(z.string(), md5), directories: z.int().optional() }),
      z.strictObject({
        table: z.object({
          rows: z.int(),
          /** Names and NumPy types. */
          columns: z.array(z.tuple([z.string(), z.string()])),
          /** MD5 of the table written as CSV. */
          csv_md5: md5,
        }),
      }),
    ]),
  ),
  empty_dirs: z.array(z.string()).default([]),
  /** What differs from the published task in these vectors. */
  params: z.strictObject({ test_count: z.int().positive().optional() }).default({}),
});

const scoreSchema = z.union([z.number(), z.null(), z.enum(["nan", "inf", "-inf"])]);

const outcomeSchema = z.object({ score: scoreSchema, valid: z.boolean() });

const caseSchema = z
  .object({
    ...outcomeSchema.shape,
    /** A file of submissions.tar.gz. */
    file: z.string().optional(),
    /** A file of the prepared tree. */
    prepared_file: z.string().optional(),
    /** Answers inside the vector folder, to grade against instead of the prepared ones. */
    answers: z.string().optional(),
    /** Other outcomes that are right too; "any": only that grading does not fail. */
    accept: z.union([z.literal("any"), z.array(outcomeSchema)]).default([]),
    /** What a newer scikit-learn makes of a fragile case; right too. */
    score_with_newer_library: scoreSchema.optional(),
    why: z.string(),
  })
  .refine(({ file, prepared_file }) => (file === undefined) !== (prepared_file === undefined), {
    error: "needs either file or prepared_file",
  });

export type Manifest = z.output<typeof manifestSchema>;
export type VectorCase = z.output<typeof caseSchema>;
export type Outcome = z.output<typeof outcomeSchema>;

/** One folder of test vectors: raw data, what must come of it, and graded submissions. */
export interface VectorSet {
  competitionId: string;
  /** Such as "a". */
  name: string;
  folder: string;
}

/**
 * Finds the vector sets below folders laid out `<id>/<set>/{raw.tar.gz,manifest.json,...}`.
 * @throws {MissingPrerequisite} when a folder is missing or holds none.
 */
export async function findVectorSets(folders: readonly string[]): Promise<VectorSet[]> {
  const sets: VectorSet[] = [];
  for (const folder of folders) {
    const root = resolve(folder);
    const entries = await readdir(root, { recursive: true }).catch(() => {
      throw new MissingPrerequisite(`There is no folder of vectors at ${folder}.`);
    });
    const found = entries.filter((entry) => basename(entry) === "manifest.json").sort();
    if (found.length === 0) {
      throw new MissingPrerequisite(
        `${folder} holds no vectors. Expected ${folder}/<competition id>/<set>/manifest.json.`,
      );
    }
    for (const manifest of found) {
      const setFolder = join(root, dirname(manifest));
      const [competitionId] = relative(root, setFolder).split("/");
      sets.push({ competitionId, name: basename(setFolder), folder: setFolder });
    }
  }
  return sets;
}

export async function readManifest(set: VectorSet): Promise<Manifest> {
  return readJson(join(set.folder, "manifest.json"), manifestSchema);
}

export async function readCases(set: VectorSet): Promise<VectorCase[]> {
  return readJson(join(set.folder, "cases.json"), z.array(caseSchema));
}

async function readJson<T>(path: string, schema: z.ZodType<T>): Promise<T> {
  let content: unknown;
  try {
    content = JSON.parse(await readFile(path, "utf8"));
  } catch (error) {
    throw new Error(`${path} is not readable JSON: ${(error as Error).message}`);
  }
  const parsed = schema.safeParse(content);
  if (parsed.success) return parsed.data;
  throw new Error(`${path} is not as expected:\n${z.prettifyError(parsed.error)}`);
}
