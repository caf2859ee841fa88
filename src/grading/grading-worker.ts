import { parentPort, workerData } from "node:worker_threads";
import { CompetitionRegistry } from "../competition/registry.ts";
import { gradingSession } from "./grading-session.ts";
import type { WorkerRequest, WorkerSettings } from "./grading-thread.ts";

const { competitionFolders, dataDir } = workerData as WorkerSettings;
const registry = await CompetitionRegistry.open(competitionFolders);
const grade = gradingSession(registry, dataDir);

parentPort?.on("message", async ({ competitionId, submissionPath }: WorkerRequest) => {
  parentPort?.postMessage(await grade(competitionId, submissionPath));
});
