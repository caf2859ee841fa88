// Builds dist/: compiled code, and beside it the texts, agents and constants it reads.
// Built aside and swapped in whole, so a program that runs from dist/ never meets half a build.
import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, renameSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = join(root, "dist");
const fresh = join(root, `dist.${process.pid}`);
const started = new Date();

process.on("exit", () => rmSync(fresh, { recursive: true, force: true }));
const { status } = spawnSync("tsc", ["-p", "tsconfig.build.json", "--outDir", fresh], {
  cwd: root,
  stdio: "inherit",
});
if (status !== 0) process.exit(1);
for (const content of ["competitions", "splits", "agents", "environment"]) {
  cpSync(join(root, content), join(fresh, content), {
    recursive: true,
    filter: (path) =>
      !path.endsWith(".test.ts") && !(content === "competitions" && path.endsWith(".ts")),
  });
}
chmodSync(join(fresh, "src/cli/main.js"), 0o755);

// The mark carries the time the build began: a file edited meanwhile counts as newer.
const mark = join(fresh, ".built");
writeFileSync(mark, "");
utimesSync(mark, started, started);
rmSync(dist, { recursive: true, force: true });
renameSync(fresh, dist);
