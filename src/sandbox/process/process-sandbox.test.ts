import { execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, chownSync, symlinkSync, writeFileSync } from "node:fs";
import { chmod, lstat, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { makeScene, processSandboxes, running, type Scene, waitFor } from "../sandbox.fixture.ts";

const isRoot = process.getuid?.() === 0;
if (!isRoot) console.warn("Tests of sandboxes started by root are skipped: this is not root.");
const untouched = new AbortController().signal;
const someUser = 1234;

let scene: Scene;
beforeEach(async () => {
  scene = await makeScene();
});
afterEach(() => scene.remove());

describe.each(processSandboxes)("the sandbox $name", ({ sandbox }) => {
  test("refuses data beside what every sandbox shows", async () => {
    const shown = { ...scene.request, files: { ...scene.request.files, data: "/usr/share" } };
    await expect(sandbox.run(shown, untouched)).rejects.toThrow(
      /lies in \/usr, which agents can read/,
    );
  });

  test("does not take its own failure for the agent's", async () => {
    const broken = { ...scene.request, validationSocket: join(scene.folder, "missing.sock") };
    await expect(sandbox.run(broken, untouched)).rejects.toThrow(
      /sandbox did not start: bwrap: .*missing.sock/,
    );
  });

  test.each([
    ["a code that is none", "{exitCode: 1.5, signal: 'toString'}", [null, null]],
    ["no object", "7", [null, null]],
    ["a code beyond any", "{exitCode: 1e300, signal: 'SIGKILL'}", [null, "SIGKILL"]],
  ])(
    "takes no nonsense from a launcher that the agent has taken over: %s",
    async (_, said, end) => {
      // SIGUSR1 opens Node's inspector.
      await writeFile(
        join(scene.request.files.agent, "main.mjs"),
        `const say = JSON.stringify(${said}) + "\\n";
       process.kill(process.ppid, "SIGUSR1");
       const list = "http://127.0.0.1:9229/json";
       let target;
       while (!target) target = await fetch(list).then((r) => r.json()).catch(() => undefined);
       const socket = new WebSocket(target[0].webSocketDebuggerUrl);
       const expression = \`process.getBuiltinModule("fs").writeSync(3, \${JSON.stringify(say)})\`;
       socket.onopen = () =>
         socket.send(JSON.stringify({ id: 1, method: "Runtime.evaluate", params: { expression } }));
       socket.onmessage = () => process.exit(0);`,
      );
      const { exitCode, signal } = await scene.run(sandbox, "exec node main.mjs 2>/dev/null");
      expect([exitCode, signal]).toEqual(end);
    },
  );

  test("leaves no control groups behind", async () => {
    await scene.run(sandbox, "true");
    expect(ownControlGroups(process.pid)).toEqual([]);
  });

  test("keeps the agent's environment and host folders out of the list of processes", async () => {
    const end = new AbortController();
    const ended = scene.run(sandbox, "sleep 1234", {}, end.signal);
    await waitFor(() => running("sleep 1234").length > 0);
    const seen = [...running("COMPETITION_ID"), ...running(scene.folder)];
    end.abort();
    await ended;
    expect(seen).toEqual([]);
  });

  test.runIf(isRoot)("runs the agent as nobody, also seen from outside", async () => {
    const end = new AbortController();
    const ended = scene.run(sandbox, "exec sleep 1357", {}, end.signal);
    await waitFor(() =>
      running("sleep 1357").some(({ commandLine }) => commandLine === "sleep 1357"),
    );
    const agent = running("sleep 1357").find(({ commandLine }) => commandLine === "sleep 1357");
    expect(agent?.userId).toBe(65_534);
    end.abort();
    await ended;
  });

  test.runIf(isRoot)("takes back what the agent left, without following links", async () => {
    const theirs = join(scene.folder, "theirs");
    writeFileSync(theirs, "");
    chownSync(theirs, someUser, someUser);
    symlinkSync(theirs, join(scene.request.files.code, "planted"));
    await scene.run(
      sandbox,
      `cd /home/code; ln -s ${theirs} link; cp /bin/sh suid; chmod 6755 suid; mkdir deep; ln -s / deep/root`,
    );
    const { code } = scene.request.files;
    expect((await stat(theirs)).uid).toBe(someUser);
    expect((await lstat(join(code, "link"))).uid).toBe(0);
    const suid = await lstat(join(code, "suid"));
    expect([suid.uid, suid.mode & 0o7000]).toEqual([0, 0]);
  });

  test.runIf(isRoot)("says when the agent's user cannot read the data", async () => {
    await chmod(scene.request.files.data, 0o700);
    await expect(sandbox.run(scene.request, untouched)).rejects.toThrow(/chmod -R a\+rX/);
  });
});

const orchestrator = fileURLToPath(new URL("../orchestrator.fixture.ts", import.meta.url));

describe.skipIf(processSandboxes.length === 0)("an orchestrator", () => {
  test("that is killed takes its sandboxes along, and the next one clears up", async () => {
    writeFileSync(
      join(scene.request.files.agent, "main.sh"),
      "trap '' TERM HUP; setsid sleep 67890 & sleep 67890",
    );
    const child = spawn(process.execPath, [orchestrator, JSON.stringify(scene.request)], {
      env: { ...process.env, TMPDIR: scene.folder },
    });
    await waitFor(() => running("sleep 67890").length >= 2);
    const ended = once(child, "exit");
    child.kill("SIGKILL");
    await ended;
    await waitFor(() => running("sleep 67890").length === 0);
    // The kernel may call a group busy for a moment after its last process; the next run tries again.
    for (let run = 0; run < 20 && ownControlGroups(child.pid).length > 0; run++) {
      await scene.run(processSandboxes[0].sandbox, "true");
    }
    expect(ownControlGroups(child.pid)).toEqual([]);
  });

  test("hands on no file that it was itself started with", () => {
    writeFileSync(
      join(scene.request.files.agent, "main.sh"),
      "ls -l /proc/$PPID/fd /proc/self/fd; cat /proc/self/fd/200/test.csv 2>&1",
    );
    chmodSync(dirname(scene.answersFile), 0o755);
    const started = 'exec 200<"$1"; shift; exec "$@"';
    const command = [process.execPath, orchestrator, JSON.stringify(scene.request)];
    const { stdout } = spawnSync(
      "bash",
      ["-c", started, "bash", dirname(scene.answersFile), ...command],
      { encoding: "utf8" },
    );
    const { log } = JSON.parse(stdout);
    expect(log).toContain("200 -> /dev/null");
    expect(log).not.toMatch(/private|secret/);
  });

  test.runIf(isRoot)("that is not root isolates as well", async () => {
    for (const folder of Object.values(scene.request.files)) chownSync(folder, someUser, someUser);
    chownSync(join(scene.folder, "run"), someUser, someUser);
    writeFileSync(
      join(scene.request.files.agent, "main.sh"),
      `id -u; unshare -U true; cat ${scene.answersFile}; echo x > /x; echo x > /dev/x
       echo done > /home/submission/submission.csv; head -c 9 /proc/net/dev`,
    );
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [orchestrator, JSON.stringify(scene.request)],
      {
        uid: someUser,
        gid: someUser,
        encoding: "utf8",
      },
    );
    expect(stderr).toBe("");
    const { result, log } = JSON.parse(stdout);
    expect(result).toMatchObject({ exitCode: 0, limitsKeptBy: "rlimit" });
    expect(log).toMatch(/^65534$/m);
    expect(log).toMatch(/unshare failed/);
    expect(log).not.toContain("secret");
    expect(log.match(/Read-only file system/g)).toHaveLength(2);
    expect((await stat(join(scene.request.files.submission, "submission.csv"))).uid).toBe(someUser);
  });
});

function ownControlGroups(processId: number | undefined): string[] {
  // Other sandboxes' groups may go while `find` looks, which it minds.
  const find = `find /sys/fs/cgroup -type d -name 'mlebench-${processId}-*' 2>/dev/null; true`;
  return execFileSync("sh", ["-c", find], { encoding: "utf8" }).split("\n").filter(Boolean);
}
