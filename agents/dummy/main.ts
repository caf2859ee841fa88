/**
 * Checks what an agent can see, write and reach where it runs, and submits the sample submission.
 * Ends with an error that names the failed checks. The paper's dummy agent does likewise.
 */
import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";

const folder = (name: string): string => process.env[name] ?? "";
const results: { name: string; problem?: string }[] = [];

await check("is not root", () => {
  if (process.getuid?.() === 0) throw new Error("the user is root");
});
await check("can read the data and its description", () => {
  readFileSync(join(folder("DATA_DIR"), "description.md"));
  readFileSync(folder("INSTRUCTIONS_FILE"));
});
await check("cannot read the answers", () => {
  const places = [join(folder("DATA_DIR"), "..", "private"), "/private", "/home/private"];
  for (const place of places) mustFail(`${place} can be read`, () => readdirSync(place));
});
await check("cannot change the data", () => {
  const file = join(folder("DATA_DIR"), "written-by-agent");
  mustFail("the data folder can be written to", () => writeFileSync(file, ""));
});
for (const name of ["SUBMISSION_DIR", "LOGS_DIR", "CODE_DIR"]) {
  await check(`can write to ${name}`, () => {
    const file = join(folder(name), "written-by-agent");
    writeFileSync(file, "text");
    rmSync(file);
  });
}
await check("reaches the validation server", async () => {
  const { status } = await fetch(`${process.env.VALIDATION_URL}/health`);
  if (status !== 200) throw new Error(`it answers with status ${status}`);
});
await check("has no network beyond it", async () => {
  // An address that is reserved for documentation: nothing is ever there.
  const problem = await errorOfConnecting("192.0.2.1", 80);
  if (problem !== "ENETUNREACH") throw new Error(`connecting is not refused at once (${problem})`);
});
await check("finds the sample submission, and submits it unless it is zipped", () => {
  const sample = readdirSync(folder("DATA_DIR")).find((name) => /sample.*\.csv/i.test(name));
  if (!sample) throw new Error("there is none");
  if (sample.endsWith(".zip")) return;
  copyFileSync(join(folder("DATA_DIR"), sample), join(folder("SUBMISSION_DIR"), "submission.csv"));
});

const report = results.map(({ name, problem }) =>
  problem === undefined ? `ok      ${name}\n` : `FAILED  ${name}: ${problem}\n`,
);
process.stdout.write(report.join(""));
writeFileSync(join(folder("LOGS_DIR"), "checks.txt"), report.join(""));
process.exitCode = results.some(({ problem }) => problem !== undefined) ? 1 : 0;

async function check(name: string, action: () => void | Promise<void>): Promise<void> {
  try {
    await action();
    results.push({ name });
  } catch (error) {
    results.push({ name, problem: (error as Error).message });
  }
}

function mustFail(problem: string, action: () => unknown): void {
  try {
    action();
  } catch {
    return;
  }
  throw new Error(problem);
}

function errorOfConnecting(host: string, port: number): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 2000 });
    const done = (problem: string) => {
      socket.destroy();
      resolve(problem);
    };
    socket.once("connect", () => done("it is open"));
    socket.once("timeout", () => done("no answer"));
    socket.once("error", (error: NodeJS.ErrnoException) => done(error.code ?? error.message));
  });
}
