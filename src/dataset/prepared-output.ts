import { mkdir, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type {
  CopiedFile,
  FileContent,
  OutputFile,
  OutputFolder,
  ZippedFile,
} from "../competition/definition.ts";
import { type CsvWriteOptions, writeCsv } from "../table/csv-writer.ts";
import { writeParquet } from "../table/parquet-writer.ts";
import type { Table } from "../table/table.ts";
import { readFileTree } from "./file-tree.ts";
import { insideFolder } from "./inside-folder.ts";
import { BufferedFile } from "./output-file.ts";
import { placeFiles } from "./place-files.ts";
import type { ProgressListener } from "./progress.ts";

/** So many of millions of copied files are in memory at a time. */
const FILES_A_BATCH = 1 << 16;

/** The public or private folder while it is being filled. */
export class PreparedOutput implements OutputFolder {
  readonly #folder: string;
  readonly #onProgress: ProgressListener;
  readonly #madeFolders = new Set<string>();

  constructor(folder: string, onProgress: ProgressListener = () => {}) {
    this.#folder = folder;
    this.#onProgress = onProgress;
  }

  path(file: string): string {
    return insideFolder(this.#folder, file);
  }

  async writeCsv(
    file: string,
    tables: Table | AsyncIterable<Table>,
    options?: CsvWriteOptions,
  ): Promise<void> {
    this.#onProgress({ step: `writing ${basename(this.#folder)}/${file}` });
    await writeCsv(await this.#targetPath(file), tables, options);
  }

  async writeFile(file: string, content: FileContent): Promise<void> {
    await writeFile(await this.#targetPath(file), content);
  }

  async createFile(file: string): Promise<OutputFile> {
    this.#onProgress({ step: `writing ${basename(this.#folder)}/${file}` });
    return BufferedFile.create(await this.#targetPath(file));
  }

  async makeFolder(folder: string): Promise<void> {
    await mkdir(this.path(folder), { recursive: true });
  }

  async writeParquet(
    file: string,
    tables: Table | AsyncIterable<Table> | Iterable<Table>,
  ): Promise<void> {
    this.#onProgress({ step: `writing ${basename(this.#folder)}/${file}` });
    await writeParquet(await this.#targetPath(file), tables);
  }

  async copy(files: Iterable<CopiedFile>): Promise<void> {
    const total = Array.isArray(files) ? { total: files.length } : {};
    let before = 0;
    let batch: CopiedFile[] = [];
    const placeBatch = async () => {
      await placeFiles(batch, (done) =>
        this.#onProgress({ step: "copying files", done: before + done, ...total }),
      );
      before += batch.length;
      batch = [];
    };
    for (const { from, to } of files) {
      batch.push({ from, to: this.path(to) });
      if (batch.length === FILES_A_BATCH) await placeBatch();
    }
    await placeBatch();
  }

  async copyFolder(
    from: string,
    to: string,
    isWanted: (path: string) => boolean = () => true,
  ): Promise<void> {
    const { files, emptyFolders } = await readFileTree(from);
    await this.makeFolder(to);
    for (const folder of emptyFolders.filter(isWanted)) await this.makeFolder(join(to, folder));
    await this.copy(
      files.filter(isWanted).map((file) => ({ from: join(from, file), to: join(to, file) })),
    );
  }

  async writeTar(archive: string, members: Iterable<CopiedFile>): Promise<void> {
    this.#onProgress({ step: `writing ${basename(this.#folder)}/${archive}` });
    const { writeTar } = await import("./tar.ts");
    await writeTar(await this.#targetPath(archive), members);
  }

  async writeZip(archive: string, members: Iterable<ZippedFile>): Promise<void> {
    this.#onProgress({ step: `writing ${basename(this.#folder)}/${archive}` });
    const { writeZip } = await import("./zip.ts");
    await writeZip(await this.#targetPath(archive), members);
  }

  async writeFoldersSevenZip(archive: string, folders: readonly string[]): Promise<void> {
    this.#onProgress({ step: `writing ${basename(this.#folder)}/${archive}` });
    const { writeFoldersSevenZip } = await import("./seven-zip.ts");
    await writeFoldersSevenZip(await this.#targetPath(archive), folders);
  }

  async storeInZip(file: string, options = { compress: false }): Promise<void> {
    this.#onProgress({ step: `writing ${basename(this.#folder)}/${file}.zip` });
    const member = { from: this.path(file), to: basename(file) };
    const { writeZip } = await import("./zip.ts");
    await writeZip(this.path(`${file}.zip`), [member], options);
    await rm(this.path(file));
  }

  async storeInSevenZip(file: string): Promise<void> {
    const step = `writing ${basename(this.#folder)}/${file}.7z`;
    const { writeFileSevenZip } = await import("./seven-zip.ts");
    await writeFileSevenZip(this.path(`${file}.7z`), this.path(file), (done, total) =>
      this.#onProgress({ step, done, total }),
    );
    await rm(this.path(file));
  }

  /** Makes the way free for a new file: one that is there may be a link to raw data. */
  async #targetPath(file: string): Promise<string> {
    const path = this.path(file);
    const parent = dirname(path);
    if (!this.#madeFolders.has(parent)) {
      await mkdir(parent, { recursive: true });
      this.#madeFolders.add(parent);
    }
    await rm(path, { force: true });
    return path;
  }
}
