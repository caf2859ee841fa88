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
    await writeCsv(await this.#begin(file), tables, options);
  }

  async writeFile(file: string, content: FileContent): Promise<void> {
    await writeFile(await this.#targetPath(file), content);
  }

  async createFile(file: string): Promise<OutputFile> {
    return BufferedFile.create(await this.#begin(file));
  }

  async makeFolder(folder: string): Promise<void> {
    await mkdir(this.path(folder), { recursive: true });
  }

  async writeParquet(
    file: string,
    tables: Table | AsyncIterable<Table> | Iterable<Table>,
  ): Promise<void> {
    await writeParquet(await this.#begin(file), tables);
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
    const { writeTar } = await import("./tar.ts");
    await writeTar(await this.#begin(archive), members);
  }

  async writeZip(archive: string, members: Iterable<ZippedFile>): Promise<void> {
    const { writeZip } = await import("./zip.ts");
    await writeZip(await this.#begin(archive), members);
  }

  async writeFoldersSevenZip(archive: string, folders: readonly string[]): Promise<void> {
    const { writeFoldersSevenZip } = await import("./seven-zip.ts");
    await writeFoldersSevenZip(await this.#begin(archive), folders);
  }

  async storeInZip(file: string, options = { compress: false }): Promise<void> {
    const member = { from: this.path(file), to: basename(file) };
    const { writeZip } = await import("./zip.ts");
    await writeZip(await this.#begin(`${file}.zip`), [member], options);
    await rm(this.path(file));
  }

  async storeInSevenZip(file: string): Promise<void> {
    const archive = `${file}.7z`;
    const { writeFileSevenZip } = await import("./seven-zip.ts");
    await writeFileSevenZip(await this.#begin(archive), this.path(file), (done, total) =>
      this.#onProgress({ step: this.#writing(archive), done, total }),
    );
    await rm(this.path(file));
  }

  #writing(file: string): string {
    return `writing ${basename(this.#folder)}/${file}`;
  }

  /** Says that a file is being written, which may take a while; returns its path. */
  async #begin(file: string): Promise<string> {
    this.#onProgress({ step: this.#writing(file) });
    return this.#targetPath(file);
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
