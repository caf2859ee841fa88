import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { appendFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { CompetitionRegistry } from "../competition/registry.ts";
import { docker } from "../sandbox/docker/docker-cli.ts";
import { testImage } from "../sandbox/sandbox.fixture.ts";
import { buildAgentImage } from "./agent-image.ts";
import { createAgent } from "./new-agent.ts";
import { runAgent } from "./run-agent.ts";
import { makeTinyBench } from "./run-group.fixture.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "mlebench-new-agent-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

test("a new agent is a folder of its own", async () => {
  const agent = await createAgent(join(folder, "deeper/My agent"), false);
  expect(agent).toMatchObject({ id: "My-agent", command: ["python3", "main.py"] });
  expect(agent.image).toBeUndefined();
  expect(readdirSync(agent.folder).sort()).toEqual(["agent.yaml", "main.py"]);
  await expect(createAgent(agent.folder, false)).rejects.toThrow(/There is a .* already/);
  await expect(buildAgentImage(agent)).rejects.toThrow(/has no Dockerfile .* runs in mlebench-env/);
});

describe.skipIf(!testImage)("with a Dockerfile", () => {
  test("its image is built, and it submits the sample submission", async () => {
    const agent = await createAgent(join(folder, `test-agent-${process.pid}`), true);
    // As libraries do that write where they are started.
    await appendFile(join(agent.folder, "main.py"), '\nPath("catboost_info").mkdir()\n');
    const bench = await makeTinyBench("");
    try {
      const options = ["--quiet"];
      expect(await buildAgentImage(agent, { baseImage: testImage, options })).toBe(agent.image);
      const { runs, report } = await runAgent(
        {
          ...{ agent: agent.folder, dataDir: bench.dataDir, runsDir: bench.runsDir },
          ...{ competitionIds: ["tiny"], seeds: 1, sandbox: "docker", timeLimitSeconds: 60 },
        },
        {
          registry: await CompetitionRegistry.open([bench.competitions]),
          signal: new AbortController().signal,
          onGroup: () => {},
          onEvent: () => {},
        },
      );
      expect(runs).toMatchObject([{ state: "finished" }]);
      expect(report.competition_reports).toMatchObject([{ score: 0.5, valid_submission: true }]);
    } finally {
      await docker(["rmi", "--force", String(agent.image)]);
      await rm(bench.folder, { recursive: true });
    }
  });
});
