import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { mlebench: fileURLToPath(new URL("./src/index.ts", import.meta.url)) } },
  test: {
    include: ["{src,competitions,agents,scripts}/**/*.test.ts"],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Many tests wait for sandboxes, so one worker a core is not too many.
    maxWorkers: "100%",
    globalSetup: ["scripts/test-run.ts"],
  },
});
