import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ZipFile } from "yazl";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "mlebench-sample-"));
  mkdirSync(join(folder, "data"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function submitted(): string {
  execFileSync(process.execPath, ["agents/sample/main.ts"], {
    env: { DATA_DIR: join(folder, "data"), SUBMISSION_DIR: folder },
    stdio: "pipe",
  });
  return readFileSync(join(folder, "submission.csv"), "utf8");
}

test.each(["sample_submission.csv", "sampleSubmission.csv", "sample_submission_null.csv"])(
  "submits %s as it is",
  (name) => {
    writeFileSync(join(folder, "data", name), "id,y\r\n1,0\r\n");
    expect(submitted()).toBe("id,y\r\n1,0\r\n");
  },
);

test.each([true, false])("submits what a zip holds (compressed: %s)", async (compress) => {
  const zip = new ZipFile();
  zip.addBuffer(Buffer.from("id,y\n1,0\n"), "en_sample_submission_2.csv", { compress });
  zip.end();
  const parts: Buffer[] = [];
  for await (const part of zip.outputStream) parts.push(part as Buffer);
  writeFileSync(join(folder, "data/en_sample_submission_2.csv.zip"), Buffer.concat(parts));
  expect(submitted()).toBe("id,y\n1,0\n");
});

test("fails where there is no sample submission", () => {
  expect(submitted).toThrow(/There is no sample submission/);
});
