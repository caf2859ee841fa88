import { isUtf8 } from "node:buffer";
import { mkdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { BsonDocument, RawFolder } from "../competition/definition.ts";
import { type JsonEncoding, JsonSlice } from "../json/json-slice.ts";
import type { JsonValue } from "../json/json-value.ts";
import { type JsonReadOptions, parsePythonJson } from "../json/python-json-reader.ts";
import { type CsvReadOptions, readCsv } from "../table/csv-reader.ts";
import { LargeCsv, type LargeCsvListener, type LargeCsvOptions } from "../table/large-csv.ts";
import { ParquetFile } from "../table/parquet-file.ts";
import type { Table } from "../table/table.ts";
import { readFileTree } from "./file-tree.ts";
import { insideFolder } from "./inside-folder.ts";
import type { ProgressListener } from "./progress.ts";
import { textLines } from "./text-lines.ts";

/** A folder of raw data, read and never changed; archives are unpacked into a scratch folder. */
export class RawData implements RawFolder {
  readonly #folder: string;
  readonly #scratch: string;
  readonly #onProgress: ProgressListener;
  readonly #supplements: ReadonlyMap<string, string>;

  /** @param supplements files that lie elsewhere, by the name they would have in the folder. */
  constructor(
    folder: string,
    scratch: string,
    onProgress: ProgressListener = () => {},
    supplements: ReadonlyMap<string, string> = new Map(),
  ) {
    this.#folder = folder;
    this.#scratch = scratch;
    this.#onProgress = onProgress;
    this.#supplements = supplements;
  }

  path(file: string): string {
    return this.#supplements.get(file) ?? insideFolder(this.#folder, file);
  }

  async readCsv(file: string, options?: CsvReadOptions): Promise<Table> {
    this.#onProgress({ step: `reading ${file}` });
    return readCsv(this.path(file), options);
  }

  async openLargeCsv(file: string, options?: LargeCsvOptions): Promise<LargeCsv> {
    const scratch = join(this.#scratch, `${basename(file)}-rows`);
    const onProgress: LargeCsvListener = (step, done, total) =>
      this.#onProgress({ step: `${file}: ${step}`, done, total });
    return LargeCsv.open(this.path(file), scratch, onProgress, options);
  }

  openParquet(file: string): Promise<ParquetFile> {
    return ParquetFile.open(this.path(file));
  }

  textLines(file: string): AsyncGenerator<string[]> {
    this.#onProgress({ step: `reading ${file}` });
    return textLines(this.path(file));
  }

  async *readJsonLines(file: string, options?: JsonReadOptions): AsyncGenerator<JsonValue> {
    for await (const lines of this.textLines(file)) {
      for (const line of lines) if (line.trim() !== "") yield parsePythonJson(line, options);
    }
  }

  async openJson(file: string, encoding: JsonEncoding = "utf8"): Promise<JsonSlice> {
    this.#onProgress({ step: `reading ${file}` });
    const bytes = await readFile(this.path(file));
    if (encoding === "utf8" && !isUtf8(bytes)) throw new Error(`${file} is not UTF-8 text.`);
    return new JsonSlice(bytes, encoding);
  }

  async *bsonDocuments(file: string): AsyncGenerator<BsonDocument> {
    this.#onProgress({ step: `reading ${file}` });
    const { bsonDocuments } = await import("./bson.ts");
    yield* bsonDocuments(this.path(file));
  }

  async unpack(archive: string): Promise<RawFolder> {
    const target = join(this.#scratch, `${basename(archive)}-unpacked`);
    await mkdir(target, { recursive: true });
    const unpackArchive = await unpackerOf(archive);
    await unpackArchive(this.path(archive), target, (done, total) =>
      this.#onProgress({ step: `unpacking ${archive}`, done, ...(total && { total }) }),
    );
    return new RawData(target, target, this.#onProgress);
  }

  async listTar(archive: string): Promise<string[]> {
    this.#onProgress({ step: `listing ${archive}` });
    return (await import("./tar.ts")).listTar(this.path(archive));
  }

  async list(folder = "."): Promise<string[]> {
    const { files } = await readFileTree(this.path(folder));
    return files.map((file) => (folder === "." ? file : `${folder}/${file}`));
  }
}

type Unpacker = (
  archive: string,
  folder: string,
  onMember: (done: number, total?: number) => void,
) => Promise<void>;

/** Imported when needed, so that a program that only grades starts without them. */
async function unpackerOf(archive: string): Promise<Unpacker> {
  if (archive.endsWith(".7z")) return (await import("./seven-zip.ts")).unpackSevenZip;
  if (/\.(tar|tar\.gz|tgz)$/.test(archive)) return (await import("./tar.ts")).unpackTar;
  return (await import("./zip.ts")).unpackZip;
}
