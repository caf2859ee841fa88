import type { JsonEncoding, JsonSlice } from "../json/json-slice.ts";
import type { JsonValue } from "../json/json-value.ts";
import type { JsonReadOptions } from "../json/python-json-reader.ts";
import type { NumpyGenerator } from "../random/numpy-generator.ts";
import type { RandomState } from "../random/numpy-random-state.ts";
import type { PythonRandom } from "../random/python-random.ts";
import type { CsvReadOptions } from "../table/csv-reader.ts";
import type { CsvWriteOptions } from "../table/csv-writer.ts";
import type { LargeCsv, LargeCsvOptions } from "../table/large-csv.ts";
import type { ParquetFile } from "../table/parquet-file.ts";
import type { Table } from "../table/table.ts";
import type { Leaderboard } from "./leaderboard.ts";
import type { Source } from "./source.ts";

/** One competition, as its `competition.ts` declares it. */
export interface Competition {
  /** Kaggle's slug for a Kaggle competition; also the folder's name. */
  id: string;
  title: string;
  /** As the paper classifies it, such as "text classification"; results are also reported by it. */
  category: string;
  source: Source;
  /** Builds the public and private data from the raw data. */
  prepare(context: PrepareContext): Promise<void>;
  /** The answers' file, inside the private folder. */
  answers: string;
  /** Reads the answers where they are no CSV file, into a table for the grader. */
  readAnswers?(file: string): Promise<Table>;
  /** The sample submission's file, inside the public folder; may be a .zip or .7z of that file alone. */
  sampleSubmission: string;
  grader: Grader;
  leaderboard: Leaderboard;
  /** Figures of the published task set, to check prepared data against. */
  published?: PublishedFigures;
  /** Defects of the published task that are reproduced on purpose; shown beside every result. */
  knownIssues?: readonly string[];
}

export interface PublishedFigures {
  /** MD5 by file name inside the public folder. */
  public: Readonly<Record<string, string>>;
  /** MD5 by file name inside the private folder. */
  private: Readonly<Record<string, string>>;
  /** Score of the sample submission, rounded to 5 decimals. */
  sampleScore: number;
}

/** Turns a submission into a score. */
export interface Grader {
  /** The metric's name, such as "auc-roc". */
  metric: string;
  /**
   * Score of a submission, unrounded; may be infinite or NaN.
   * @throws {RuleViolation} when the submission breaks a rule of the competition.
   */
  grade(submission: Table, answers: Table): number;
}

/** What a competition's `prepare` works with. */
export interface PrepareContext {
  raw: RawFolder;
  publicDir: OutputFolder;
  privateDir: OutputFolder;
  split: Splitter;
}

/** Raw data, which preparing only reads. Paths are relative to the folder, with `/`. */
export interface RawFolder {
  path(file: string): string;
  /** Reads a CSV as pandas does, floats correctly rounded unless told otherwise. */
  readCsv(file: string, options?: CsvReadOptions): Promise<Table>;
  /** Opens a CSV that is too large for memory. */
  openLargeCsv(file: string, options?: LargeCsvOptions): Promise<LargeCsv>;
  openParquet(file: string): Promise<ParquetFile>;
  /**
   * The lines of a text as Python reads them, many at a time, each with "\n" at its end (but for a
   * last one without), whatever ends it in the file.
   */
  textLines(file: string): AsyncGenerator<string[]>;
  /** The values of a JSON Lines file. */
  readJsonLines(file: string, options?: JsonReadOptions): AsyncGenerator<JsonValue>;
  /** Opens a JSON file, of which only what is asked for is read; UTF-8 unless told otherwise. */
  openJson(file: string, encoding?: JsonEncoding): Promise<JsonSlice>;
  /** The documents of a BSON file; their bytes are valid until the next one is asked for. */
  bsonDocuments(file: string): AsyncGenerator<BsonDocument>;
  /** Unpacks a .zip, .7z, .tar or .tar.gz outside the raw folder and returns what it held. */
  unpack(archive: string): Promise<RawFolder>;
  /** The paths of the files in a .tar or .tar.gz, which is not unpacked. */
  listTar(archive: string): Promise<string[]>;
  /** All files below `folder`, sorted by path by code point. */
  list(folder?: string): Promise<string[]>;
}

/** A folder that preparing fills. Paths are relative to it, with `/`; parents are made as needed. */
export interface OutputFolder {
  path(file: string): string;
  /** Writes a table, or the rows of several one after another, as pandas does. */
  writeCsv(
    file: string,
    tables: Table | AsyncIterable<Table>,
    options?: CsvWriteOptions,
  ): Promise<void>;
  /** Pieces of a text are written one after another, so that large ones need not be in memory. */
  writeFile(file: string, content: FileContent): Promise<void>;
  /** Begins a file that is written piece by piece, and is complete once disposed of. */
  createFile(file: string): Promise<OutputFile>;
  /** Writes a Parquet file, a row group for each table. */
  writeParquet(file: string, tables: Table | AsyncIterable<Table> | Iterable<Table>): Promise<void>;
  makeFolder(folder: string): Promise<void>;
  /** Copies files (source path and path in this folder), shared with the source where possible. */
  copy(files: Iterable<CopiedFile>): Promise<void>;
  /**
   * Copies all that is below a folder (source path and path in this folder), also empty folders.
   * @param isWanted chooses by the path below the source folder.
   */
  copyFolder(from: string, to: string, isWanted?: (path: string) => boolean): Promise<void>;
  /** Writes an uncompressed tar of files (source path and member name). */
  writeTar(archive: string, members: Iterable<CopiedFile>): Promise<void>;
  /** Writes a zip of files (source path or content, and member name). */
  writeZip(archive: string, members: Iterable<ZippedFile>): Promise<void>;
  /** Writes a .7z that holds an entry for each of the folders and no file. */
  writeFoldersSevenZip(archive: string, folders: readonly string[]): Promise<void>;
  /** Replaces a file of this folder by `<file>.zip`; uncompressed unless told otherwise. */
  storeInZip(file: string, options?: { compress: boolean }): Promise<void>;
  /** Replaces a file of this folder by `<file>.7z`, which holds it under its bare name. */
  storeInSevenZip(file: string): Promise<void>;
}

/** A BSON document as it lies in a file: nothing is converted, so nothing can change. */
export interface BsonDocument {
  bytes: Buffer;
  /** The elements at the top level, in order. */
  elements(): BsonElement[];
  /** The bytes of a document of the given elements. */
  withElements(elements: readonly BsonElement[]): Buffer;
}

export interface BsonElement {
  name: string;
  /** All its bytes, type and name included. */
  bytes: Uint8Array;
  /** Its value where it is an integer of 32 or 64 bits. */
  integer: bigint | undefined;
}

export type FileContent = string | Uint8Array | Iterable<string> | AsyncIterable<string>;

/** A file while it is written; to be declared with `await using`. */
export interface OutputFile extends AsyncDisposable {
  /** The bytes may change once this returns. */
  write(bytes: Uint8Array): Promise<void>;
}

export interface CopiedFile {
  from: string;
  to: string;
}

/** A member of a zip: a file, or an entry for a folder. */
export type ZippedFile = CopiedFile | { content: string; to: string } | { folder: string };

/** The only source of randomness in `prepare`; the task version decides where it comes from. */
export interface Splitter {
  /** Splits rows as scikit-learn's `train_test_split` does, both sides in shuffled order. */
  trainTest(table: Table, options: TrainTestOptions): { train: Table; test: Table };
  /** The same for the numbers of rows that are in no table. */
  trainTestRows(
    rowCount: number,
    options: Omit<TrainTestOptions, "stratifyBy">,
  ): { train: Uint32Array; test: Uint32Array };
  /** Chooses a share of the rows as pandas' `sample` does, in the order drawn. */
  sampleRows(rowCount: number, options: { share: number; seed: number }): Uint32Array;
  /** Size of a test set that the published task fixes; test vectors make it small. */
  testCount(published: number): number;
  /** NumPy's legacy generator, `RandomState(seed)`, with the published seed. */
  randomState(seed: number): RandomState;
  /** NumPy's `default_rng(seed)`, with the published seed. */
  generator(seed: number): NumpyGenerator;
  /** Python's `random.Random(seed)`, with the published seed. */
  pythonRandom(seed: number): PythonRandom;
}

export interface TrainTestOptions {
  /** A share of the rows (rounded up) below 1, or a count of rows; what `trainSize` leaves. */
  testSize?: number;
  /** A share of the rows (rounded down) below 1, or a count of rows; what `testSize` leaves. */
  trainSize?: number;
  /** The seed of the published split. */
  seed: number;
  /** A column whose values keep their shares on both sides. */
  stratifyBy?: string;
}

/** Declares a competition; the default export of a `competition.ts`. */
export function defineCompetition(competition: Competition): Competition {
  return competition;
}
