import { access, mkdir } from "node:fs/promises";
import { basename, dirname, extname, relative, resolve, sep } from "node:path";
import { Worker } from "node:worker_threads";

/** One run of 7-Zip: what its thread is told. */
export interface SevenZipRequest {
  /** The folder it sees as `/disk`. */
  diskFolder: string;
  /** Empty folders to be made where it works, which is in memory. */
  emptyFolders: readonly string[];
  args: string[];
}

/** What the thread answers. */
export type SevenZipResponse =
  | { kind: "progress"; percent: number }
  | { kind: "end"; exitCode: number; text: string; errors: string };

/** One entry of a .7z. */
export interface SevenZipEntry {
  name: string;
  isFolder: boolean;
}

/** The entries of a .7z, in its own order. */
export async function listSevenZip(archive: string): Promise<SevenZipEntry[]> {
  const text = await run(archive, {
    diskFolder: dirname(resolve(archive)),
    emptyFolders: [],
    args: ["l", "-slt", "-ba", "-bsp0", "--", `/disk/${basename(archive)}`],
  });
  const blocks = text.split("\n\n").filter((block) => block.includes("Path = "));
  return blocks.map((block) => ({
    name: /^Path = (.*)$/m.exec(block)?.[1] ?? "",
    isFolder: /^Attributes = D/m.test(block),
  }));
}

/**
 * Unpacks a .7z into a folder; absolute names and names with ".." are kept inside it.
 * @param onProgress called with the per cent done, and 100.
 */
export async function unpackSevenZip(
  archive: string,
  folder: string,
  onProgress?: (done: number, total: number) => void,
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const [from, to] = [resolve(archive), resolve(folder)];
  const shared = sharedParent(from, to);
  const args = ["x", "-y", "-bsp1", `-o${inDisk(shared, to)}`, "--", inDisk(shared, from)];
  const request = { diskFolder: shared, emptyFolders: [], args };
  await run(archive, request, (percent) => onProgress?.(percent, 100));
}

/** Writes a .7z that holds an entry for each of the folders and no file. */
export async function writeFoldersSevenZip(
  archive: string,
  folders: readonly string[],
): Promise<void> {
  await run(archive, {
    diskFolder: dirname(resolve(archive)),
    emptyFolders: folders,
    args: ["a", "-t7z", "-bsp0", "--", `/disk/${basename(archive)}`, ...folders],
  });
}

/**
 * Writes a .7z that holds one file under its bare name.
 * @param onProgress called with the per cent done, and 100.
 */
export async function writeFileSevenZip(
  archive: string,
  file: string,
  onProgress?: (done: number, total: number) => void,
): Promise<void> {
  const [from, to] = [resolve(file), resolve(archive)];
  const shared = sharedParent(from, to);
  // The lowest level: the archive is to be read with ease, not to be small.
  const args = ["a", "-t7z", "-mx=1", "-bsp1", "--", inDisk(shared, to), inDisk(shared, from)];
  const request = { diskFolder: shared, emptyFolders: [], args };
  await run(archive, request, (percent) => onProgress?.(percent, 100));
}

/** Runs 7-Zip and returns what it prints. @throws when it fails, with its words. */
async function run(
  archive: string,
  request: SevenZipRequest,
  onPercent: (percent: number) => void = () => {},
): Promise<string> {
  if (request.args[0] !== "a") await access(archive);
  // Beside this file: TypeScript in a checkout, JavaScript once built.
  const program = new URL(`./seven-zip-worker${extname(import.meta.url)}`, import.meta.url);
  const worker = new Worker(program, { workerData: request });
  const ended = new Promise<string>((fulfil, reject) => {
    worker.on("error", reject);
    worker.on("message", (response: SevenZipResponse) => {
      if (response.kind === "progress") onPercent(response.percent);
      else if (isGood(response)) fulfil(response.text);
      else reject(new Error(failureText(archive, response)));
    });
    worker.on("exit", () => reject(new Error(`7-Zip ended too early at ${archive}.`)));
  });
  try {
    return await ended;
  } finally {
    await worker.terminate();
  }
}

/**
 * 7-Zip calls it an error when a header is packed in another way than its own, although it reads
 * it; whatever is wrong with the content it names besides.
 */
function isGood({ exitCode, errors }: { exitCode: number; errors: string }): boolean {
  const words = errors.trim().split(/\s+/).join(" ");
  return exitCode === 0 && (words === "" || words === "ERRORS: Headers Error");
}

function failureText(archive: string, { exitCode, errors }: { exitCode: number; errors: string }) {
  const reason = errors
    .trim()
    .split(/\s*\n\s*/)
    .join("; ");
  return `7-Zip cannot work with ${archive} (exit code ${exitCode})${reason && `: ${reason}`}`;
}

/** A path as 7-Zip sees it. */
function inDisk(diskFolder: string, path: string): string {
  return `/disk/${relative(diskFolder, path).split(sep).join("/")}`;
}

function sharedParent(a: string, b: string): string {
  let parent = dirname(a);
  while (parent !== dirname(parent) && !b.startsWith(parent + sep)) parent = dirname(parent);
  return parent;
}
