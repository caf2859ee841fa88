import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { watchDisk } from "./disk-watch.ts";

const ENTRIES = 4000;
const ENTRY_BYTES = 4096;

test("files so many that they are measured seldom do not hide what is written then", async () => {
  const folder = mkdtempSync(join(tmpdir(), "mlebench-disk-"));
  for (let k = 0; k < ENTRIES; k++) mkdirSync(join(folder, String(k)));
  let isFull = false;
  const end = watchDisk({
    folders: [folder],
    maxBytes: 3 * ENTRIES * ENTRY_BYTES,
    onFull: () => {
      isFull = true;
    },
    firstProcess: () => undefined,
  });
  // By then it has been measured once.
  await new Promise((resolve) => setTimeout(resolve, 3000));
  expect(isFull).toBe(false);
  writeFileSync(join(folder, "large"), Buffer.alloc(3 * ENTRIES * ENTRY_BYTES, 1));
  await expect.poll(() => isFull, { timeout: 8000 }).toBe(true);
  await end();
  rmSync(folder, { recursive: true });
}, 30_000);
