import { mkdir, mkdtemp, realpath, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A competition of two rows, prepared, and an agent from a shell script, for tests of runs. */
export interface TinyBench {
  folder: string;
  /** To be given as folder of competitions. */
  competitions: string;
  dataDir: string;
  runsDir: string;
  agent: string;
}

export async function makeTinyBench(script: string): Promise<TinyBench> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "mlebench-run-")));
  const bench = {
    folder,
    competitions: join(folder, "competitions"),
    dataDir: join(folder, "data"),
    runsDir: join(folder, "runs"),
    agent: join(folder, "agent"),
  };
  const files: Record<string, string> = {
    "competitions/tiny/competition.ts": TINY_COMPETITION,
    "competitions/tiny/description.md": "# Tiny\n",
    "data/tiny/prepared/public/description.md": "# Tiny\n",
    "data/tiny/prepared/public/sample_submission.csv": "id,y\n1,0\n2,0\n",
    "data/tiny/prepared/private/test.csv": "id,y\n1,0\n2,1\n",
    "agent/agent.yaml": "id: tester\nstart: [sh, start.sh]\n",
    "agent/start.sh": script,
  };
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    await mkdir(join(path, ".."), { recursive: true });
    await writeFile(path, content);
  }
  return bench;
}

const TINY_COMPETITION = `
import { accuracy, defineCompetition, kaggle, referenceLadder } from "mlebench";
export default defineCompetition({
  id: "tiny",
  title: "Tiny",
  category: "tabular",
  source: kaggle("tiny", { zipMd5: "" }),
  answers: "test.csv",
  sampleSubmission: "sample_submission.csv",
  async prepare() {},
  grader: accuracy({ id: "id", target: "y" }),
  leaderboard: referenceLadder({
    lowerIsBetter: false,
    gold: 1,
    silver: 0.9,
    bronze: 0.8,
    median: 0.4,
    solutions: { gold: "", silver: "", bronze: "", median: "" },
  }),
});
`;
