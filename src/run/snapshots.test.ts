import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm, symlink, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { SnapshotRecorder } from "./snapshot-recorder.ts";
import type { Snapshot } from "./snapshots.ts";
import { type WatchOptions, watchSubmission } from "./watch-submission.ts";

let run: string;
const submission = () => join(run, "submission/submission.csv");

/** In one step, so that nobody who looks meanwhile sees it empty. */
async function replaceSubmission(text: string): Promise<void> {
  await writeFile(`${submission()}.new`, text);
  await rename(`${submission()}.new`, submission());
}
beforeEach(async () => {
  run = await mkdtemp(join(tmpdir(), "mlebench-snapshots-"));
  await mkdir(join(run, "submission"));
});
afterEach(() => rm(run, { recursive: true }));

function lines(): Snapshot[] {
  const file = join(run, "snapshots.jsonl");
  if (!existsSync(file)) return [];
  return readFileSync(file, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
}

describe("a recorder", () => {
  test("keeps each content once, and a line for every time", async () => {
    const recorder = new SnapshotRecorder(run);
    for (const [seconds, text] of [
      [60.5, "a"],
      [61, "b"],
      [3600, "a"],
    ] as const) {
      await writeFile(submission(), text);
      expect(await recorder.take(seconds)).toBe("taken");
    }
    expect(lines()).toMatchObject([
      { seconds: 60.5, file: "snapshots/000060-ca978112.csv", valid: null, score: null },
      { seconds: 61, file: "snapshots/000061-3e23e816.csv", medal: null },
      { seconds: 3600, file: "snapshots/000060-ca978112.csv" },
    ]);
    expect(readdirSync(join(run, "snapshots"))).toHaveLength(2);
    expect(readFileSync(join(run, lines()[2].file), "utf8")).toBe("a");
  });

  test("follows no link, waits for no pipe, reads no folder", async () => {
    const recorder = new SnapshotRecorder(run);
    expect(await recorder.take(1)).toBe("nothing there");
    await symlink("/etc/passwd", submission());
    expect(await recorder.take(1)).toBe("nothing there");
    await rm(submission());
    await mkdir(submission());
    expect(await recorder.take(1)).toBe("nothing there");
    expect(lines()).toEqual([]);
  });

  test("leaves out what is too large, alone or together", async () => {
    const recorder = new SnapshotRecorder(run, { fileBytes: 1000, runBytes: 1500 });
    await writeFile(submission(), "");
    await truncate(submission(), 2 ** 40);
    expect(await recorder.take(1)).toBe("left out");
    for (const [text, outcome] of [
      ["a", "taken"],
      ["b", "left out"],
    ] as const) {
      await writeFile(submission(), text.repeat(800));
      expect(await recorder.take(2)).toBe(outcome);
    }
    expect(readdirSync(join(run, "snapshots"))).toHaveLength(1);
  });
});

describe("the watch", () => {
  const watch = (options: Partial<WatchOptions>) => {
    const sizes: (number | undefined)[] = [];
    const end = watchSubmission(run, {
      timeLimitSeconds: 1,
      lookMs: 20,
      onChange: (bytes) => sizes.push(bytes),
      ...options,
    });
    return { sizes, end };
  };

  test("sees every change that rests, and what lies there at the end", async () => {
    const { sizes, end } = watch({});
    for (const text of ["a", "bb", ""]) {
      if (text) await replaceSubmission(text);
      else await rm(submission());
      await delay(150);
    }
    await replaceSubmission("last");
    expect(await end()).toBe(0);
    expect(sizes).toEqual([1, 2, undefined, 4]);
    const contents = lines().map(({ file }) => readFileSync(join(run, file), "utf8"));
    expect(contents).toEqual(["a", "bb", "last"]);
  });

  test("keeps no more than so many changes, spread over the time", async () => {
    const { end } = watch({ timeLimitSeconds: 40 });
    for (let k = 0; k < 20; k++) {
      await writeFile(submission(), `${k}`);
      await delay(45);
    }
    await end();
    const times = lines().map(({ seconds }) => seconds);
    expect(times.length).toBeLessThan(8);
    const gaps = times.slice(1, -1).map((time, k) => time - times[k]);
    expect(Math.min(...gaps)).toBeGreaterThan(0.19);
  });

  test("does not read again and again what changes while it is read", async () => {
    let read = 0;
    class Changing extends SnapshotRecorder {
      override async take() {
        read++;
        return "changing" as const;
      }
    }
    await replaceSubmission("a");
    const recorder = new Changing(run);
    const { end } = watch({ timeLimitSeconds: 20_000, recorder });
    await delay(400);
    await end();
    expect(read).toBe(2);
  });

  test("takes them at chosen times too", async () => {
    await writeFile(submission(), "a");
    const { end } = watch({ timeLimitSeconds: 1000, snapshotEverySeconds: 0.1 });
    await delay(450);
    await end();
    expect(lines().length).toBeGreaterThan(3);
    expect(readdirSync(join(run, "snapshots"))).toHaveLength(1);
  });

  test("says how many were too large, and disturbs nothing", async () => {
    const recorder = new SnapshotRecorder(run, { fileBytes: 1, runBytes: 1 });
    await writeFile(submission(), "large");
    const end = watchSubmission(run, { timeLimitSeconds: 1, onChange: () => {}, recorder });
    expect(await end()).toBe(1);
  });
});
