import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { type ClientRequest, request } from "node:http";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Competition } from "../competition/definition.ts";
import { graderFor } from "../grading/grade.ts";
import { binaryAuc } from "../grading/graders/binary-auc.ts";
import type { SubmissionGrader } from "../grading/verdict.ts";
import { startValidationServer, type ValidationServer } from "./server.ts";

let work: string;
let server: ValidationServer;
let crash: Error | undefined;

beforeEach(async () => {
  work = await mkdtemp(join(tmpdir(), "mlebench-validate-"));
  await writeFile(join(work, "answers.csv"), "id,y\n1,0\n2,1\n3,1\n");
  crash = undefined;
  const grader = await graderFor(
    { id: "tiny", grader: binaryAuc({ id: "id", target: "y" }) } as Competition,
    join(work, "answers.csv"),
  );
  const crashing: SubmissionGrader = {
    grade: (path) => (crash ? Promise.reject(crash) : grader.grade(path)),
  };
  server = await start(crashing);
});
afterEach(async () => {
  await server.close();
  await rm(work, { recursive: true });
});

async function start(
  grader: SubmissionGrader,
  log = "validation.jsonl",
): Promise<ValidationServer> {
  const scratchFolder = await mkdtemp(join(work, "s-"));
  return startValidationServer({ grader, logFile: join(work, log), scratchFolder });
}

interface Reply {
  status: number | undefined;
  body: { result?: string; status?: string };
}

function ask(
  method: string,
  path: string,
  body?: Buffer,
  type?: string,
  asked: ValidationServer = server,
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const headers = body ? { "content-type": type, "content-length": body.length } : {};
    const call = request({ socketPath: asked.socket, method, path, headers }, async (response) => {
      let text = "";
      for await (const chunk of response) text += chunk;
      resolve({ status: response.statusCode, body: JSON.parse(text) });
    });
    call.once("error", reject);
    call.end(body);
  });
}

async function validate(csv: string, field = "file", asked = server): Promise<Reply> {
  const form = new FormData();
  form.set(field, new Blob([csv]), "submission.csv");
  const encoded = new Response(form);
  const body = Buffer.from(await encoded.arrayBuffer());
  return ask("POST", "/validate", body, encoded.headers.get("content-type") ?? "", asked);
}

test("says that it runs", async () => {
  expect(await ask("GET", "/health")).toEqual({ status: 200, body: { status: "running" } });
});

test("says that a submission is valid, or which rule it breaks", async () => {
  expect((await validate("id,y\n1,0.1\n2,0.2\n3,0.3\n")).body.result).toBe(
    "The submission is valid.",
  );
  const invalid = await validate("id,y\n1,0.1\n2,7\n3,0.3\n");
  expect(invalid.body.result).toBe(
    'The submission is invalid. Row 2, column "y": the value is "7.0"; expected a number from 0 to 1.',
  );
  expect((await validate("")).body.result).toMatch(/empty/);
});

test("answers the same to every valid submission, however it scores", async () => {
  const submissions = ["0.1,0.8,0.9", "0.9,0.1,0.1", "0,1,1", "0.5,0.5,0.5"].map((row) => {
    const [a, b, c] = row.split(",");
    return `id,y\n1,${a}\n2,${b}\n3,${c}\n`;
  });
  const replies = await Promise.all(submissions.map((csv) => validate(csv)));
  expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1);
});

test("keeps a grader's own errors to the log", async () => {
  crash = new Error("answers[2] is 1");
  const { body } = await validate("id,y\n1,0.1\n2,0.2\n3,0.3\n");
  expect(body.result).toMatch(/could not be checked/);
  expect(JSON.stringify(body)).not.toContain("answers[2]");
  expect(await readFile(join(work, "validation.jsonl"), "utf8")).toContain("answers[2] is 1");
});

test("logs every call with the submission's hash", async () => {
  await validate("id,y\n1,0.1\n2,0.2\n3,0.3\n");
  await validate("id\n");
  const lines = (await readFile(join(work, "validation.jsonl"), "utf8")).trim().split("\n");
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { status: "valid", bytes: 23, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    { status: "invalid", bytes: 3, detail: "missing-column" },
  ]);
});

test.each([
  ["another field", () => validate("id\n", "csv"), 400],
  ["no form at all", () => ask("POST", "/validate", Buffer.from("{}"), "application/json"), 400],
  ["a broken form", () => ask("POST", "/validate", Buffer.from("--x"), "multipart/form-data"), 400],
  ["another path", () => ask("GET", "/answers"), 404],
])("refuses %s and goes on", async (_, call, status) => {
  expect((await call()).status).toBe(status);
  expect((await ask("GET", "/health")).status).toBe(200);
});

test("refuses an upload that says it is too large before reading it", async () => {
  const reply = await new Promise((resolve, reject) => {
    const headers = { "content-type": "multipart/form-data", "content-length": 600 * 1024 ** 2 };
    const options = { socketPath: server.socket, method: "POST", path: "/validate", headers };
    const call = request(options, (response) => {
      resolve(response.statusCode);
      call.destroy();
    });
    call.once("error", reject);
    call.write("--x");
  });
  expect(reply).toBe(413);
});

async function waitForLog(pattern: RegExp): Promise<void> {
  const log = join(work, "validation.jsonl");
  await expect
    .poll(() => readFile(log, "utf8").catch(() => ""), { timeout: 5000 })
    .toMatch(pattern);
}

test("logs what it refuses", async () => {
  await validate("id\n", "csv");
  expect(JSON.parse(await readFile(join(work, "validation.jsonl"), "utf8"))).toMatchObject({
    status: "refused",
    detail: expect.stringContaining('"file"'),
  });
});

test("goes on after a call that failed as a whole", async () => {
  await rm(join(work, "validation.jsonl"), { force: true });
  await mkdir(join(work, "validation.jsonl"));
  expect((await validate("id,y\n1,0.1\n2,0.2\n3,0.3\n")).status).toBe(500);
  await rm(join(work, "validation.jsonl"), { recursive: true });
  expect((await validate("id,y\n1,0.1\n2,0.2\n3,0.3\n")).status).toBe(200);
});

test("logs an upload that breaks off", async () => {
  const headers = { "content-type": "multipart/form-data; boundary=x", "content-length": 99 };
  const options = { socketPath: server.socket, method: "POST", path: "/validate", headers };
  const broken = request(options).on("error", () => {});
  broken.write("--x", () => setTimeout(() => broken.destroy(), 50));
  await waitForLog(/"refused".*ended before all of it had come/);
  expect((await validate("id\n")).status).toBe(200);
});

/** An upload that does not go on. */
function startUpload(): ClientRequest {
  const headers = {
    "content-type": "multipart/form-data; boundary=x",
    "transfer-encoding": "chunked",
  };
  const options = { socketPath: server.socket, method: "POST", path: "/validate", headers };
  const upload = request(options).on("error", () => {});
  upload.write("--x");
  return upload;
}

test("a slow upload to one run does not keep another run waiting", async () => {
  const slow = startUpload();
  const other = await start({ grade: async () => ({ status: "valid", score: 1 }) }, "other.jsonl");
  expect((await validate("id\n", "file", other)).body.result).toBe("The submission is valid.");
  await other.close();
  slow.destroy();
});

test("a slow upload does not keep the same run's other calls waiting", async () => {
  const slow = startUpload();
  expect((await validate("id,y\n1,0.1\n2,0.2\n3,0.3\n")).body.result).toMatch(/is valid/);
  slow.destroy();
  await waitForLog(/"refused".*ended before all of it had come/);
});

test("refuses an upload that turns out too large, and forgets it", async () => {
  const headers = { "content-type": "multipart/form-data; boundary=x" };
  const options = { socketPath: server.socket, method: "POST", path: "/validate", headers };
  const status = await new Promise((resolve) => {
    const call = request(options, (response) => resolve(response.statusCode));
    call.on("error", () => resolve("cut off"));
    const part = Buffer.alloc(16 * 1024 ** 2, "x");
    const send = (left: number) => {
      if (left === 0) call.end();
      else call.write(part, () => send(left - 1));
    };
    send(33);
  });
  expect([413, "cut off"]).toContain(status);
  await waitForLog(/^{[^\n]*"refused"[^\n]*larger than 512 MB[^\n]*}\n$/);
  expect(await readdir(dirname(server.socket))).toEqual([basename(server.socket)]);
});

test("ends a call that is being checked before it closes", async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  let checking = () => {};
  const reached = new Promise<void>((resolve) => {
    checking = resolve;
  });
  const holding = await start(
    {
      async grade() {
        checking();
        await held;
        return { status: "valid", score: 1 };
      },
    },
    "held.jsonl",
  );
  const cutOff = validate("id\n", "file", holding).catch(() => "cut off");
  await reached;
  const closing = holding.close();
  expect(await cutOff).toBe("cut off");
  release();
  await closing;
  expect(await readFile(join(work, "held.jsonl"), "utf8")).toContain('"status":"valid"');
});

test("leaves no upload behind", async () => {
  await validate("id,y\n");
  expect(await readdir(dirname(server.socket))).toEqual([basename(server.socket)]);
});
