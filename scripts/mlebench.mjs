// `npm run mlebench -- ARGS`: the program as the checkout stands now, set up first where needed.
import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import "./setup.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const program = join(root, "dist/src/cli/main.js");
const [major] = process.versions.node.split(".").map(Number);

if (major >= 24) {
  process.argv[1] = program;
  await import(program);
} else {
  // npm chose this older Node before Node 24 was installed. Ctrl-C is the child's to handle.
  process.on("SIGINT", () => {});
  const { status } = spawnSync(
    join(root, "node_modules/.bin/node"),
    [program, ...process.argv.slice(2)],
    {
      stdio: "inherit",
    },
  );
  process.exitCode = status ?? 1;
}
