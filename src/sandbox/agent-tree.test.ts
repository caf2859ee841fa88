import { execFileSync } from "node:child_process";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { AgentTree, entriesOf, openToOwner } from "./agent-tree.ts";
import { diskUsage } from "./disk-usage.ts";
import { takeBack } from "./ownership.ts";

let folder: string;
let filled: string;
let theirs: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "mlebench-tree-")));
  filled = join(folder, "filled");
  mkdirSync(join(filled, "a/b"), { recursive: true });
  theirs = join(folder, "theirs");
  mkdirSync(join(theirs, "b"), { recursive: true });
  writeFileSync(join(theirs, "b/secret"), "");
  chmodSync(theirs, 0o555);
});
afterEach(() => rmSync(folder, { recursive: true }));

const modeOf = (path: string) => statSync(path).mode & 0o7777;

/** What an agent that runs does between any two steps. */
function exchangeForLink(): void {
  renameSync(join(filled, "a"), join(filled, "was"));
  symlinkSync(theirs, join(filled, "a"));
}

describe.skipIf(process.platform !== "linux")("a tree that an agent changes meanwhile", () => {
  test("leads nowhere else, neither at the end of a path nor on the way", async () => {
    const tree = await AgentTree.open(filled);
    exchangeForLink();
    expect(await tree.hold("a", "folder")).toBeUndefined();
    expect(await tree.hold("a/b", "folder")).toBeUndefined();
    expect(await tree.hold("a/b/secret", "file")).toBeUndefined();
    expect(await tree.hold("gone", "file")).toBeUndefined();
  });

  test("is changed where it was entered", async () => {
    const tree = await AgentTree.open(filled);
    chmodSync(join(filled, "a"), 0);
    await using held = await tree.hold("a", "folder");
    exchangeForLink();
    if (!held) throw new Error("It is there.");
    await openToOwner(held);
    expect([modeOf(join(filled, "was")), modeOf(theirs)]).toEqual([0o700, 0o555]);
    const names: string[] = [];
    for await (const some of entriesOf(held)) names.push(...some.map(({ name }) => name));
    expect(names).toEqual(["b"]);
  });

  test("is measured without touching what links lead to", async () => {
    exchangeForLink();
    expect(await diskUsage([filled], 1e9)).toBeLessThan(4 * 4096);
    await takeBack([filled]);
    expect(modeOf(theirs)).toBe(0o555);
  });
});

test("names that are no text are measured and taken back like others", async () => {
  const files = ["a\\377/x", "a\\377/\\376", "\\377"].map((name) => `$(printf '${name}')`);
  const script = `cd ${filled}; mkdir "$(printf 'a\\377')"; for f in ${files.join(" ")}; do
    head -c 100000 /dev/zero > "$f"; chmod 6777 "$f"; done`;
  execFileSync("sh", ["-c", script]);
  expect(await diskUsage([filled], 1e9)).toBeGreaterThan(300_000);
  await takeBack([filled]);
  const find = ["-c", 'find "$1" -type f -perm /7022 | wc -l', "sh", filled];
  expect(execFileSync("sh", find, { encoding: "utf8" })).toBe("0\n");
});

test("what is taken back can be written by nobody else", async () => {
  const file = join(filled, "a/b/submission.csv");
  writeFileSync(file, "");
  chmodSync(file, 0o666);
  chmodSync(join(filled, "a"), 0o1777);
  await takeBack([filled]);
  expect([modeOf(file), modeOf(join(filled, "a"))]).toEqual([0o644, 0o755]);
});
