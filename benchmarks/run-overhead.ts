import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, readFileSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { makeTinyBench } from "../src/run/run-group.fixture.ts";

/**
 * What a run costs beside its agent: 100 runs of an agent that does nothing, two at a time, as
 * `mlebench run` does them from start to report: `node benchmarks/run-overhead.ts`. The sandbox
 * docker is measured on an engine as the tests use it, where there can be one.
 */
const RUNS = 100;
const WORKERS = 2;
const PROGRAM = fileURLToPath(new URL("../dist/src/cli/main.js", import.meta.url));
const DOCKER = fileURLToPath(new URL("../scripts/test-docker.sh", import.meta.url));
/** Seconds for each run that must not be exceeded. */
const TARGETS = { process: 0.4, docker: 2 };
const MAX_MEMORY_MB = 200;

async function measure(kind: "process" | "docker", image?: string): Promise<boolean> {
  const bench = await makeTinyBench("exit 0");
  if (image) appendFileSync(`${bench.agent}/agent.yaml`, `image: ${image}\n`);
  const started = performance.now();
  const child = spawn(
    process.execPath,
    [
      ...[PROGRAM, "run", "--agent", bench.agent, "-c", "tiny", "--seeds", String(RUNS)],
      ...["--workers", String(WORKERS), "--sandbox", kind, "--competitions", bench.competitions],
      ...["--data-dir", bench.dataDir, "--runs-dir", bench.runsDir, "--memory", "1g"],
    ],
    { stdio: ["ignore", "ignore", "pipe"] },
  );
  let said = "";
  child.stderr.on("data", (text) => {
    said += text;
  });
  let peakMb = 0;
  const watch = setInterval(() => {
    peakMb = Math.max(peakMb, peakMemoryMb(child.pid));
  }, 100);
  const [code] = await once(child, "close");
  clearInterval(watch);
  const perRun = (performance.now() - started) / 1000 / RUNS;
  rmSync(bench.folder, { recursive: true });
  const finished = said.match(/finished/g)?.length ?? 0;
  if (code !== 0 || finished < RUNS) throw new Error(`${finished} runs finished.\n${said}`);
  console.log(
    `${RUNS} runs, sandbox ${kind}, ${WORKERS} workers: ${perRun.toFixed(3)} s a run ` +
      `(target ${TARGETS[kind]}), orchestrator at most ${peakMb} MB (target ${MAX_MEMORY_MB})`,
  );
  return perRun <= TARGETS[kind] && peakMb <= MAX_MEMORY_MB;
}

function peakMemoryMb(id: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${id}/status`, "utf8");
    return Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
  } catch {
    return 0;
  }
}

async function measureDocker(): Promise<boolean> {
  const owner = String(process.pid);
  const { status, stdout, stderr } = spawnSync(DOCKER, ["up", owner], { encoding: "utf8" });
  if (status !== 0) {
    console.log(`The sandbox docker is not measured: ${stderr.trim().split("\n").at(-1)}`);
    return true;
  }
  const [host, image] = stdout.split("\n");
  if (host) process.env.DOCKER_HOST = host;
  return measure("docker", image).finally(() => spawnSync(DOCKER, ["down", owner]));
}

const good = [await measure("process"), await measureDocker()];
process.exitCode = good.every(Boolean) ? 0 : 1;
