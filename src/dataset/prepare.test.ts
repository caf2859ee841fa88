import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { extract } from "tar";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Competition } from "../competition/definition.ts";
import { humanLeaderboard } from "../competition/leaderboard.ts";
import { kaggle } from "../competition/source.ts";
import { MissingPrerequisite } from "../errors.ts";
import { fileMd5 } from "./checksum.ts";
import { isPrepared } from "./data-folder.ts";
import { type PrepareOptions, prepareCompetition } from "./prepare.ts";
import { writeZip } from "./zip.ts";

const competition: Competition = {
  id: "tiny",
  title: "Tiny",
  category: "tabular",
  source: kaggle("tiny", { zipMd5: "0".repeat(32) }),
  answers: "test.csv",
  sampleSubmission: "sample_submission.csv",
  async prepare({ raw, publicDir, privateDir, split }) {
    const { train, test } = split.trainTest(await raw.readCsv("train.csv"), {
      testSize: 0.5,
      seed: 0,
    });
    await publicDir.writeCsv("train.csv", train);
    await privateDir.writeCsv("test.csv", test);
  },
  grader: { metric: "none", grade: () => 0 },
  leaderboard: humanLeaderboard({
    lowerIsBetter: true,
    teams: 1,
    gold: 0,
    silver: 0,
    bronze: 0,
    median: 0,
    closed: "2020-01-01",
    quantilesFromTop: [],
  }),
};

let dataDir: string;
let rawDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "mlebench-prepare-"));
  rawDir = join(dataDir, "download");
  await mkdir(rawDir);
  await writeFile(join(rawDir, "train.csv"), "id,x\n1,a\n2,b\n3,c\n4,d\n");
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

function prepare(options: Partial<PrepareOptions> = {}, declared: Partial<Competition> = {}) {
  return prepareCompetition({ ...competition, ...declared }, "# Tiny\n", {
    dataDir,
    rawDir,
    skipVerification: false,
    ...options,
  });
}

test("makes public and private data from an unpacked folder and leaves the folder untouched", async () => {
  const { outcome, paths } = await prepare();
  expect(outcome).toBe("prepared");
  expect(isPrepared(paths)).toBe(true);
  expect(await readFile(join(paths.publicDir, "train.csv"), "utf8")).toBe("id,x\n2,b\n1,a\n");
  expect(await readFile(join(paths.privateDir, "test.csv"), "utf8")).toBe("id,x\n3,c\n4,d\n");
  expect(await readFile(join(paths.publicDir, "description.md"), "utf8")).toBe("# Tiny\n");
  expect((await stat(paths.privateDir)).mode & 0o077).toBe(0);
  expect(await readdir(rawDir)).toEqual(["train.csv"]);
  expect(await readdir(paths.base)).toEqual(["prepared"]);
});

test("asks for the files that the download lacks", async () => {
  const supplements = [{ file: "more.csv", url: "http://localhost:1/more.csv" }];
  const source = kaggle("tiny", { zipMd5: "0".repeat(32), supplements });
  await expect(prepare({}, { source })).rejects.toThrow(/^more\.csv could not be downloaded/);
  await writeFile(join(rawDir, "more.csv"), "");
  expect((await prepare({}, { source })).outcome).toBe("prepared");
});

test("does nothing the second time, unless forced", async () => {
  const { paths } = await prepare();
  await rm(rawDir, { recursive: true });
  expect((await prepare()).outcome).toBe("present");
  await expect(prepare({ force: true })).rejects.toThrow(MissingPrerequisite);
  expect(isPrepared(paths)).toBe(true);
});

describe("a zip as raw data", () => {
  let zip: string;
  beforeEach(async () => {
    zip = join(dataDir, "tiny.zip");
    await writeZip(zip, [{ from: join(rawDir, "train.csv"), to: "train.csv" }]);
  });

  test("is unpacked when it is the published one", async () => {
    const source = kaggle("tiny", { zipMd5: await fileMd5(zip) });
    expect((await prepare({ rawDir: zip }, { source })).outcome).toBe("prepared");
  });

  test("is refused when it is another one, and taken with verification off", async () => {
    await expect(prepare({ rawDir: zip })).rejects.toThrow(/has MD5 .* --skip-verification/);
    expect(existsSync(join(dataDir, "tiny", "prepared"))).toBe(false);
    expect((await prepare({ rawDir: zip, skipVerification: true })).outcome).toBe("prepared");
  });

  test("that is broken is refused by name", async () => {
    await writeFile(zip, "PK no zip");
    await expect(prepare({ rawDir: zip, skipVerification: true })).rejects.toThrow(
      /tiny.zip is not a readable zip archive/,
    );
  });

  test("with a member outside its folder writes nothing there", async () => {
    await writeZip(zip, [{ from: join(rawDir, "train.csv"), to: "aa/evil.csv" }]);
    const content = (await readFile(zip, "latin1")).replaceAll("aa/evil.csv", "../evil.csv");
    await writeFile(zip, content, "latin1");
    await expect(prepare({ rawDir: zip, skipVerification: true })).rejects.toThrow(
      /invalid relative path/,
    );
    expect(await readdir(join(dataDir, "tiny"))).toEqual([]);
  });
});

test("says where raw data comes from when there is none", async () => {
  await expect(prepare({ rawDir: undefined })).rejects.toThrow(
    /Accept the rules and download it .* mlebench prepare -c tiny --raw-dir PATH/,
  );
});

test("prepared data that is not the published one is refused, and the old data stays", async () => {
  await prepare();
  await writeFile(join(rawDir, "train.csv"), "id,x\n1,z\n2,b\n");
  const published = {
    public: { "train.csv": "0".repeat(32), "gone.csv": "1".repeat(32) },
    private: {},
    sampleScore: 0,
  };
  await expect(prepare({ force: true }, { published })).rejects.toThrow(
    /public\/train.csv: [0-9a-f]{32}, published 0{32}\n {2}public\/gone.csv: missing, published 1{32}/,
  );
  expect(await readFile(join(dataDir, "tiny/prepared/public/train.csv"), "utf8")).toContain("1,a");
  expect(await readdir(join(dataDir, "tiny"))).toEqual(["prepared"]);
});

test("a failure half-way leaves nothing behind", async () => {
  const failing: Competition["prepare"] = async (context) => {
    await competition.prepare(context);
    throw new Error("raw data has another shape");
  };
  await expect(prepare({}, { prepare: failing })).rejects.toThrow("raw data has another shape");
  expect(await readdir(join(dataDir, "tiny"))).toEqual([]);
});

describe("a process that dies while preparing", () => {
  const vectors = "conformance/leaf-classification/a/raw.tar.gz";
  const base = () => join(dataDir, "leaf-classification");

  function prepareInProcess(prefix: string) {
    const script = `${prefix} exec "$0" dist/src/cli/main.js prepare -c leaf-classification --raw-dir "$1" --data-dir "$2" --skip-verification`;
    return spawn("bash", ["-c", script, process.execPath, join(dataDir, "raw"), dataDir]);
  }

  beforeEach(async () => {
    await mkdir(join(dataDir, "raw"));
    await extract({ file: vectors, cwd: join(dataDir, "raw") });
  });

  test("leaves no prepared folder, and the next one starts clean", async () => {
    const child = prepareInProcess("");
    await new Promise<void>((resolve) => {
      child.stderr.on("data", (text) => {
        if (String(text).includes("writing public/sample_submission.csv")) {
          child.kill("SIGKILL");
          resolve();
        }
      });
    });
    await new Promise((resolve) => child.once("close", resolve));
    const left = await readdir(base());
    expect(left).toEqual([`prepared.partial-${child.pid}`]);

    const again = prepareInProcess("");
    expect(await new Promise((resolve) => again.once("close", resolve))).toBe(0);
    expect(await readdir(base())).toEqual(["prepared"]);
  });

  test("a disk that takes no more is an error that leaves nothing behind", async () => {
    // The largest file that may be written is 4 KiB: writing fails as on a full disk.
    const child = prepareInProcess("ulimit -f 4;");
    let errors = "";
    child.stderr.on("data", (text) => {
      errors += text;
    });
    expect(await new Promise((resolve) => child.once("close", resolve))).toBe(1);
    expect(errors).toMatch(/EFBIG|file too large/);
    expect(await readdir(base())).toEqual([]);
  });
});
