import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { Agent, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SubmissionGrader } from "../grading/verdict.ts";
import { GradingPool } from "./grading-pool.ts";
import { startValidationServer, type ValidationServer } from "./server.ts";

/** Competitions with prepared answers, and a pool of threads that grades them. */
export interface ProbedBench {
  folder: string;
  pool: GradingPool;
  startServer(grader: SubmissionGrader): Promise<ValidationServer & { logFile: string }>;
  remove(): Promise<void>;
}

/** A competition whose grader is an expression; "mlebench" is in it as `blocks`. */
export interface ProbedCompetition {
  id: string;
  grader: string;
  answers: string;
}

export async function makeProbedBench(
  competitions: readonly ProbedCompetition[],
  threads = 2,
): Promise<ProbedBench> {
  const folder = await mkdtemp(join(tmpdir(), "mlebench-probe-"));
  const write = async (path: string, content: string) => {
    await mkdir(join(folder, path, ".."), { recursive: true });
    await writeFile(join(folder, path), content);
  };
  for (const competition of competitions) {
    await write(`competitions/${competition.id}/competition.ts`, programOf(competition));
    await write(`data/${competition.id}/prepared/private/test.csv`, competition.answers);
    await mkdir(join(folder, `data/${competition.id}/prepared/public`), { recursive: true });
  }
  const settings = {
    competitionFolders: [join(folder, "competitions")],
    dataDir: join(folder, "data"),
  };
  const pool = new GradingPool(settings, threads);
  const servers: ValidationServer[] = [];
  return {
    folder,
    pool,
    async startServer(grader) {
      const logFile = join(folder, `${servers.length}.jsonl`);
      const server = await startValidationServer({ grader, logFile, scratchFolder: folder });
      servers.push(server);
      return { ...server, logFile };
    },
    async remove() {
      for (const server of servers) await server.close();
      await pool.end();
      await rm(folder, { recursive: true });
    },
  };
}

function programOf({ id, grader }: ProbedCompetition): string {
  return `
    import * as blocks from "mlebench";
    const { defineCompetition, kaggle, referenceLadder } = blocks;
    export default defineCompetition({
      id: "${id}", title: "${id}", category: "tabular", source: kaggle("${id}", { zipMd5: "" }),
      answers: "test.csv", sampleSubmission: "sample.csv", async prepare() {},
      grader: ${grader},
      leaderboard: referenceLadder({
        lowerIsBetter: false, gold: 1, silver: 0.9, bronze: 0.8, median: 0.4,
        solutions: { gold: "", silver: "", bronze: "", median: "" },
      }),
    });
  `;
}

const keepAlive = new Agent({ keepAlive: true, maxSockets: 4 });

/** Sends a submission as an agent does. @returns status and body. */
export function post(socket: string, csv: string | Buffer): Promise<string> {
  const head = '--x\r\nContent-Disposition: form-data; name="file"; filename="s.csv"\r\n\r\n';
  const body = Buffer.concat([Buffer.from(head), Buffer.from(csv), Buffer.from("\r\n--x--\r\n")]);
  const headers = {
    "content-type": "multipart/form-data; boundary=x",
    "content-length": body.length,
  };
  const options = {
    socketPath: socket,
    method: "POST",
    path: "/validate",
    headers,
    agent: keepAlive,
  };
  return new Promise((resolve, reject) => {
    const call = request(options, async (response) => {
      let text = "";
      for await (const chunk of response) text += chunk;
      resolve(`${response.statusCode} ${text}`);
    });
    call.once("error", reject);
    call.end(body);
  });
}
