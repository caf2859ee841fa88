import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { textLines } from "./text-lines.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "mlebench-lines-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function linesOf(content: string | Uint8Array): Promise<string[]> {
  const path = join(folder, "text.txt");
  await writeFile(path, content);
  const lines: string[] = [];
  for await (const batch of textLines(path)) lines.push(...batch);
  return lines;
}

it("ends lines where Python does", async () => {
  expect(await linesOf("a\r\nb\rc\n\n\u2028d\v\u0085e")).toEqual([
    "a\n",
    "b\n",
    "c\n",
    "\n",
    "\u2028d\v\u0085e",
  ]);
  expect(await linesOf("")).toEqual([]);
  expect(await linesOf("a\r")).toEqual(["a\n"]);
});

it("joins lines across the pieces a file is read in", async () => {
  const filler = "x".repeat(2 ** 20 - 2);
  expect(await linesOf(`${filler}é\r\nb\n`)).toEqual([`${filler}é\n`, "b\n"]);
  expect(await linesOf(`${filler}a\r\nb\n`)).toEqual([`${filler}a\n`, "b\n"]);
});

it("loses nothing", async () => {
  const text = fc
    .array(fc.constantFrom("\n", "\r", "\r\n", "a", "é", "🙂"))
    .map((parts) => parts.join(""));
  await fc.assert(
    fc.asyncProperty(text, async (content) => {
      expect((await linesOf(content)).join("")).toBe(content.replaceAll(/\r\n?/g, "\n"));
    }),
    { numRuns: 50 },
  );
});

it("refuses what is not UTF-8", async () => {
  await expect(linesOf(Uint8Array.of(0x61, 0xff))).rejects.toThrow();
});
