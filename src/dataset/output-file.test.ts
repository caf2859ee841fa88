import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { BufferedFile } from "./output-file.ts";

test("pieces of any size follow one another, though their memory is used again", async () => {
  const folder = await mkdtemp(join(tmpdir(), "mlebench-test-"));
  const path = join(folder, "file");
  const pieces = [1, 0, 1 << 19, 1 << 19, 3 << 20, 7, 1 << 20].map((size, place) =>
    Buffer.alloc(size, place + 1),
  );
  {
    await using file = await BufferedFile.create(path);
    const piece = Buffer.alloc(3 << 20);
    for (const content of pieces) {
      content.copy(piece);
      await file.write(piece.subarray(0, content.length));
    }
  }
  expect((await readFile(path)).equals(Buffer.concat(pieces))).toBe(true);
  await rm(folder, { recursive: true });
});
