import { constants, copyFile, mkdir, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { CopiedFile, OutputFolder, ZippedFile } from "../competition/definition.ts";
import { type CsvWriteOptions, writeCsv } from "../table/csv-writer.ts";
import type { Table } from "../table/table.ts";
import type { ProgressListener } from "./progress.ts";
import { writeFoldersSevenZip } from "./seven-zip.ts";
import { writeZip } from "./zip.ts";

const PARALLEL_COPIES = 16;

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
    return join(this.#folder, file);
  }

  async writeCsv(file: string, table: Table, options?: CsvWriteOptions): Promise<void> {
    this.#onProgress({ step: `writing ${basename(this.#folder)}/${file}` });
    await writeCsv(await this.#targetPath(file), table, options);
  }

  async writeFile(file: string, content: string | Uint8Array | Iterable<string>): Promise<void> {
    await writeFile(await this.#targetPath(file), content);
  }

  async makeFolder(folder: string): Promise<void> {
    await mkdir(this.path(folder), { recursive: true });
  }

  async copy(files: Iterable<CopiedFile>): Promise<void> {
    const list = [...files];
    let next = 0;
    const worker = async () => {
      while (next < list.length) {
        const { from, to } = list[next++];
        // A copy-on-write clone where the file system has one, a plain copy elsewhere.
        const target = await this.#targetPath(to);
        await copyFile(from, target, constants.COPYFILE_FICLONE).catch((error) => {
          throw error.code === "ENOENT" ? new Error(`The raw data has no file ${from}.`) : error;
        });
        if (next % 100 === 0)
          this.#onProgress({ step: "copying files", done: next, total: list.length });
      }
    };
    await Promise.all(Array.from({ length: PARALLEL_COPIES }, worker));
  }

  async writeZip(archive: string, members: Iterable<ZippedFile>): Promise<void> {
    this.#onProgress({ step: `writing ${basename(this.#folder)}/${archive}` });
    await writeZip(await this.#targetPath(archive), members);
  }

  async writeFoldersSevenZip(archive: string, folders: readonly string[]): Promise<void> {
    this.#onProgress({ step: `writing ${basename(this.#folder)}/${archive}` });
    await writeFoldersSevenZip(await this.#targetPath(archive), folders);
  }

  async storeInZip(file: string): Promise<void> {
    this.#onProgress({ step: `writing ${basename(this.#folder)}/${file}.zip` });
    const member = { from: this.path(file), to: basename(file) };
    await writeZip(this.path(`${file}.zip`), [member], { compress: false });
    await rm(this.path(file));
  }

  async #targetPath(file: string): Promise<string> {
    const path = this.path(file);
    const parent = dirname(path);
    if (!this.#madeFolders.has(parent)) {
      await mkdir(parent, { recursive: true });
      this.#madeFolders.add(parent);
    }
    return path;
  }
}
