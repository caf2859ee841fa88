import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, realpathSync } from "node:fs";
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { bubblewrapProblem } from "./choose-sandbox.ts";
import { unisolatedSandbox } from "./none/unisolated-sandbox.ts";
import { processSandbox } from "./process/process-sandbox.ts";
import type { Sandbox, SandboxLimits, SandboxRequest } from "./sandbox.ts";

const problem = await bubblewrapProblem();
if (problem) console.warn(`Tests of the process sandbox are skipped: ${problem}`);
const isolating: Sandbox[] = problem ? [] : [processSandbox];
const all = [...isolating, unisolatedSandbox];

let work: string;
let request: SandboxRequest;
let validationServer: Server;

beforeEach(async () => {
  work = realpathSync(await mkdtemp(join(tmpdir(), "mlebench-box-")));
  await chmod(work, 0o755);
  const folder = async (name: string) => {
    await mkdir(join(work, name), { recursive: true });
    return join(work, name);
  };
  const folders = {
    data: await folder("prepared/public"),
    agent: await folder("agent"),
    submission: await folder("run/submission"),
    logs: await folder("run/logs"),
    code: await folder("run/code"),
  };
  await folder("prepared/private");
  await writeFile(join(work, "prepared/private/test.csv"), "id,secret\n");
  await writeFile(join(folders.data, "train.csv"), "id\n");
  await writeFile(join(work, "instructions.txt"), "Do well.");
  const socket = join(work, "validation.sock");
  validationServer = createServer((_, response) => response.end("running"));
  await new Promise<void>((resolve) => validationServer.listen(socket, resolve));
  await chmod(socket, 0o666);
  request = {
    folders,
    instructions: join(work, "instructions.txt"),
    validationSocket: socket,
    command: ["sh", "main.sh"],
    environment: { COMPETITION_ID: "tiny", SEED: "7" },
    limits: { seconds: 60, graceSeconds: 1, memoryBytes: 512 * 1024 ** 2 },
    logFile: join(work, "run/run.log"),
  };
});
afterEach(async () => {
  validationServer.close();
  await rm(work, { recursive: true, force: true });
});

/** Runs a shell script as the agent. */
async function runScript(sandbox: Sandbox, script: string, limits: Partial<SandboxLimits> = {}) {
  await writeFile(join(request.folders.agent, "main.sh"), script);
  const limited = { ...request, limits: { ...request.limits, ...limits } };
  const result = await sandbox.run(limited, new AbortController().signal);
  return { ...result, log: await readFile(request.logFile, "utf8") };
}

describe.each(all)("the $kind sandbox", (sandbox) => {
  test("shows the agent its data and takes what it leaves", async () => {
    const { exitCode, log } = await runScript(
      sandbox,
      `cat "$DATA_DIR/train.csv" "$INSTRUCTIONS_FILE" > "$SUBMISSION_DIR/submission.csv"
       echo "log $COMPETITION_ID $SEED" > "$LOGS_DIR/a.log"
       echo code > "$CODE_DIR/a.py"
       echo to stdout; echo to stderr >&2`,
    );
    expect(log).toContain("to stdout");
    expect(log).toContain("to stderr");
    expect(exitCode).toBe(0);
    const submission = join(request.folders.submission, "submission.csv");
    expect(readFileSync(submission, "utf8")).toBe("id\nDo well.");
    expect(readFileSync(join(request.folders.logs, "a.log"), "utf8")).toBe("log tiny 7\n");
    expect(existsSync(join(request.folders.code, "a.py"))).toBe(true);
    expect((await stat(submission)).uid).toBe(process.getuid?.());
  });

  test("lets it reach the validation server", async () => {
    const ask = "fetch(process.env.VALIDATION_URL).then((r) => r.text()).then(console.log)";
    expect((await runScript(sandbox, `node -e '${ask}'`)).log).toContain("running");
  });

  test("gives it a Node that runs TypeScript", async () => {
    const script = `cat > "$CODE_DIR/a.ts" <<'END'\nconst n: number = 42; console.log(n);\nEND\nnode "$CODE_DIR/a.ts"`;
    expect((await runScript(sandbox, script)).log).toContain("42");
  });

  test("tells exit codes apart", async () => {
    expect(await runScript(sandbox, "exit 3")).toMatchObject({ exitCode: 3, timedOut: false });
  });

  test("a start command that does not exist is the agent's fault", async () => {
    const missing = { ...request, command: ["no-such-program"] };
    const { exitCode } = await sandbox.run(missing, new AbortController().signal);
    expect(exitCode).toBe(127);
    expect(readFileSync(request.logFile, "utf8")).toContain("no-such-program cannot be run");
  });

  test("asks it to stop when time is up, then kills it", async () => {
    const polite = await runScript(sandbox, "trap 'echo bye; exit 0' TERM; sleep 30 & wait", {
      seconds: 1,
    });
    expect(polite).toMatchObject({ timedOut: true });
    expect(polite.log).toContain("bye");
    const stubborn = await runScript(sandbox, "trap '' TERM; while true; do sleep 1; done", {
      seconds: 1,
    });
    expect(stubborn.timedOut).toBe(true);
    expect(stubborn.seconds).toBeLessThan(4);
  });

  test("is stopped by the abort signal, and leaves nothing running", async () => {
    await writeFile(join(request.folders.agent, "main.sh"), "exec sleep 34567");
    const controller = new AbortController();
    const running = sandbox.run(request, controller.signal);
    await waitFor(() => isRunning("sleep 34567"));
    controller.abort();
    await running;
    await waitFor(() => !isRunning("sleep 34567"));
  });

  test("caps what it logs", async () => {
    // 110 MB, of which 100 MiB are kept.
    const { log } = await runScript(sandbox, "head -c 110000000 /dev/zero | tr '\\0' x");
    expect(log.length).toBeLessThan(105_000_000);
    expect(log).toMatch(/further bytes of output were left out/);
  });
});

describe.each(isolating)("the $kind sandbox keeps the agent from", (sandbox) => {
  test("the answers, by any path", async () => {
    const answers = join(work, "prepared/private/test.csv");
    const { log } = await runScript(
      sandbox,
      `cat ${answers} /home/data/../private/test.csv 2>&1
       ln -s ${answers} /home/submission/link && cat /home/submission/link 2>&1
       for root in /proc/[0-9]*/root; do cat $root${answers} 2>&1; done
       find / -name 'private' -not -path '/usr/*' -not -path '/proc/*' 2>/dev/null`,
    );
    expect(log).not.toContain("secret");
    expect(log).not.toMatch(/^\/.*private$/m);
  });

  test("being root, or gaining privileges", async () => {
    const { log } = await runScript(
      sandbox,
      "id -u; grep -E 'CapEff|CapBnd|NoNewPrivs' /proc/self/status",
    );
    expect(log).toMatch(/^65534$/m);
    expect(log).toMatch(/CapEff:\s+0{16}/);
    expect(log).toMatch(/NoNewPrivs:\s+1/);
  });

  test("writing where it should not", async () => {
    const { log } = await runScript(
      sandbox,
      `for place in /home/data/x /home/agent/x /home/x /x /usr/x /etc/x /run/mlebench/x; do
         (echo x > $place) 2>/dev/null && echo "wrote $place"
       done
       for place in /tmp/x /dev/shm/x /home/logs/x; do echo x > $place && echo "may $place"; done`,
    );
    expect(log).not.toContain("wrote");
    expect(log.match(/may/g)).toHaveLength(3);
    expect(existsSync("/tmp/x")).toBe(false);
  });

  test("the network: the internet, the host, its services", async () => {
    const host = createServer((_, response) => response.end("host service"));
    await new Promise<void>((resolve) => host.listen(0, resolve));
    const { port } = host.address() as { port: number };
    const { log } = await runScript(
      sandbox,
      `cat /proc/net/dev
       node -e '
         const net = require("net");
         for (const [name, host] of [["loopback", "127.0.0.1"], ["internet", "192.0.2.1"]])
           net.connect(${port}, host).on("error", (e) => console.log(name, e.code)).on("connect", () => console.log(name, "open"));
         require("dns").lookup("example.com", (e) => console.log("dns", e ? e.code : "open"));'`,
    );
    host.close();
    expect(log).not.toContain("open");
    expect(log).toContain("loopback ECONNREFUSED");
    expect(log).toContain("internet ENETUNREACH");
    expect(log.match(/^\s*\w+:/gm)?.map((name) => name.trim())).toEqual(["lo:"]);
  });

  test("outliving its run by double forking", async () => {
    await runScript(
      sandbox,
      "setsid sh -c 'sleep 45678 & sleep 45678' >/dev/null 2>&1 & sleep 0.2",
    );
    await waitFor(() => !isRunning("sleep 45678"));
  });

  test("more memory than it was given", async () => {
    const hog = "node -e 'const a=[]; for(;;) a.push(Buffer.alloc(1<<24, 1))'";
    const { exitCode, outOfMemory, limitsKeptBy } = await runScript(sandbox, `${hog}; exit $?`, {
      memoryBytes: 200 * 1024 ** 2,
    });
    expect(exitCode).not.toBe(0);
    if (limitsKeptBy.startsWith("cgroup")) expect(outOfMemory).toBe(true);
  });

  test("taking the machine down with a fork bomb", async () => {
    const bomb = "b() { b | b & }; b; sleep 1";
    const { seconds } = await runScript(sandbox, `${bomb}`, { seconds: 3 });
    expect(seconds).toBeLessThan(6);
  });

  test("more processor time than it was given", async () => {
    const burn = "node -e 'const end=Date.now()+1000; while(Date.now()<end);' & ";
    const script = `${burn}${burn} wait; cat /proc/stat >/dev/null; times`;
    const { log, limitsKeptBy } = await runScript(sandbox, script, { cpus: 0.5 });
    if (!limitsKeptBy.startsWith("cgroup")) return;
    const seconds = [...log.matchAll(/(\d+)m([\d.]+)s/g)].map(
      (m) => Number(m[1]) * 60 + Number(m[2]),
    );
    expect(seconds.reduce((sum, part) => sum + part, 0)).toBeLessThan(1.6);
  });

  test("ending up beside what every sandbox shows", async () => {
    const shown = { ...request, folders: { ...request.folders, data: "/usr/share" } };
    await expect(sandbox.run(shown, new AbortController().signal)).rejects.toThrow(
      /lies in \/usr, which agents can read/,
    );
  });

  test("nothing of a failing sandbox is taken for the agent's fault", async () => {
    const broken = { ...request, instructions: join(work, "missing.txt") };
    await expect(sandbox.run(broken, new AbortController().signal)).rejects.toThrow(
      /could not start the agent: bwrap: .*missing.txt/,
    );
  });

  test("leaving control groups behind", async () => {
    await runScript(sandbox, "true");
    const groups = ["/sys/fs/cgroup", "/sys/fs/cgroup/memory"].filter((path) => existsSync(path));
    const left = groups
      .flatMap((path) => readdirSync(path))
      .filter((name) => name.startsWith(`mlebench-${process.pid}-`));
    expect(left).toEqual([]);
  });
});

function isRunning(commandLine: string): boolean {
  return execFileSync("ps", ["-eo", "args"], { encoding: "utf8" }).includes(commandLine);
}

async function waitFor(condition: () => boolean): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error("waited for 10 s");
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
