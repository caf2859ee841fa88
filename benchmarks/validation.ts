// How many submissions of 1,000 rows one run's validation server checks in a second:
//   node benchmarks/validation.ts [N]
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { GradingPool } from "../dist/src/validation/grading-pool.js";
import { startValidationServer } from "../dist/src/validation/server.js";

const ROWS = 1000;
const count = Number(process.argv[2] ?? 1000);
const rows = Array.from({ length: ROWS }, (_, k) => k);
const folder = await mkdtemp(join(tmpdir(), "mlebench-bench-"));
// Spooky's answers have an id and a column for each of three classes.
const id = "spooky-author-identification";
const answers = rows.map(
  (k) => `id${k},${k % 3 === 0 ? 1 : 0},${k % 3 === 1 ? 1 : 0},${k % 3 === 2 ? 1 : 0}`,
);
const submission = rows.map((k) => `id${k},0.2,0.3,0.5`);
await mkdir(join(folder, id, "prepared/private"), { recursive: true });
await writeFile(join(folder, id, "prepared/private/test.csv"), csv(answers));
const pool = new GradingPool({ competitionFolders: [], dataDir: folder }, 2);
const server = await startValidationServer({
  grader: pool.graderFor(id),
  logFile: join(folder, "validation.jsonl"),
  scratchFolder: folder,
});
const agent = new Agent({ keepAlive: true });
try {
  await validate();
  const started = performance.now();
  for (let k = 0; k < count; k++) await validate();
  const seconds = (performance.now() - started) / 1000;
  console.log(`${count} submissions of ${ROWS} rows in ${seconds.toFixed(1)} s`);
  console.log(`${(count / seconds).toFixed(0)} a second`);
} finally {
  agent.destroy();
  await server.close();
  await pool.end();
  await rm(folder, { recursive: true });
}

function csv(lines: readonly string[]): string {
  return ["id,EAP,HPL,MWS", ...lines, ""].join("\n");
}

function validate(): Promise<void> {
  const head = '--x\r\nContent-Disposition: form-data; name="file"; filename="s.csv"\r\n\r\n';
  const body = Buffer.from(`${head}${csv(submission)}\r\n--x--\r\n`);
  const headers = {
    "content-type": "multipart/form-data; boundary=x",
    "content-length": body.length,
  };
  const options = { socketPath: server.socket, method: "POST", path: "/validate", headers, agent };
  return new Promise((resolve, reject) => {
    const call = request(options, async (response) => {
      let text = "";
      for await (const chunk of response) text += chunk;
      if (text.includes("is valid")) resolve();
      else reject(new Error(text));
    });
    call.once("error", reject);
    call.end(body);
  });
}
