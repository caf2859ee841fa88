import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { kaggle } from "../competition/source.ts";
import { MissingPrerequisite } from "../errors.ts";
import { RawData } from "./raw-data.ts";
import { obtainSupplements } from "./supplements.ts";

let work: string;
let server: Server;
beforeEach(async () => {
  work = await mkdtemp(join(tmpdir(), "mlebench-supplements-"));
  await mkdir(join(work, "raw"));
  server = createServer(({ url }, response) => {
    if (url === "/meta.csv") return response.end("id\n1\n");
    if (url === "/half.csv") {
      response.writeHead(200, { "content-length": "100" }).write("id\n");
      return setTimeout(() => response.destroy(), 20);
    }
    return response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterEach(async () => {
  server.close();
  await rm(work, { recursive: true, force: true });
});

function obtain(file: string) {
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/${file}`;
  const source = kaggle("tiny", { zipMd5: "0".repeat(32), supplements: [{ file, url }] });
  return obtainSupplements(source, join(work, "raw"), join(work, "scratch"), () => {});
}

test("a missing file is downloaded and read as if it were raw data", async () => {
  const found = await obtain("meta.csv");
  const raw = new RawData(join(work, "raw"), join(work, "scratch"), undefined, found);
  expect(await readFile(raw.path("meta.csv"), "utf8")).toBe("id\n1\n");
  expect(raw.path("train.csv")).toBe(join(work, "raw/train.csv"));
});

test("a file that is there is not asked for", async () => {
  await writeFile(join(work, "raw/gone.csv"), "id\n2\n");
  expect(await obtain("gone.csv")).toEqual(new Map());
});

test.each([
  ["gone.csv", /gone.csv could not be downloaded from .*: HTTP status 404\. .*yourself/],
  ["half.csv", /half.csv could not be downloaded/],
])("%s: says what to do instead", async (file, message) => {
  const outcome = obtain(file);
  await expect(outcome).rejects.toThrow(MissingPrerequisite);
  await expect(outcome).rejects.toThrow(message);
});
