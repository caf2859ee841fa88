import { readdir, readlink, stat } from "node:fs/promises";

/**
 * Bytes on one device that a process and all in its PID namespace hold in files which have no
 * name any more: they fill the disk and no folder shows them. 0 where /proc does not tell.
 * @param firstProcess id, as this process sees it, of a process in the namespace.
 */
export async function deletedFileBytes(firstProcess: number, device: number): Promise<number> {
  const namespace = await namespaceOf(firstProcess);
  if (namespace === undefined || namespace === (await namespaceOf(process.pid))) return 0;
  const bytes = new Map<number, number>();
  for (const id of (await readdir("/proc")).filter((name) => /^\d+$/.test(name))) {
    if ((await namespaceOf(Number(id))) !== namespace) continue;
    for (const file of await openFiles(id)) {
      const target = await readlink(file).catch(() => "");
      if (!target.endsWith(" (deleted)")) continue;
      const found = await stat(file).catch(() => undefined);
      if (found?.isFile() && found.dev === device) bytes.set(found.ino, found.blocks * 512);
    }
  }
  return [...bytes.values()].reduce((sum, size) => sum + size, 0);
}

function namespaceOf(id: number): Promise<string | undefined> {
  return readlink(`/proc/${id}/ns/pid`).catch(() => undefined);
}

async function openFiles(id: string): Promise<string[]> {
  const folder = `/proc/${id}/fd`;
  const names = await readdir(folder).catch(() => []);
  return names.map((name) => `${folder}/${name}`);
}
