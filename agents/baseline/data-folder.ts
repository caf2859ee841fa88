import {
  closeSync,
  existsSync,
  fstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
} from "node:fs";
import { join } from "node:path";
import { parseCsv, type TextTable } from "./csv.ts";

/** What the agent was given. */
export interface DataFolder {
  path: string;
  sampleFile: string;
  sample: TextTable;
  train: TextTable;
  /** Where there is none, the sample submission says what to predict. */
  test: TextTable | undefined;
  description: string;
}

const largestCsv = 256 * 1024 ** 2;

/** The name of the sample submission in a folder. */
export function findSampleSubmission(folder: string): string {
  const name = readdirSync(folder)
    .sort()
    .find((file) => /^sample_?submission.*\.csv$/i.test(file));
  if (!name) throw new Error(`${folder} holds no sample_submission*.csv`);
  return name;
}

/** Reads the tables of a data folder; of a large train.csv only the first part. */
export function readDataFolder(path: string, log: (line: string) => void): DataFolder {
  const sampleFile = findSampleSubmission(path);
  const trainPath = join(path, "train.csv");
  const testPath = join(path, "test.csv");
  const descriptionPath = join(path, "description.md");
  if (!existsSync(trainPath)) throw new Error(`${path} holds no train.csv`);
  const start = readStart(trainPath, largestCsv);
  if (start.cut) log(`train.csv is large; learning from its first ${largestCsv} bytes`);
  return {
    path,
    sampleFile,
    sample: parseCsv(readFileSync(join(path, sampleFile), "utf8")),
    train: parseCsv(start.text),
    test: existsSync(testPath) ? parseCsv(readFileSync(testPath, "utf8")) : undefined,
    description: existsSync(descriptionPath) ? readFileSync(descriptionPath, "utf8") : "",
  };
}

/** The first `limit` bytes of a text file, up to the last whole line. */
function readStart(path: string, limit: number): { text: string; cut: boolean } {
  const file = openSync(path, "r");
  try {
    const cut = fstatSync(file).size > limit;
    if (!cut) return { text: readFileSync(file, "utf8"), cut };
    const bytes = Buffer.alloc(limit);
    readSync(file, bytes, 0, limit, 0);
    return { text: bytes.toString("utf8", 0, bytes.lastIndexOf(10) + 1), cut };
  } finally {
    closeSync(file);
  }
}
