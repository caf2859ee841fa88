import { appendFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { followedLines } from "./followed-lines.ts";

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "mlebench-lines-"));
  file = join(folder, "run.log");
});
afterEach(() => rmSync(folder, { recursive: true }));

/** All lines, of a file that is added to whenever it is looked at. */
async function linesOf(...parts: string[]): Promise<string[]> {
  const isGrowing = async () => {
    const part = parts.shift();
    if (part !== undefined) appendFileSync(file, part);
    return parts.length > 0;
  };
  const lines: string[] = [];
  for await (const line of followedLines(file, isGrowing)) lines.push(line);
  return lines;
}

test("lines come whole, whoever wrote them, and the last one also without an end", async () => {
  expect(await linesOf("one\r\ntw", "o\n\nthr", "ee")).toEqual(["one", "two", "", "three"]);
});

test("a progress bar is what a terminal would show of it", async () => {
  expect(await linesOf("\r 1%\r 2%\r100%\ndone\n")).toEqual(["100%", "done"]);
  rmSync(file);
  expect(await linesOf(" 1%\r 2%\r100%\r\n\r 1%\r 2%\r")).toEqual(["100%", " 2%"]);
});

test("of one that moves comes where it is whenever the file is looked at", async () => {
  expect(await linesOf("go\n\r 1%\r 2%", "\r 3", "%", "", "\r100%\n")).toEqual([
    ...["go", " 2%", " 3", " 3%", "100%"],
  ]);
});
