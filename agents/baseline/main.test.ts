import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, onTestFinished, test } from "vitest";
import { encodeGrayPng } from "../../competitions/handwritten-digits/encode-png.ts";
import { parseCsv } from "./csv.ts";
import { seededRandom } from "./random.ts";

const program = fileURLToPath(new URL("main.ts", import.meta.url));
const nobody = "http://127.0.0.1:9";

function makeFolder(files: Record<string, string | Uint8Array>): string {
  const folder = mkdtempSync(join(tmpdir(), "baseline-agent-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(folder, name, ".."), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

async function runAgent(dataDir: string, environment: Record<string, string> = {}) {
  const submissionDir = join(makeFolder({}), "submission");
  const child = spawn(process.execPath, [program], {
    env: {
      DATA_DIR: dataDir,
      SUBMISSION_DIR: submissionDir,
      VALIDATION_URL: nobody,
      ...environment,
    },
  });
  let output = "";
  child.stdout.on("data", (text) => {
    output += text;
  });
  child.stderr.on("data", (text) => {
    output += text;
  });
  const status = await new Promise((resolve) => child.on("close", resolve));
  const path = join(submissionDir, "submission.csv");
  return { status, output, submission: status === 0 ? readFileSync(path, "utf8") : "" };
}

/** 200 flights whose delay is twice the hour, some ids to predict, in no particular order. */
function tabularFiles() {
  const random = seededRandom(5);
  const rows = Array.from({ length: 200 }, (_, id) => {
    const hour = Math.floor(random() * 24);
    return { id, date: `2001/01/02 ${String(hour).padStart(2, "0")}:00`, delay: hour * 2 + 0.5 };
  });
  const test = rows.slice(150);
  return {
    "train.csv": `id,date,delay\n${rows
      .slice(0, 150)
      .map(({ id, date, delay }) => `${id},${date},${delay}`)
      .join("\n")}\n`,
    "test.csv": `id,date\n${test.map(({ id, date }) => `${id},${date}`).join("\n")}\n`,
    "sample_submission.csv": `id,delay\n${test
      .map(({ id }) => `${id},0.0`)
      .reverse()
      .join("\n")}\n`,
    expected: test.map(({ delay }) => delay).reverse(),
  };
}

describe("the agent as a program", () => {
  test("learns a table, in the sample submission's order, the same every time", async () => {
    const { expected, ...files } = tabularFiles();
    const folder = makeFolder(files);
    const [first, second] = await Promise.all([runAgent(folder), runAgent(folder)]);
    expect(first.status).toBe(0);
    expect(first.submission).toBe(second.submission);
    const delays = parseCsv(first.submission).cells.get("delay")?.map(Number) ?? [];
    const errors = delays.map((delay, row) => Math.abs(delay - expected[row]));
    expect(Math.max(...errors)).toBeLessThan(3);
    const trivial = await runAgent(folder, { STRENGTH: "trivial" });
    expect(new Set(parseCsv(trivial.submission).cells.get("delay")).size).toBe(1);
  });

  test("learns texts and submits one probability a class", async () => {
    const line = (word: string) => `the ${word} came again and again, as it does`;
    const train = Array.from({ length: 30 }, (_, i) =>
      i % 2 ? `${i},"${line("raven")}",EAP` : `${i},"${line("creature")}",MWS`,
    );
    const { submission } = await runAgent(
      makeFolder({
        "train.csv": `id,text,author\n${train.join("\n")}\n`,
        "test.csv": `id,text\n90,"${line("creature")}"\n91,"${line("raven")}"\n`,
        "sample_submission.csv": "id,EAP,MWS\n90,0.5,0.5\n91,0.5,0.5\n",
      }),
    );
    const { cells, columns } = parseCsv(submission);
    expect(columns).toEqual(["id", "EAP", "MWS"]);
    expect(Number(cells.get("MWS")?.[0])).toBeGreaterThan(0.7);
    expect(Number(cells.get("EAP")?.[1])).toBeGreaterThan(0.7);
  });

  test("looks into pictures", async () => {
    const stroke = (column: number) =>
      encodeGrayPng(
        8,
        8,
        Uint8Array.from({ length: 64 }, (_, i) => (i % 8 === column ? 255 : 0)),
      );
    const bar = (row: number) =>
      encodeGrayPng(
        8,
        8,
        Uint8Array.from({ length: 64 }, (_, i) => (i >> 3 === row ? 255 : 0)),
      );
    const pictures = [2, 3, 4, 5].flatMap((at) => [stroke(at), bar(at)]);
    const files = pictures.map((png, id) => [`images/${id}.png`, png] as const);
    const { submission, output } = await runAgent(
      makeFolder({
        ...Object.fromEntries(files),
        "train.csv": "id,label\n0,1\n1,0\n2,1\n3,0\n4,1\n5,0\n",
        "test.csv": "id\n6\n7\n",
        "sample_submission.csv": "id,label\n6,0\n7,0\n",
      }),
    );
    expect(output).toContain("learning from 6 pictures");
    expect(submission).toBe("id,label\n6,1\n7,0\n");
  });

  test("submits the sample submission when nothing fits, and says so", async () => {
    const sample = "ImageId,EncodedPixels\na,\nb,1 5\n";
    const { status, output, submission } = await runAgent(
      makeFolder({ "train.csv": "x,y\n1,2\n", "sample_submission.csv": sample }),
    );
    expect(status).toBe(0);
    expect(output).toContain("submitting the sample submission as it is");
    expect(submission).toBe(sample);
  });

  test("asks the validation server about what it submits", async () => {
    const received: string[] = [];
    const server = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      const type = request.headers["content-type"] ?? "";
      const body = new Response(Buffer.concat(chunks), { headers: { "content-type": type } });
      const file = (await body.formData()).get("file") as File;
      received.push(`${request.method} ${request.url}`, await file.text());
      response.end(JSON.stringify({ result: "Submission is valid." }));
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const { expected: _, ...files } = tabularFiles();
    const { output, submission } = await runAgent(makeFolder(files), {
      STRENGTH: "trivial",
      VALIDATION_URL: `http://127.0.0.1:${port}`,
    });
    server.close();
    expect(received).toEqual(["POST /validate", submission]);
    expect(output).toContain("validation: Submission is valid.");
  });

  test("an unknown strength is refused", async () => {
    const { status, output } = await runAgent(makeFolder({}), { STRENGTH: "heroic" });
    expect(status).toBe(1);
    expect(output).toContain("must be one of trivial, simple, good, best");
  });
});
