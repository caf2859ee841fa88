// Brings a checkout to a state in which it can run: dependencies installed, library built.
// Runs under any Node that npm runs on, before anything is installed; does nothing when all is up to date.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const installedMark = join(root, "node_modules/.package-lock.json");
const builtMark = join(root, "dist/.built");

if (isOlder(installedMark, [join(root, "package-lock.json")])) {
  step("Installing dependencies", "npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
}
const sources = ["src", "competitions", "agents", "environment", "splits", "scripts/build.mjs"];
if (
  isOlder(
    builtMark,
    sources.flatMap((source) => filesBelow(join(root, source))),
  )
) {
  // `npm run` and not `node`: the freshly installed Node 24 is found through its PATH.
  step("Building", "npm", ["run", "-s", "build"]);
}

function step(title, command, args) {
  const started = performance.now();
  process.stderr.write(`${title} ...\n`);
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: ["ignore", 2, 2] });
  if (status !== 0) {
    process.stderr.write(`${title} failed${error ? `: ${error.message}` : ""}.\n`);
    process.exit(status ?? 3);
  }
  process.stderr.write(`${title} done in ${((performance.now() - started) / 1000).toFixed(1)} s\n`);
}

function isOlder(mark, files) {
  if (!existsSync(mark)) return true;
  const markTime = statSync(mark).mtimeMs;
  return files.some((file) => statSync(file).mtimeMs > markTime);
}

function filesBelow(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesBelow(join(path, entry.name)) : [join(path, entry.name)],
  );
}
