import { constants, readFileSync, writeFileSync } from "node:fs";
import { mkdir, readdir, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  allSandboxes,
  isolatingSandboxes,
  makeScene,
  processSandboxes,
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

describe.each(allSandboxes)("the sandbox $name", ({ sandbox }) => {
  test("shows the agent what it is given and takes what it leaves", async () => {
    const result = await scene.run(
      sandbox,
      `cat "$DATA_DIR/train.csv" "$INSTRUCTIONS_FILE" > "$SUBMISSION_DIR/submission.csv"
       echo "log $COMPETITION_ID $SEED" > "$LOGS_DIR/a.log"
       echo code > "$CODE_DIR/a.py"
       cmp "$AGENT_DIR/main.sh" main.sh && echo to stdout; echo to stderr >&2`,
    );
    expect(result).toMatchObject({ exitCode: 0, signal: null, timedOut: false });
    expect(result.log).toContain("to stdout");
    expect(result.log).toContain("to stderr");
    const { submission, logs, code } = scene.request.files;
    expect(textOf(join(submission, "submission.csv"))).toBe("id,y\nDo well.\n");
    expect(textOf(join(logs, "a.log"))).toBe("log tiny 7\n");
    expect(textOf(join(code, "a.py"))).toBe("code\n");
    expect((await stat(join(submission, "submission.csv"))).uid).toBe(process.getuid?.());
  });

  test("has Python hand on at once what it says, since it may be killed", async () => {
    const { log } = await scene.run(sandbox, 'echo "$PYTHONUNBUFFERED"');
    expect(log).toBe("1\n");
  });

  test("says truly where things are", async () => {
    const places = sandbox.placesFor(scene.request.files);
    const { exitCode } = await scene.run(
      sandbox,
      `set -e; cat ${places.instructions} ${places.data}/train.csv ${places.agent}/main.sh
       test -x ${places.validateScript}
       for folder in ${places.submission} ${places.logs} ${places.code}; do echo x > $folder/x; done`,
    );
    expect(exitCode).toBe(0);
  });

  test("lets it reach the validation server, also by the script", async () => {
    const ask = "fetch(process.env.VALIDATION_URL).then((r) => r.text()).then(console.log)";
    const { log } = await scene.run(
      sandbox,
      `node -e '${ask}'; "$VALIDATE_SCRIPT" "$DATA_DIR/train.csv"; "$VALIDATE_SCRIPT" none.csv`,
    );
    expect(log.match(/validation server/g)).toHaveLength(2);
    expect(log).toContain("There is no file none.csv.");
  });

  test("leaves its output blocking, however often it asks the validation server", async () => {
    // Programs that write much, Python's print for one, fail where output does not block.
    const { log } = await scene.run(
      sandbox,
      `for k in 1 2 3; do "$VALIDATE_SCRIPT" "$DATA_DIR/train.csv"; done
       echo; for output in 1 2; do grep flags /proc/self/fdinfo/$output; done`,
    );
    const flags = [...log.matchAll(/^flags:\s+(\d+)$/gm)].map((match) =>
      Number.parseInt(match[1], 8),
    );
    expect(flags).toHaveLength(2);
    for (const flag of flags) expect(flag & constants.O_NONBLOCK).toBe(0);
  });

  test("runs an agent in TypeScript that lies in an installed package", async () => {
    const agent = join(scene.folder, "node_modules/some-package/agent");
    await mkdir(agent, { recursive: true });
    await writeFile(join(agent, "main.ts"), "const n: number = 42; console.log('n is', n);");
    const installed = { ...scene.request.files, agent };
    const request = { ...scene.request, files: installed, command: ["node", "main.ts"] };
    await sandbox.run(request, new AbortController().signal);
    expect(textOf(request.logFile)).toContain("n is 42");
  });

  test("gives it a Node that runs TypeScript", async () => {
    writeFileSync(
      join(scene.request.files.agent, "main.ts"),
      "const n: number = 42; console.log(n)",
    );
    expect((await scene.run(sandbox, "node main.ts")).log).toBe("42\n");
  });

  test("lets two agents run side by side, each with its own validation server", async () => {
    const other = await makeScene("another server");
    const script =
      'sleep 0.2; node -e "fetch(process.env.VALIDATION_URL).then(async (r) => console.log(await r.text()))"';
    const logs = (await Promise.all([scene, other].map((s) => s.run(sandbox, script)))).map(
      ({ log }) => log,
    );
    await other.remove();
    expect(logs).toEqual(["validation server\n", "another server\n"]);
  });

  test("tells how it ended", async () => {
    expect(await scene.run(sandbox, "exit 3")).toMatchObject({ exitCode: 3, signal: null });
    expect(await scene.run(sandbox, "kill -SEGV $$")).toMatchObject({
      exitCode: null,
      signal: "SIGSEGV",
      timedOut: false,
    });
  });

  test("takes a start command that does not exist for the agent's fault", async () => {
    const missing = { ...scene.request, command: ["no-such-program"] };
    const { exitCode } = await sandbox.run(missing, new AbortController().signal);
    expect(exitCode).toBe(127);
    expect(textOf(scene.request.logFile)).toContain("no-such-program");
  });

  test("asks it to stop when time is up, and keeps what it then leaves", async () => {
    const script = `trap 'echo bye > "$LOGS_DIR/bye"; exit 0' TERM; sleep 30 & wait`;
    const result = await scene.run(sandbox, script, { seconds: 0.5 });
    expect(result).toMatchObject({ timedOut: true, exitCode: 0 });
    expect(textOf(join(scene.request.files.logs, "bye"))).toBe("bye\n");
  });

  test("kills it where it does not listen", async () => {
    const script = "trap '' TERM; while true; do sleep 0.0123; done";
    const { timedOut, seconds } = await scene.run(sandbox, script, { seconds: 0.5 });
    expect(timedOut).toBe(true);
    expect(seconds).toBeLessThan(6);
    await waitFor(() => running("sleep 0.0123").length === 0);
  });

  test("is stopped by the abort signal, and leaves nothing running", async () => {
    const controller = new AbortController();
    const ended = scene.run(sandbox, "sleep 34567 & sleep 34567", {}, controller.signal);
    await waitFor(() => running("sleep 34567").length === 2);
    controller.abort();
    expect(await ended).toMatchObject({ timedOut: false });
    await waitFor(() => running("sleep 34567").length === 0);
  });

  // What is left out costs no time on the disk: 10 GB and more would be thrown away alike.
  test("caps what it logs, and goes on", async () => {
    const { exitCode, log } = await scene.run(sandbox, "head -c 300000000 /dev/zero; exit 4");
    expect(exitCode).toBe(4);
    expect(log.length).toBeLessThan(10_100);
    expect(log.slice(10_000)).toBe(
      "\n[mlebench: 299990000 further bytes of output were left out]\n",
    );
  });

  test("keeps output that is no text as it is", async () => {
    const { log } = await scene.run(sandbox, "printf '\\033[2Jcleared\\n\\377\\376\\0end'");
    expect(log).toBe("\x1b[2Jcleared\n\ufffd\ufffd\0end");
    expect(readFileSync(scene.request.logFile)).toHaveLength(18);
  });

  describe("stops it when it has written more than it may:", () => {
    const limits = { diskBytes: 8_000_000 };
    test.each([
      ["a large file", "head -c 60000000 /dev/zero > x"],
      ["many empty files", "mkdir deep; cd deep; seq 2500 | xargs touch"],
      ["files behind closed doors", "mkdir d; head -c 60000000 /dev/zero > d/x; chmod 000 d"],
    ])("%s", async (_, script) => {
      const result = await scene.run(sandbox, `cd "$CODE_DIR"; ${script}; sleep 20`, limits);
      expect(result).toMatchObject({ outOfDisk: true, timedOut: false });
      expect(result.seconds).toBeLessThan(8);
    });

    test("and says so when it has ended already", async () => {
      const script = 'head -c 60000000 /dev/zero > "$LOGS_DIR/x"';
      expect(await scene.run(sandbox, script, limits)).toMatchObject({
        exitCode: 0,
        outOfDisk: true,
      });
    });
  });

  test("leaves no temporary files", async () => {
    // A folder of its own: other tests make temporary files at the same time.
    const scratchFolder = join(scene.folder, "temporary");
    await mkdir(scratchFolder);
    scene.request.scratchFolder = scratchFolder;
    await scene.run(sandbox, "true");
    expect(await readdir(scratchFolder)).toEqual([]);
  });
});

describe.each(isolatingSandboxes)("the sandbox $name", ({ sandbox }) => {
  test("shows another description in place of the data's", async () => {
    const { files } = scene.request;
    await writeFile(join(files.data, "description.md"), "# Titanic\n");
    files.description = join(scene.folder, "description.txt");
    await writeFile(files.description, "# A task\n");
    const { log } = await scene.run(sandbox, 'cat "$DATA_DIR/description.md"');
    expect(log).toBe("# A task\n");
  });

  test("keeps its temporary files in the folder for them, and removes them", async () => {
    const scratchFolder = join(scene.folder, "scratch");
    await mkdir(scratchFolder);
    scene.request.scratchFolder = scratchFolder;
    const running = scene.run(sandbox, "sleep 0.5");
    await expect.poll(() => readdir(scratchFolder)).toHaveLength(1);
    await running;
    expect(await readdir(scratchFolder)).toEqual([]);
  });
});

describe.each(processSandboxes)("the sandbox $name with an open network", ({ sandbox }) => {
  test("reaches the machine's network, and still its own validation server", async () => {
    const host = createServer((_, response) => response.end("host service"));
    await new Promise<void>((resolve) => host.listen(0, resolve));
    const { port } = host.address() as AddressInfo;
    scene.request.network = "open";
    const ask = (url: string) => `fetch(${url}).then((r) => r.text()).then(console.log)`;
    const { log } = await scene.run(
      sandbox,
      `node -e '${ask(`"http://127.0.0.1:${port}"`)}; ${ask("process.env.VALIDATION_URL")}'
       "$VALIDATE_SCRIPT" "$DATA_DIR/train.csv"; cat ${scene.answersFile} 2>&1`,
    );
    host.close();
    expect(log).toContain("host service");
    expect(log.match(/validation server/g)).toHaveLength(2);
    expect(log).not.toContain("secret");
  });
});
