import { readdirSync, readFileSync } from "node:fs";
import { request } from "node:http";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { SubmissionGrader } from "../grading/verdict.ts";
import { makeProbedBench, type ProbedBench, post } from "./probe.fixture.ts";

const ROWS = 24;
const ids = Array.from({ length: ROWS }, (_, k) => `r${k}`);
const table = (header: string, values: readonly string[]) =>
  [header, ...ids.map((id, k) => `${id},${values[k]}`), ""].join("\n");

interface Probed {
  name: string;
  grader: string;
  header: string;
  /** Answers, and the same values at other rows. */
  answers: readonly string[];
  /** A valid submission. */
  submission: readonly string[];
}

const labels = ids.map((_, k) => String((k * k) % 3 === 1 ? 1 : 0));
const classes = ids.map((_, k) => ["1,0,0", "0,1,0", "0,0,1"][(k * k + k) % 3]);
const numbers = ids.map((_, k) => String((k * 7) % 11));

const probed: Probed[] = [
  {
    name: "auc",
    grader: 'blocks.binaryAuc({ id: "id", target: "y" })',
    header: "id,y",
    answers: labels,
    submission: ids.map((_, k) => String(k / ROWS)),
  },
  {
    name: "logloss",
    grader: 'blocks.multiClassLogLoss({ id: "id", classes: ["a", "b", "c"] })',
    header: "id,a,b,c",
    answers: classes,
    submission: ids.map(() => "0.2,0.3,0.5"),
  },
  {
    name: "accuracy",
    grader: 'blocks.accuracy({ id: "id", target: "y" })',
    header: "id,y",
    answers: labels,
    submission: ids.map(() => "0"),
  },
  {
    name: "rmse",
    grader: 'blocks.rootMeanSquaredError({ id: "id", target: "y" })',
    header: "id,y",
    answers: numbers,
    submission: ids.map(() => "3.5"),
  },
  {
    name: "crashing",
    grader: `{ metric: "x", grade(submission, answers) {
      throw new Error("the answers are " + JSON.stringify([...answers.columnNames]) + answers.column("y").textAt(0));
    } }`,
    header: "id,y",
    answers: labels,
    submission: ids.map(() => "0"),
  },
];

const permuted = (values: readonly string[]) => values.map((_, k) => values[(k + 5) % ROWS]);

let bench: ProbedBench;
beforeAll(async () => {
  bench = await makeProbedBench(
    probed.flatMap(({ name, grader, header, answers }) => [
      { id: `${name}-a`, grader, answers: table(header, answers) },
      { id: `${name}-b`, grader, answers: table(header, permuted(answers)) },
    ]),
  );
});
afterAll(() => bench.remove());

/** What a client that is after the answers may send, cell by cell and as a whole. */
function* variants({ header, submission }: Probed): Generator<string | Buffer> {
  const width = header.split(",").length - 1;
  const valid = table(header, submission);
  const cells = ["0", "1", "2", "-1", "0.5", "", "NaN", "inf", "1e308", "text", "True", '"a\nb"'];
  for (let row = 0; row < ROWS; row++) {
    for (const cell of cells) {
      const values = [...submission];
      values[row] = [cell, ...submission[row].split(",").slice(1)].join(",");
      yield table(header, values);
    }
    yield valid
      .split("\n")
      .filter((_, line) => line !== row + 1)
      .join("\n");
    yield valid.replace(`r${row},`, `r${(row + 1) % ROWS},`);
    yield valid.replace(`r${row},`, `x${row},`);
  }
  for (const cell of cells)
    yield table(
      header,
      ids.map(() => Array(width).fill(cell).join(",")),
    );
  yield* ["", "\n", header, "id", "y\n1", valid.toUpperCase(), valid + valid, valid.slice(0, -9)];
  yield* [Buffer.from([0xff, 0xfe, 0]), Buffer.from(valid, "utf16le"), "{}", "[]", `{"id": "r1"}`];
  yield `${header},${"z".repeat(100_000)}\n`;
}

describe.each(probed)("a client that probes for the answers of $name", (probedOne) => {
  test("gets replies that depend on what it sends and on the ids alone", async () => {
    const { pool } = bench;
    const servers = await Promise.all(
      ["a", "b"].map((which) => bench.startServer(pool.graderFor(`${probedOne.name}-${which}`))),
    );
    const replies = new Set<string>();
    for (const sent of variants(probedOne)) {
      const [a, b] = await Promise.all(servers.map(({ socket }) => post(socket, sent)));
      expect(b).toBe(a);
      expect(a.length).toBeLessThan(2100);
      replies.add(a);
    }
    expect(replies.size).toBeGreaterThan(probedOne.name === "crashing" ? 1 : 10);
    expect([...replies].join()).not.toMatch(/the answers are|score/);
  });
});

test("a grader that ends its thread costs the call, not the server", async () => {
  const other = await makeProbedBench([
    { id: "tiny", grader: '{ metric: "x", grade: () => process.exit(1) }', answers: "id,y\n1,0\n" },
  ]);
  const { socket } = await other.startServer(other.pool.graderFor("tiny"));
  for (let k = 0; k < 2; k++) {
    expect(await post(socket, "id,y\n1,0\n")).toMatch(/could not be checked.*not the submission's/);
  }
  await other.remove();
});

test("a large submission to one run does not keep another run waiting", async () => {
  const slow = await bench.startServer(bench.pool.graderFor("auc-a"));
  const quick = await bench.startServer(bench.pool.graderFor("auc-b"));
  const small = table("id,y", probed[0].submission);
  // Both threads are up.
  await Promise.all([post(slow.socket, small), post(quick.socket, small)]);
  const order: string[] = [];
  const large = `id,y\n${"r1,0.123456789\n".repeat(1_500_000)}`;
  const slowOne = post(slow.socket, large).then(() => order.push("large"));
  for (let k = 0; k < 3; k++) {
    expect(await post(quick.socket, small)).toContain("is valid");
    order.push("small");
  }
  await slowOne;
  expect(order).toEqual(["small", "small", "small", "large"]);
});

test("a client that sends without waiting for replies is cut off", async () => {
  const { socket } = await bench.startServer(bench.pool.graderFor("auc-a"));
  const body = `--x\r\nContent-Disposition: form-data; name="file"\r\n\r\nid,y\n\r\n--x--\r\n`;
  const call =
    "POST /validate HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data; boundary=x\r\n" +
    `Content-Length: ${body.length}\r\n\r\n${body}`;
  const client = connect(socket).on("error", () => {});
  let uploads = 0;
  const timer = setInterval(() => {
    const names = readdirSync(bench.folder).filter((name) => name.endsWith(".csv"));
    uploads = Math.max(uploads, names.length);
  }, 1);
  client.write(call.repeat(3000));
  await new Promise((resolve) => client.resume().on("close", resolve));
  clearInterval(timer);
  expect(uploads).toBeLessThanOrEqual(32);
  const small = table("id,y", probed[0].submission);
  await expect.poll(() => post(socket, small).catch(String)).toContain("is valid");
});

test("what waits for its turn when the server closes is not checked any more", async () => {
  let checked = 0;
  const grader: SubmissionGrader = {
    async grade() {
      checked++;
      await new Promise((resolve) => setTimeout(resolve, 200));
      return { status: "unreadable", message: "" };
    },
  };
  const server = await bench.startServer(grader);
  const calls = ["a", "b", "c"].map((sent) => post(server.socket, sent).catch(() => {}));
  await expect
    .poll(() => readdirSync(bench.folder).filter((name) => name.endsWith(".csv")))
    .toHaveLength(3);
  await server.close();
  await Promise.all(calls);
  expect(checked).toBe(1);
  expect(readFileSync(server.logFile, "utf8").match(/ended before its turn came/g)).toHaveLength(2);
});

test("a client that trickles holds up nobody but itself", async () => {
  const slow = await bench.startServer(bench.pool.graderFor("auc-a"));
  const quick = await bench.startServer(bench.pool.graderFor("auc-a"));
  const headers = { "content-type": "multipart/form-data; boundary=x" };
  const options = { socketPath: slow.socket, method: "POST", path: "/validate", headers };
  const call = request(options).on("error", () => {});
  const timer = setInterval(() => call.write("-"), 5);
  const small = table("id,y", probed[0].submission);
  for (let k = 0; k < 20; k++) expect(await post(quick.socket, small)).toContain("is valid");
  clearInterval(timer);
  call.destroy();
  await expect
    .poll(() => readFileSync(slow.logFile, "utf8"), { timeout: 5000 })
    .toContain("ended before all of it had come");
});
