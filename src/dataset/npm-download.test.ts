import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { create } from "tar";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { npmPackage } from "../competition/source.ts";
import { downloadNpmPackage } from "./npm-download.ts";

let work: string;
let registry: Server;
let integrity: string;

/** A registry that serves one package, `tiny-data@1.0.0`. */
beforeEach(async () => {
  work = await mkdtemp(join(tmpdir(), "mlebench-npm-"));
  await mkdir(join(work, "package/data"), { recursive: true });
  const manifest = { name: "tiny-data", version: "1.0.0" };
  await writeFile(join(work, "package/package.json"), JSON.stringify(manifest));
  await writeFile(join(work, "package/data/train.csv"), "id\n1\n");
  await create({ gzip: true, cwd: work, file: join(work, "tiny.tgz") }, ["package"]);
  const tarball = await readFile(join(work, "tiny.tgz"));
  integrity = `sha512-${createHash("sha512").update(tarball).digest("base64")}`;
  registry = createServer((request, response) => {
    if (request.url === "/tiny.tgz") return response.end(tarball);
    if (request.url !== "/tiny-data") return response.writeHead(404).end("{}");
    const address = `http://localhost:${(registry.address() as AddressInfo).port}/tiny.tgz`;
    const versions = { "1.0.0": { ...manifest, dist: { tarball: address, integrity } } };
    response.end(JSON.stringify({ name: "tiny-data", versions }));
    return response;
  });
  await new Promise<void>((resolve) => registry.listen(0, resolve));
  vi.stubEnv("npm_config_registry", `http://localhost:${(registry.address() as AddressInfo).port}`);
  vi.stubEnv("npm_config_cache", join(work, "cache"));
  vi.stubEnv("npm_config_fetch_retries", "0");
});
afterEach(async () => {
  vi.unstubAllEnvs();
  registry.close();
  await rm(work, { recursive: true, force: true });
});

const download = (source: ReturnType<typeof npmPackage>) =>
  downloadNpmPackage(source, join(work, "raw"), () => {});

test("unpacks the package's files without their package/ folder", async () => {
  await download(npmPackage("tiny-data", { version: "1.0.0", integrity }));
  expect(await readFile(join(work, "raw/data/train.csv"), "utf8")).toBe("id\n1\n");
});

test.each([
  ["another tarball than declared", "tiny-data", /has integrity sha512-.*, expected sha512-AAAA/],
  ["a package that is not there", "no-data", /no-data@1.0.0 could not be downloaded/],
])("%s is refused and leaves nothing", async (_, name, message) => {
  const source = npmPackage(name, { version: "1.0.0", integrity: "sha512-AAAA" });
  await expect(download(source)).rejects.toThrow(message);
  expect((await readdir(work)).filter((entry) => entry.startsWith("raw"))).toEqual([]);
});
