import { mkdir } from "node:fs/promises";
import { basename, join } from "node:path";
import type { RawFolder } from "../competition/definition.ts";
import type { JsonValue } from "../json/json-value.ts";
import { parsePythonJson } from "../json/python-json-reader.ts";
import { type CsvReadOptions, readCsv } from "../table/csv-reader.ts";
import { LargeCsv } from "../table/large-csv.ts";
import { ParquetFile } from "../table/parquet-file.ts";
import type { Table } from "../table/table.ts";
import { bsonDocuments } from "./bson.ts";
import { readFileTree } from "./file-tree.ts";
import type { ProgressListener } from "./progress.ts";
import { unpackSevenZip } from "./seven-zip.ts";
import { unpackTar } from "./tar.ts";
import { textLines } from "./text-lines.ts";
import { unpackZip } from "./zip.ts";

/** A folder of raw data, read and never changed; archives are unpacked into a scratch folder. */
export class RawData implements RawFolder {
  readonly #folder: string;
  readonly #scratch: string;
  readonly #onProgress: ProgressListener;

  constructor(folder: string, scratch: string, onProgress: ProgressListener = () => {}) {
    this.#folder = folder;
    this.#scratch = scratch;
    this.#onProgress = onProgress;
  }

  path(file: string): string {
    return join(this.#folder, file);
  }

  async readCsv(file: string, options?: CsvReadOptions): Promise<Table> {
    this.#onProgress({ step: `reading ${file}` });
    return readCsv(this.path(file), options);
  }

  async openLargeCsv(file: string): Promise<LargeCsv> {
    const scratch = join(this.#scratch, `${basename(file)}-rows`);
    return LargeCsv.open(this.path(file), scratch, (step, done, total) =>
      this.#onProgress({ step: `${file}: ${step}`, done, total }),
    );
  }

  openParquet(file: string): Promise<ParquetFile> {
    return ParquetFile.open(this.path(file));
  }

  textLines(file: string): AsyncGenerator<string[]> {
    this.#onProgress({ step: `reading ${file}` });
    return textLines(this.path(file));
  }

  async *readJsonLines(file: string): AsyncGenerator<JsonValue> {
    for await (const lines of this.textLines(file)) {
      for (const line of lines) if (line.trim() !== "") yield parsePythonJson(line);
    }
  }

  bsonDocuments(file: string): AsyncGenerator<Buffer> {
    this.#onProgress({ step: `reading ${file}` });
    return bsonDocuments(this.path(file));
  }

  async unpack(archive: string): Promise<RawFolder> {
    const target = join(this.#scratch, `${basename(archive)}-unpacked`);
    await mkdir(target, { recursive: true });
    const step = `unpacking ${archive}`;
    if (/\.(tar|tar\.gz|tgz)$/.test(archive)) {
      await unpackTar(this.path(archive), target, (done) => this.#onProgress({ step, done }));
    } else {
      const unpackArchive = archive.endsWith(".7z") ? unpackSevenZip : unpackZip;
      await unpackArchive(this.path(archive), target, (done, total) =>
        this.#onProgress({ step, done, total }),
      );
    }
    return new RawData(target, target, this.#onProgress);
  }

  async list(folder = "."): Promise<string[]> {
    const { files } = await readFileTree(this.path(folder));
    return files.map((file) => (folder === "." ? file : `${folder}/${file}`));
  }
}
