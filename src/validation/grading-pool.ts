import { GradingThread, type WorkerSettings } from "../grading/grading-thread.ts";
import type { SubmissionGrader, Verdict } from "../grading/verdict.ts";

/** An unused thread gives back the memory that its answers take. */
const IDLE_MS = 60_000;

interface PooledThread {
  thread: GradingThread;
  /** The competition whose answers it has in memory. */
  competitionId?: string;
  idleTimer?: NodeJS.Timeout;
}

/**
 * Grades for many runs in a few threads, so that a large submission of one run keeps neither the
 * program nor the other runs waiting. Threads start when they are needed, and end when they are not.
 */
export class GradingPool {
  readonly #settings: WorkerSettings;
  readonly #size: number;
  readonly #idle: PooledThread[] = [];
  readonly #waiting: ((pooled: PooledThread) => void)[] = [];
  readonly #all = new Set<PooledThread>();

  constructor(settings: WorkerSettings, size: number) {
    this.#settings = settings;
    this.#size = size;
  }

  graderFor(competitionId: string): SubmissionGrader {
    return { grade: (submissionPath) => this.#grade(competitionId, submissionPath) };
  }

  async #grade(competitionId: string, submissionPath: string): Promise<Verdict> {
    const pooled = await this.#take(competitionId);
    pooled.competitionId = competitionId;
    try {
      return await pooled.thread.grade(competitionId, submissionPath);
    } finally {
      this.#giveBack(pooled);
    }
  }

  #take(competitionId: string): Promise<PooledThread> | PooledThread {
    const own = this.#idle.findIndex((pooled) => pooled.competitionId === competitionId);
    const [idle] = own >= 0 ? this.#idle.splice(own, 1) : [];
    const free = idle ?? (this.#all.size < this.#size ? this.#start() : this.#idle.shift());
    clearTimeout(free?.idleTimer);
    return free ?? new Promise((start) => this.#waiting.push(start));
  }

  #start(): PooledThread {
    const pooled = { thread: new GradingThread(this.#settings) };
    this.#all.add(pooled);
    return pooled;
  }

  #giveBack(pooled: PooledThread): void {
    const next = this.#waiting.shift();
    if (next) next(pooled);
    else this.#rest(pooled);
  }

  #rest(pooled: PooledThread): void {
    this.#idle.push(pooled);
    pooled.idleTimer = setTimeout(() => {
      this.#idle.splice(this.#idle.indexOf(pooled), 1);
      this.#end(pooled);
    }, IDLE_MS).unref();
  }

  async #end(pooled: PooledThread): Promise<void> {
    clearTimeout(pooled.idleTimer);
    this.#all.delete(pooled);
    await pooled.thread.end();
  }

  async end(): Promise<void> {
    await Promise.all([...this.#all].map((pooled) => this.#end(pooled)));
  }
}
