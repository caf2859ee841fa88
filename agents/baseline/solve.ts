import { isMissing, type TextTable, toNumber } from "./csv.ts";
import type { DataFolder } from "./data-folder.ts";
import { columnKind } from "./features/column-kinds.ts";
import { shrink } from "./features/image-features.ts";
import { columnFeatures, type Feature } from "./features/table-features.ts";
import { findImages, type ImageFile } from "./find-images.ts";
import { alignWithSample, type Target, type Task } from "./infer-task.ts";
import type { LearningTarget } from "./learners/learning-target.ts";
import { decodePng } from "./png.ts";
import { seededRandom, shuffledIndices } from "./random.ts";
import type { Settings } from "./settings.ts";
import { imageSide, solveImages } from "./solve-images.ts";
import { solveTable } from "./solve-table.ts";
import { solveText } from "./solve-text.ts";

type Log = (line: string) => void;

/** Training rows, then one test row for every row of the sample submission. */
interface Rows {
  /** The training rows' key, then the sample submission's. */
  keys: string[];
  /** A shared column's cells: those of the training rows, then those of the test rows. */
  cells(column: string): string[];
}

const mostTrainingRows = 100_000;
const mostTrainingImages = 10_000;

/**
 * Predicts one target for every row of the sample submission: numbers within the range seen in
 * training, or class probabilities row by row. Throws where nothing fits.
 */
export function solve(
  data: DataFolder,
  task: Task,
  target: Target,
  settings: Settings,
  log: Log,
): Float64Array {
  const predictions = learnAndPredict(data, task, target, settings, log);
  if (target.kind !== "number") return predictions;
  const values = data.train.cells
    .get(target.column)!
    .map(toNumber)
    .filter((value) => !Number.isNaN(value));
  const lowest = values.reduce((a, b) => Math.min(a, b));
  const highest = values.reduce((a, b) => Math.max(a, b));
  return predictions.map((prediction) => {
    const value = target.onLogScale ? Math.expm1(prediction) : prediction;
    return Math.min(highest, Math.max(lowest, value));
  });
}

/** Texts are preferred to other columns, and those to pictures. */
function learnAndPredict(
  data: DataFolder,
  task: Task,
  target: Target,
  { strength, seed }: Settings,
  log: Log,
): Float64Array {
  const known = labelledRows(data.train, target.column, seed);
  const kinds = new Map(
    task.sharedColumns.map((name) => [name, columnKind(data.train.cells.get(name)!)]),
  );
  const texts = task.sharedColumns.filter((name) => kinds.get(name) === "text");
  if (texts.length > 0) {
    log(`${target.column}: learning from the text in ${texts.join(", ")}`);
    const rows = selectRows(data, task, known);
    const columns = texts.map(rows.cells);
    const joined = columns[0].map((_, row) => columns.map((cells) => cells[row]).join("\n"));
    return solveText(joined, learningTarget(data, target, known), strength);
  }
  const used = task.sharedColumns.filter(
    (name) => !task.keyColumns.includes(name) || kinds.get(name) === "date",
  );
  const rows = selectRows(data, task, known);
  const features = used.flatMap((name) => columnFeatures(name, rows.cells(name)));
  if (features.length > 0) {
    log(`${target.column}: learning from ${features.length} features of ${known.length} rows`);
    return solveTable(features, learningTarget(data, target, known), strength, seed);
  }
  const images = findImages(data.path);
  const someRows = known.subarray(0, mostTrainingImages);
  const { keys } = selectRows(data, task, someRows);
  const files = keys.map((key) => images.get(key));
  if (!files.every((file) => file !== undefined)) {
    throw new Error("there are no columns to learn from, nor a picture for every row");
  }
  log(`${target.column}: learning from ${someRows.length} pictures`);
  const learned = learningTarget(data, target, someRows);
  if (files.every((file) => file.extension === ".png") && learned.kind === "class") {
    const decoded = files.map((file) => shrink(decodePng(file.read()), imageSide));
    return solveImages(decoded, learned, strength);
  }
  log("only PNG pictures with a class can be looked into; learning from the files' sizes alone");
  return solveTable([fileSize(files)], learned, strength, seed);
}

/** Rows that have the target, in random order and of a number that can be learned from. */
function labelledRows(train: TextTable, column: string, seed: number): Int32Array {
  const cells = train.cells.get(column)!;
  return shuffledIndices(train.rowCount, seededRandom(seed))
    .filter((row) => !isMissing(cells[row]))
    .subarray(0, mostTrainingRows);
}

function selectRows({ sample, train, test }: DataFolder, task: Task, known: Int32Array): Rows {
  const key = task.keyColumns[0];
  const asked = test ? alignWithSample(sample, test, task.keyColumns) : undefined;
  const pick = (cells: string[], rows: Int32Array) => Array.from(rows, (row) => cells[row]);
  return {
    keys: [...pick(train.cells.get(key)!, known), ...sample.cells.get(key)!],
    cells: (column) => [
      ...pick(train.cells.get(column)!, known),
      ...(asked && test ? pick(test.cells.get(column)!, asked) : sample.cells.get(column)!),
    ],
  };
}

function learningTarget({ train }: DataFolder, target: Target, rows: Int32Array): LearningTarget {
  const cells = train.cells.get(target.column)!;
  if (target.kind === "number") {
    const scale = target.onLogScale ? Math.log1p : (value: number) => value;
    const values = Float64Array.from(rows, (row) => scale(toNumber(cells[row])));
    return { kind: "number", values };
  }
  const codes = new Map(target.classes.map((name, code) => [name, code]));
  const labels = Int32Array.from(rows, (row) => codes.get(cells[row])!);
  return { kind: "class", labels, classCount: target.classes.length };
}

function fileSize(files: readonly ImageFile[]): Feature {
  return {
    kind: "number",
    name: "file size",
    values: Float64Array.from(files, (file) => file.size()),
  };
}
