import type { ListedSubmission } from "./submission-list.ts";

export interface GradingTask extends ListedSubmission {
  /** Place in the list that was given. */
  index: number;
}

/**
 * Hands out submissions so that whoever grades one competition stays with it, and its answers are
 * read as seldom as can be.
 */
export class TaskQueue {
  readonly #waiting = new Map<string, GradingTask[]>();
  readonly #graders = new Map<string, number>();
  #waitingCount: number;

  constructor(tasks: readonly GradingTask[]) {
    this.#waitingCount = tasks.length;
    for (const task of tasks.toReversed()) {
      const own = this.#waiting.get(task.competitionId);
      if (own) own.push(task);
      else this.#waiting.set(task.competitionId, [task]);
    }
  }

  get waiting(): number {
    return this.#waitingCount;
  }

  /**
   * The next submission for a grader, if there is one left.
   * @param last the competition it has the answers of.
   */
  next(last?: string): GradingTask | undefined {
    const competitionId =
      last !== undefined && this.#waiting.has(last) ? last : this.#mostWaiting();
    if (last !== undefined && last !== competitionId) this.#count(last, -1);
    if (competitionId === undefined) return undefined;
    if (last !== competitionId) this.#count(competitionId, 1);
    const own = this.#waiting.get(competitionId) as GradingTask[];
    const task = own.pop();
    this.#waitingCount--;
    if (own.length === 0) this.#waiting.delete(competitionId);
    return task;
  }

  /** The competition with most submissions for each grader that would then work on it. */
  #mostWaiting(): string | undefined {
    let most: { id: string; share: number } | undefined;
    for (const [id, tasks] of this.#waiting) {
      const share = tasks.length / (1 + (this.#graders.get(id) ?? 0));
      if (most === undefined || share > most.share) most = { id, share };
    }
    return most?.id;
  }

  #count(competitionId: string, change: number): void {
    this.#graders.set(competitionId, (this.#graders.get(competitionId) ?? 0) + change);
  }
}
