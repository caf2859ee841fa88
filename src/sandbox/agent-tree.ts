import { constants, type Dirent } from "node:fs";
import { chmod, open, opendir, readdir, readlink, realpath, stat } from "node:fs/promises";

/**
 * A path below a folder, with one character for each byte: names that an agent gives need not be
 * text, and there may be millions of them.
 */
export type BytePath = string;

/** The folder itself, as a path below it. */
export const ITSELF: BytePath = "";

// Node does not name it; this is its value on every architecture of Linux that Node runs on.
const O_PATH = 0o10000000;
const AT_ONCE = 100;
const FOLDERS_AT_ONCE = 16;
/** Of the folder itself, as file systems count it; some thousands of entries. */
const SMALL_FOLDER_BYTES = 64 * 1024;
const OWNER_ALL = 0o700;

/** A file or folder that is held: its path leads to it, whatever its owner puts in its place. */
export interface Held extends AsyncDisposable {
  path: Buffer;
}

export function childOf(folder: BytePath, name: BytePath): BytePath {
  return folder === ITSELF ? name : `${folder}/${name}`;
}

/** A path as the system takes it. */
export function systemPath(folder: string | Buffer, below: BytePath): Buffer {
  return Buffer.concat([Buffer.from(folder), Buffer.from(below && `/${below}`, "latin1")]);
}

/** A path as people read it; what is no text is replaced. */
export function textOf(path: BytePath): string {
  return Buffer.from(path, "latin1").toString("utf8");
}

/** A folder that an agent fills, which may run and exchange what is in it for links meanwhile. */
export class AgentTree {
  readonly #folder: string;
  /** Free of links, as the system names it. */
  readonly #real: string;

  private constructor(folder: string, real: string) {
    this.#folder = folder;
    this.#real = real;
  }

  /** @param folder itself not the agent's to exchange. */
  static async open(folder: string): Promise<AgentTree> {
    return new AgentTree(folder, await realpath(folder, { encoding: "latin1" }));
  }

  /**
   * Takes hold of what lies in the tree.
   * @returns undefined when it is gone, or is a link, or a link leads to it from outside.
   * @throws when no path leads to it for its length, or it lies behind a closed folder.
   */
  async hold(below: BytePath, kind: "folder" | "file"): Promise<Held | undefined> {
    const path = systemPath(this.#folder, below);
    // Elsewhere than on Linux no agent is isolated, and each can do what its user can.
    if (process.platform !== "linux") return { path, [Symbol.asyncDispose]: async () => {} };
    const flags = constants.O_NOFOLLOW | (kind === "folder" ? constants.O_DIRECTORY : 0);
    const handle = await open(path, O_PATH | flags).catch(ifGone);
    if (!handle) return undefined;
    const held: Held = {
      path: Buffer.from(`/proc/self/fd/${handle.fd}`),
      [Symbol.asyncDispose]: () => handle.close(),
    };
    const real = await readlink(held.path, { encoding: "latin1" });
    if (real === this.#real || real.startsWith(`${this.#real}/`)) return held;
    await handle.close();
    return undefined;
  }

  /**
   * Enters every folder, some at once, until all are visited or it is enough.
   * @param visit returns the folders below it that are to be entered.
   */
  async visitFolders(
    visit: (folder: Held, below: BytePath) => Promise<readonly BytePath[]>,
    isEnough: () => boolean = () => false,
  ): Promise<void> {
    const enter = async (below: BytePath) => {
      await using held = await this.hold(below, "folder");
      return held ? await visit(held, below) : [];
    };
    const pending = [ITSELF];
    while (pending.length > 0 && !isEnough()) {
      const some = await Promise.all(pending.splice(-FOLDERS_AT_ONCE).map(enter));
      for (const path of some.flat()) pending.push(path);
    }
  }
}

function ifGone(error: NodeJS.ErrnoException): undefined {
  if (!["ENOENT", "ENOTDIR", "ELOOP"].includes(error.code ?? "")) throw error;
}

/** Opens a folder to its owner, whatever the agent has closed. */
export async function openToOwner({ path }: Held): Promise<void> {
  const { mode } = await stat(path);
  if ((mode & OWNER_ALL) !== OWNER_ALL) await chmod(path, (mode & 0o777) | OWNER_ALL);
}

/** What lies in a folder, some at a time where there may be many. */
export async function* entriesOf({ path }: Held): AsyncGenerator<Dirent[]> {
  if ((await stat(path)).size <= SMALL_FOLDER_BYTES) {
    yield await readdir(path, { encoding: "latin1", withFileTypes: true });
    return;
  }
  let some: Dirent[] = [];
  for await (const entry of await opendir(path, { encoding: "latin1", bufferSize: AT_ONCE })) {
    some.push(entry);
    if (some.length < AT_ONCE) continue;
    yield some;
    some = [];
  }
  yield some;
}
