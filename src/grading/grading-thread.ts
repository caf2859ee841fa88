import { extname } from "node:path";
import { Worker } from "node:worker_threads";
import type { GradeOne } from "./grading-session.ts";
import type { Verdict } from "./verdict.ts";

/** What a grading thread is started with. */
export interface WorkerSettings {
  competitionFolders: readonly string[];
  dataDir: string;
}

/** What a grading thread is asked; it answers with a verdict. */
export interface WorkerRequest {
  competitionId: string;
  submissionPath: string;
}

/**
 * Grades in a thread of its own, one submission at a time. A thread that dies, such as for want of
 * memory, costs the submission it had; the next gets a new thread.
 */
export class GradingThread {
  readonly #settings: WorkerSettings;
  #worker: Worker | undefined;

  constructor(settings: WorkerSettings) {
    this.#settings = settings;
  }

  readonly grade: GradeOne = (competitionId, submissionPath) => {
    this.#worker ??= startWorker(this.#settings);
    const worker = this.#worker;
    return new Promise<Verdict>((resolve) => {
      const died = (reason: Error | number) => {
        this.#worker = undefined;
        const words = reason instanceof Error ? reason.message : `exit code ${reason}`;
        answered({ status: "not-graded", message: `The grading thread ended: ${words}` });
      };
      const answered = (verdict: Verdict) => {
        worker.off("error", died).off("exit", died).off("message", answered);
        resolve(verdict);
      };
      worker.on("error", died).on("exit", died).on("message", answered);
      worker.postMessage({ competitionId, submissionPath } satisfies WorkerRequest);
    });
  };

  async end(): Promise<void> {
    await this.#worker?.terminate();
  }
}

function startWorker(settings: WorkerSettings): Worker {
  // Beside this file: TypeScript in a checkout, JavaScript once built.
  const program = new URL(`./grading-worker${extname(import.meta.url)}`, import.meta.url);
  const worker = new Worker(program, { workerData: settings });
  // An error after the answer would otherwise end the program.
  worker.on("error", () => {});
  return worker;
}
