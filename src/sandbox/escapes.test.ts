import { chmodSync, existsSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  isolatingSandboxes,
  limitedSandboxes,
  makeScene,
  running,
  type Scene,
  textOf,
  waitFor,
} from "./sandbox.fixture.ts";

let scene: Scene;
beforeEach(async () => {
  scene = await makeScene();
});
afterEach(() => scene.remove());

describe.each(isolatingSandboxes)("the sandbox $name keeps the agent from", ({ sandbox }) => {
  test("the answers, by any path", async () => {
    const answers = scene.answersFile;
    const { log } = await scene.run(
      sandbox,
      `cat ${answers} /home/data/../private/test.csv 2>&1
       ln -s ${answers} /home/submission/link && cat /home/submission/link 2>&1
       ln ${answers} /home/submission/hard 2>&1
       for process in /proc/[0-9]*; do
         cat $process/root${answers} $process/cwd/../prepared/private/test.csv 2>&1
         for fd in $process/fd/*; do cat $fd/../private/test.csv $fd${answers} 2>&1; done
       done
       unshare -rm sh -c 'umount -a; mount --bind / /tmp; cat ${answers}' 2>&1
       find / -path '*private/test.csv' -not -path '/proc/*' 2>/dev/null | sed 's/^/found /'
       grep -o '[^ ]*private[^ ]*' /proc/self/mountinfo | sed 's/^/mounted /'`,
    );
    expect(log).not.toContain("secret");
    expect(log).not.toMatch(/^found|^mounted/m);
  });

  test("the host's folders and processes", async () => {
    const theirs = [scene.folder, process.cwd(), process.execPath, "/etc/machine-id"];
    const { log } = await scene.run(
      sandbox,
      `ls /home | tr '\\n' ' '; echo; ls -d /proc/[0-9]* | wc -l; uname -n
       ls -d ${theirs.join(" ")} /run/*.sock /run/docker* /run/systemd /run/user 2>/dev/null`,
    );
    expect(log).toMatch(
      /^agent code data instructions.txt logs submission validate_submission.sh \n\d\nsandbox\n$/,
    );
  });

  test("being root, or becoming it", async () => {
    const { log } = await scene.run(
      sandbox,
      `id -u; grep -E 'Cap|NoNewPrivs' /proc/self/status
       setpriv --reuid 0 id -u 2>&1; su -c 'id -u' 2>&1; unshare -r mknod /tmp/disk b 259 0 2>&1`,
    );
    expect(log).toMatch(/^65534$/m);
    expect(log).not.toMatch(/^0$/m);
    expect(log.match(/^Cap\w+:\s+0{16}$/gm)).toHaveLength(5);
    expect(log).toMatch(/NoNewPrivs:\s+1/);
  });

  test("signals to what started it", async () => {
    const { exitCode } = await scene.run(sandbox, "kill -9 1 2>/dev/null; sleep 0.2; exit 5");
    expect(exitCode).toBe(5);
  });

  test("writing where it should not", async () => {
    const { log } = await scene.run(
      sandbox,
      `for place in /home/data/x /home/agent/x /home/instructions.txt /home/x /x /usr/x /etc/x \\
           /dev/x /run/x /run/mlebench/x /run/mlebench/bin/node /proc/sys/kernel/core_pattern; do
         (echo x > $place) 2>/dev/null && echo "wrote $place"
       done
       for place in /tmp/x /dev/shm/x /home/submission/x /home/logs/x /home/code/x; do
         echo x > $place && echo "may $place"
       done`,
    );
    expect(log).not.toContain("wrote");
    expect(log.match(/may/g)).toHaveLength(5);
    expect(existsSync("/tmp/x") || existsSync("/dev/shm/x")).toBe(false);
  });

  test("the network: the internet, the host, its services", async () => {
    const host = createServer((_, response) => response.end("host service"));
    await new Promise<void>((resolve) => host.listen(0, resolve));
    const { port } = host.address() as { port: number };
    const { log } = await scene.run(
      sandbox,
      `cat /proc/net/dev
       node -e '
         const net = require("net");
         for (const [name, host] of [["loopback", "127.0.0.1"], ["internet", "192.0.2.1"]])
           net.connect(${port}, host)
             .on("error", (e) => console.log(name, e.code))
             .on("connect", () => console.log(name, "open"));
         require("dns").lookup("example.com", (e) => console.log("dns", e ? e.code : "open"));'`,
    );
    host.close();
    expect(log).not.toContain("open");
    expect(log).toContain("loopback ECONNREFUSED");
    expect(log).toContain("internet ENETUNREACH");
    expect(log.match(/^\s*\w+:/gm)?.map((name) => name.trim())).toEqual(["lo:"]);
  });

  test("the kernel's keyrings, the caller's and those of other runs", async () => {
    // By number, since libc has no function for them.
    const calls = { x64: [248, 250], arm64: [217, 219] }[process.arch as string];
    if (!calls) return console.warn("Skipped: system calls of this architecture are not known.");
    const { log } = await scene.run(
      sandbox,
      `python3 -c '
import ctypes
call = ctypes.CDLL(None).syscall
print("session", call(${calls[1]}, 0, -3, 0), "user", call(${calls[1]}, 0, -4, 0))
print("added", call(${calls[0]}, b"user", b"note", b"x", 1, -4))'`,
    );
    expect(log).toBe("session -1 user -1\nadded -1\n");
  });

  test("the Docker socket, by its path or from the host's processes", async () => {
    const sockets = ["/var/run/docker.sock", "/run/docker.sock", "/run/containerd/containerd.sock"];
    const own = (process.env.DOCKER_HOST ?? "").replace("unix://", "") || sockets[0];
    const { log } = await scene.run(
      sandbox,
      `for socket in ${[...sockets, own].join(" ")}; do
         node -e 'require("net").connect(process.argv[1]).on("connect", () => console.log("open"))
           .on("error", (e) => console.log(e.code))' $socket
       done`,
    );
    expect(log).toMatch(/^(E\w+\n){4}$/);
  });

  test("another run: its folders, processes and validation server", async () => {
    const other = await makeScene("another server");
    const end = new AbortController();
    const script = "echo mine > $SUBMISSION_DIR/x; exec sleep 2468";
    const waiting = other.run(sandbox, script, {}, end.signal);
    await waitFor(() => running("sleep 2468").length > 0);
    const { log } = await scene.run(
      sandbox,
      `ls ${other.folder} ${other.request.validationSocket} 2>&1 >/dev/null | wc -l
       cat /proc/[0-9]*/cmdline | tr '\\0' ' ' | grep -c "[2]468"
       cat /home/submission/x 2>/dev/null; kill -9 -1 2>/dev/null`,
    );
    expect(log).toBe("2\n0\n");
    expect(running("sleep 2468")).not.toEqual([]);
    end.abort();
    await waiting;
    await other.remove();
  });
});

describe.each(limitedSandboxes)("the sandbox $name keeps the agent from", ({ sandbox }) => {
  test("leading the programs that start it by its environment", async () => {
    const { agent } = scene.request.files;
    for (const name of ["setpriv", "prlimit", "node", "sh"]) {
      writeFileSync(join(agent, name), "#!/bin/sh\necho in place of $0 as $(/usr/bin/id -u)\n");
      chmodSync(join(agent, name), 0o755);
    }
    const environment = {
      PATH: "/home/agent:/usr/bin:/bin",
      LD_PRELOAD: "/home/agent/none.so",
      QUOTED: `it's "$HOME"\nand $(id)`,
      VALIDATION_URL: "elsewhere",
    };
    const script = 'echo "$PATH; $LD_PRELOAD; $QUOTED; $VALIDATION_URL" 2>/dev/null';
    const command = ["/bin/sh", "-c", script];
    await sandbox.run({ ...scene.request, environment, command }, new AbortController().signal);
    const lines = textOf(scene.request.logFile).split("\n");
    expect(lines.filter((line) => !line.startsWith("ERROR: ld.so"))).toEqual([
      `${environment.PATH}; ${environment.LD_PRELOAD}; it's "$HOME"`,
      "and $(id); http://localhost:5000",
      "",
    ]);
  });

  test("outliving its run: double forks, sessions of their own, deaf ears", async () => {
    const deaf = `setsid sh -c 'trap "" TERM HUP; (sleep 45678 &) ; sleep 45678' >/dev/null 2>&1 &`;
    await scene.run(sandbox, `${deaf} ${deaf} sleep 0.2`);
    expect(running("sleep 45678")).toEqual([]);
    await scene.run(sandbox, `${deaf} kill -9 $PPID; sleep 1`);
    expect(running("sleep 45678")).toEqual([]);
    await scene.run(sandbox, `${deaf} trap "" TERM; while true; do sleep 1; done`, {
      seconds: 0.3,
    });
    expect(running("sleep 45678")).toEqual([]);
  });

  test("more memory than it was given", async () => {
    const { exitCode, outOfMemory, limitsKeptBy } = await scene.run(
      sandbox,
      "node -e 'Buffer.alloc(900 << 20, 1)'",
      { memoryBytes: 300 * 2 ** 20 },
    );
    expect(exitCode).not.toBe(0);
    expect(outOfMemory).toBe(limitsKeptBy.startsWith("cgroup"));
  });

  test("filling memory through its scratch folders", async () => {
    const { log } = await scene.run(
      sandbox,
      "for f in /tmp/big /dev/shm/big; do head -c 400000000 /dev/zero > $f || echo full; rm -f $f; done",
      { memoryBytes: 200 * 2 ** 20 },
    );
    expect(log.match(/full/g)).toHaveLength(2);
  });

  test("filling the disk with a file that has no name any more", async () => {
    const script = `cd /home/code; exec 3>x; rm x
      head -c 60000000 /dev/zero >&3; sleep 20`;
    const { outOfDisk, seconds } = await scene.run(sandbox, script, { diskBytes: 20_000_000 });
    expect(outOfDisk).toBe(true);
    expect(seconds).toBeLessThan(8);
  });

  test("taking the machine down with a fork bomb", async () => {
    const peak = { processes: 0 };
    const watch = setInterval(() => {
      peak.processes = Math.max(peak.processes, running("sleep 56789").length);
    }, 100);
    const bomb = "bomb() { sleep 56789 & bomb & bomb; }; bomb";
    const { seconds } = await scene.run(sandbox, `(${bomb}) 2>/dev/null; sleep 5`, {
      seconds: 1.5,
      processes: 60,
    });
    clearInterval(watch);
    expect(seconds).toBeLessThan(8);
    expect(peak.processes).toBeLessThan(65);
    expect(running("sleep 56789")).toEqual([]);
  });

  test("more processor time than it was given", async () => {
    const burn = "timeout 1 sh -c 'while :; do :; done' & ";
    const { log, limitsKeptBy } = await scene.run(sandbox, `${burn}${burn} wait; times`, {
      cpus: 0.5,
    });
    if (!limitsKeptBy.startsWith("cgroup")) return;
    const seconds = [...log.matchAll(/(\d+)m([\d.]+)s/g)].map(
      (m) => Number(m[1]) * 60 + Number(m[2]),
    );
    expect(seconds.reduce((sum, part) => sum + part, 0)).toBeLessThan(0.9);
  });

  test("passing off what it never gave back", async () => {
    await scene.run(
      sandbox,
      `cd /home/code; mkdir -p locked/in; echo x > locked/in/x; ln -s /etc/passwd locked/in/link
       cp /bin/sh suid; chmod 6755 suid; mkfifo pipe; chmod 000 locked/in locked
       mkdir "$(printf 'no\\377text')"; echo x > "$(printf 'no\\377text/\\376')"`,
    );
    const { code } = scene.request.files;
    expect(textOf(join(code, "locked/in/x"))).toBe("x\n");
  });
});
