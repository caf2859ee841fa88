import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { appendFileSync, cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import yazl from "yazl";
import { testImage } from "../sandbox.fixture.ts";
import { buildEnvironment, smokeTestEnvironment } from "./environment-image.ts";

const ENVIRONMENT = fileURLToPath(new URL("../../../environment", import.meta.url));
const image = `mlebench-test-env-${process.pid}`;

let context: string;
beforeEach(() => {
  context = mkdtempSync(join(tmpdir(), "mlebench-environment-"));
  cpSync(ENVIRONMENT, context, { recursive: true });
});
afterEach(() => {
  rmSync(context, { recursive: true });
  if (testImage) execFileSync("docker", ["rmi", "--force", image], { stdio: "ignore" });
});

describe.skipIf(!testImage)("the base environment", () => {
  test("is built from a lock, and checked from inside", async () => {
    await lock({ "tiny-package": "VALUE = 1\n" });
    await build();
    expect(await smokeTestEnvironment(image)).toMatch(/^1 packages, Python 3.*, 0 problems$/);
    expect(inImage("python3", "-c", "import tiny_package as t; print(t.VALUE)")).toBe("1\n");
    expect(inImage("/home/validate_submission.sh", "none.csv")).toContain(
      "There is no file none.csv.",
    );
  });

  test("is refused when a package does not load", async () => {
    await lock({ "tiny-package": "import something_missing\n" });
    await build();
    await expect(smokeTestEnvironment(image)).rejects.toThrow(
      /problem: tiny_package does not load: No module named 'something_missing'/,
    );
  });

  test("is refused when a package loads only where another one was loaded before", async () => {
    await lock({
      "first-package": "import builtins\nbuiltins.brought = 1\n",
      "second-package": "VALUE = brought\n",
    });
    await build();
    await expect(smokeTestEnvironment(image)).rejects.toThrow(
      /problem: second_package does not load: name 'brought' is not defined$/,
    );
  });

  test("is refused when a package is not the locked one", async () => {
    await lock({ "tiny-package": "" }, "0".repeat(64));
    await expect(build()).rejects.toThrow(/could not be built/);
  });
});

async function build(): Promise<void> {
  await buildEnvironment({
    ...{ context, image, variant: "cpu", baseImage: testImage },
    options: ["--build-arg", "APT_PACKAGES=", "--quiet"],
  });
}

/** Puts packages that are made here in place of the whole stack, by name and code. */
async function lock(packages: Record<string, string>, sha256?: string) {
  const entries: string[] = [];
  for (const [name, code] of Object.entries(packages)) {
    const module = name.replace("-", "_");
    const wheel = await makeWheel(module, "1.2", code);
    const hash = sha256 ?? createHash("sha256").update(wheel).digest("hex");
    writeFileSync(join(context, "requirements", `${module}-1.2-py3-none-any.whl`), wheel);
    appendFileSync(join(context, "requirements/stack.in"), `${name}\n`);
    entries.push(`${name}==1.2 \\\n    --hash=sha256:${hash}\n`);
  }
  writeFileSync(
    join(context, "requirements/cpu.txt"),
    `--no-index\n--find-links .\n${entries.join("")}`,
  );
}

function makeWheel(module: string, version: string, code: string): Promise<Buffer> {
  const info = `${module}-${version}.dist-info`;
  const files = {
    [`${module}.py`]: code,
    [`${info}/METADATA`]: `Metadata-Version: 2.1\nName: ${module}\nVersion: ${version}\n`,
    [`${info}/WHEEL`]: "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    [`${info}/top_level.txt`]: `${module}\n`,
    [`${info}/RECORD`]: `${module}.py,,\n${info}/METADATA,,\n${info}/WHEEL,,\n${info}/RECORD,,\n`,
  };
  const zip = new yazl.ZipFile();
  for (const [path, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), path);
  zip.end();
  return buffer(zip.outputStream);
}

function inImage(...command: string[]): string {
  const run = ["run", "--rm", "--network", "none", image, "sh", "-c", '"$@" 2>&1 || true', "sh"];
  return execFileSync("docker", [...run, ...command], { encoding: "utf8" });
}
