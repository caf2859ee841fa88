import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { registerHooks } from "node:module";
import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { MissingPrerequisite, UsageError } from "../errors.ts";
import { didYouMean } from "../nearest-name.ts";
import type { Competition } from "./definition.ts";

const BUILT_IN = fileURLToPath(new URL("../../competitions", import.meta.url));
const MODULE_NAMES = ["competition.js", "competition.ts", "competition.mjs"];

/** The competitions at hand: ours, and those in folders of the user's. */
export class CompetitionRegistry {
  readonly #folders: ReadonlyMap<string, string>;
  /** The user's folders, with which another thread can open the same registry. */
  readonly extraFolders: readonly string[];

  private constructor(folders: ReadonlyMap<string, string>, extraFolders: readonly string[]) {
    this.#folders = folders;
    this.extraFolders = extraFolders;
  }

  /**
   * Finds competitions without loading them.
   * @param extraFolders folders that hold one folder a competition, as ours does; on equal ids
   *   the later folder wins.
   * @throws {MissingPrerequisite} when one of them does not exist.
   */
  static async open(extraFolders: readonly string[] = []): Promise<CompetitionRegistry> {
    if (extraFolders.length > 0) shareOwnPackage();
    const folders = new Map<string, string>();
    for (const parent of [BUILT_IN, ...extraFolders.map((folder) => resolve(folder))]) {
      const names = await readdir(parent).catch(() => {
        throw new MissingPrerequisite(`There is no folder of competitions at ${parent}.`);
      });
      for (const name of names.sort()) {
        if (modulePath(join(parent, name))) folders.set(name, join(parent, name));
      }
    }
    return new CompetitionRegistry(folders, extraFolders);
  }

  get ids(): string[] {
    return [...this.#folders.keys()].sort();
  }

  has(id: string): boolean {
    return this.#folders.has(id);
  }

  /** @throws {UsageError} for an unknown id, naming the nearest known one. */
  async load(id: string): Promise<Competition> {
    const path = modulePath(this.#folderOf(id)) as string;
    const { default: competition } = (await import(pathToFileURL(path).href)) as {
      default?: Partial<Competition>;
    };
    if (competition?.id !== id || !competition.prepare || !competition.grader) {
      throw new Error(
        `${path} must have a default export made by defineCompetition({ id: "${id}", ... }).`,
      );
    }
    return competition as Competition;
  }

  /** The text that agents get. */
  async description(id: string): Promise<string> {
    return readFile(join(this.#folderOf(id), "description.md"), "utf8");
  }

  /** The same in words that do not tell the competition, where someone has written them. */
  async obfuscatedDescription(id: string): Promise<string | undefined> {
    const path = join(this.#folderOf(id), "description-obfuscated.md");
    return existsSync(path) ? readFile(path, "utf8") : undefined;
  }

  #folderOf(id: string): string {
    const folder = this.#folders.get(id);
    if (folder) return folder;
    throw new UsageError(
      `There is no competition "${id}". ${didYouMean(id, this.#folders.keys())}` +
        "See: mlebench list.",
    );
  }
}

function modulePath(folder: string): string | undefined {
  return MODULE_NAMES.map((name) => join(folder, name)).find((path) => existsSync(path));
}

let ownPackageShared = false;

/** Lets a competition outside any package that depends on us import "mlebench" all the same. */
function shareOwnPackage(): void {
  if (ownPackageShared) return;
  ownPackageShared = true;
  const extension = import.meta.url.slice(-3);
  const self = new URL(`../index${extension}`, import.meta.url).href;
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier === "mlebench" ? { url: self, shortCircuit: true } : next(specifier, context),
  });
}
