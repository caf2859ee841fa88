import { spawn } from "node:child_process";
import { appendFileSync, cpSync, readdirSync, readFileSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, test } from "vitest";
import { CompetitionRegistry } from "../competition/registry.ts";
import { running, testImage, waitFor } from "../sandbox/sandbox.fixture.ts";
import { resumeRunGroup, runAgent, type WorkingOptions } from "./run-agent.ts";
import { makeTinyBench, type TinyBench } from "./run-group.fixture.ts";

let bench: TinyBench;
afterEach(() => rm(bench.folder, { recursive: true, force: true }));

const GOOD = 'printf "id,y\\n1,0\\n2,1\\n" > "$SUBMISSION_DIR/submission.csv"\n';

async function working(): Promise<WorkingOptions> {
  return {
    registry: await CompetitionRegistry.open([bench.competitions]),
    signal: new AbortController().signal,
    onGroup: () => {},
    onEvent: () => {},
  };
}

async function run(seeds: number) {
  const { agent, dataDir, runsDir } = bench;
  appendFileSync(join(agent, "agent.yaml"), `image: ${testImage}\n`);
  return runAgent(
    {
      ...{ agent, dataDir, runsDir, seeds, workers: 2 },
      ...{ competitionIds: ["tiny"], sandbox: "docker", timeLimitSeconds: 60 },
      container: { memoryBytes: 2 ** 28, shmBytes: 2 ** 20 },
    },
    await working(),
  );
}

describe.skipIf(!testImage)("runs in containers", () => {
  test("are graded like others, and the group says what they ran in", async () => {
    bench = await makeTinyBench(`${GOOD}sh "$VALIDATE_SCRIPT" "$SUBMISSION_DIR/submission.csv"`);
    const { group, runs, report } = await run(2);
    expect(runs).toMatchObject([
      { state: "finished", sandbox: "docker", isolated: true },
      { state: "finished" },
    ]);
    expect(report.total_gold_medals).toBe(2);
    expect(group).toMatchObject({
      image: { name: testImage, id: expect.stringMatching(/^sha256:/) },
      container: { shmBytes: 2 ** 20 },
      limits: { memoryBytes: 2 ** 28 },
    });
    const log = readFileSync(join(group.folder, runs[0].id, "run.log"), "utf8");
    expect(log).toContain("The submission is valid.");
  });

  test("find no lack of isolation", async () => {
    bench = await makeTinyBench("");
    const dummy = fileURLToPath(new URL("../../agents/dummy", import.meta.url));
    cpSync(dummy, bench.agent, { recursive: true });
    const { group, runs } = await run(1);
    const checks = readFileSync(join(group.folder, runs[0].id, "logs/checks.txt"), "utf8");
    expect(runs[0].state, checks).toBe("finished");
  });

  test("of an orchestrator that was killed end, are cleared up and resumed", async () => {
    bench = await makeTinyBench(`${GOOD}[ -e "$DATA_DIR/go" ] || sleep 56788`);
    const { agent, competitions, dataDir, runsDir } = bench;
    appendFileSync(join(agent, "agent.yaml"), `image: ${testImage}\n`);
    const args = ["--agent", agent, "-c", "tiny", "--competitions", competitions];
    const places = ["--data-dir", dataDir, "--runs-dir", runsDir, "--sandbox", "docker"];
    const child = spawn(process.execPath, ["dist/src/cli/main.js", "run", ...args, ...places]);
    await waitFor(() => running("sleep 56788").length > 0);
    child.kill("SIGKILL");
    await waitFor(() => running("sleep 56788").length === 0);

    await writeFile(join(dataDir, "tiny/prepared/public/go"), "");
    const folder = join(runsDir, readdirSync(runsDir)[0]);
    const { runs, report } = await resumeRunGroup(folder, await working());
    expect(runs).toMatchObject([{ state: "finished", attempts: 2 }]);
    expect(report.total_gold_medals).toBe(1);
  });
});
