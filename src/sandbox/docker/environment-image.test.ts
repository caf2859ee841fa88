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
    await lockOne("tiny-package", "1.2", "VALUE = 1\n");
    await build();
    expect(await smokeTestEnvironment(image)).toMatch(/^1 packages, Python 3.*, 0 problems$/);
    expect(inImage("python3", "-c", "import tiny_package as t; print(t.VALUE)")).toBe("1\n");
    expect(inImage("/home/validate_submission.sh", "none.csv")).toContain(
      "There is no file none.csv.",
    );
  });

  test("is refused when a package does not load", async () => {
    await lockOne("tiny-package", "1.2", "import something_missing\n");
    await build();
    await expect(smokeTestEnvironment(image)).rejects.toThrow(
      /problem: tiny_package does not load: No module named 'something_missing'/,
    );
  });

  test("is refused when a package is not the locked one", async () => {
    await lockOne("tiny-package", "1.2", "", "0".repeat(64));
    await expect(build()).rejects.toThrow(/could not be built/);
  });
});

async function build(): Promise<void> {
  await buildEnvironment({
    ...{ context, image, variant: "cpu", baseImage: testImage },
    options: ["--build-arg", "APT_PACKAGES=", "--quiet"],
  });
}

/** Puts one package that is made here in place of the whole stack. */
async function lockOne(name: string, version: string, code: string, sha256?: string) {
  const wheel = await makeWheel(name.replace("-", "_"), version, code);
  const file = `${name.replace("-", "_")}-${version}-py3-none-any.whl`;
  const hash = sha256 ?? createHash("sha256").update(wheel).digest("hex");
  writeFileSync(join(context, "requirements", file), wheel);
  writeFileSync(
    join(context, "requirements/cpu.txt"),
    `--no-index\n--find-links .\n${name}==${version} \\\n    --hash=sha256:${hash}\n`,
  );
  appendFileSync(join(context, "requirements/stack.in"), `${name}\n`);
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
