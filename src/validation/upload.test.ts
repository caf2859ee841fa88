import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Uploads } from "./upload.ts";

let folder: string;
let uploads: Uploads;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "mlebench-uploads-"));
  uploads = new Uploads(folder, { requestBytes: 1000, allBytes: 1500 });
});
afterEach(() => rmSync(folder, { recursive: true }));

function requestWith(bytes: number): Request {
  const form = new FormData();
  form.set("file", new Blob(["x".repeat(bytes)]), "submission.csv");
  return new Request("http://localhost/validate", { method: "POST", body: form });
}

test("keeps a file as long as its task goes on", async () => {
  const kept = await uploads.use(requestWith(300), async (upload) => {
    if (typeof upload === "string") throw new Error(upload);
    expect(readFileSync(upload.file, "utf8")).toBe("x".repeat(300));
    expect(upload.bytes).toBe(300);
    return upload.file;
  });
  expect(existsSync(kept)).toBe(false);
});

test("takes no more together than fits, and more again when there is room", async () => {
  const outcome = () =>
    uploads.use(requestWith(700), async (upload) => (typeof upload === "string" ? upload : "kept"));
  await uploads.use(requestWith(700), async (first) => {
    expect(first).toMatchObject({ bytes: 700 });
    expect(await outcome()).toBe("no room");
  });
  expect(await outcome()).toBe("kept");
  expect(readdirSync(folder)).toEqual([]);
});

test("gives the room back when the task fails", async () => {
  const failing = () => uploads.use(requestWith(700), () => Promise.reject(new Error("full")));
  for (let k = 0; k < 3; k++) await expect(failing()).rejects.toThrow("full");
  expect(readdirSync(folder)).toEqual([]);
});

test("reads no more of a request than it may be long", async () => {
  expect(await uploads.use(requestWith(2000), async (upload) => upload)).toBe("too large");
});
