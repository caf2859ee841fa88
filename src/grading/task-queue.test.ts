import fc from "fast-check";
import { expect, test } from "vitest";
import { TaskQueue } from "./task-queue.ts";

const tasksOf = (ids: readonly string[]) =>
  ids.map((competitionId, index) => ({ competitionId, submissionPath: "x", index }));

test("a grader stays with its competition, then takes what has most waiting", () => {
  const queue = new TaskQueue(tasksOf(["a", "b", "a", "b", "b"]));
  const taken: string[] = [];
  for (let task = queue.next(); task; task = queue.next(task.competitionId)) {
    taken.push(`${task.competitionId}${task.index}`);
  }
  expect(taken).toEqual(["b1", "b3", "b4", "a0", "a2"]);
});

test("a second grader takes another competition while there is one", () => {
  const queue = new TaskQueue(tasksOf(["a", "a", "a", "b", "b"]));
  expect([queue.next()?.competitionId, queue.next()?.competitionId]).toEqual(["a", "b"]);
});

test("law: every task is handed out once, however graders take turns", () => {
  const ids = fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 40 });
  fc.assert(
    fc.property(ids, fc.infiniteStream(fc.nat(2)), (given, turns) => {
      const queue = new TaskQueue(tasksOf(given));
      const last: (string | undefined)[] = [];
      const indexes: number[] = [];
      for (const grader of turns) {
        const task = queue.next(last[grader]);
        if (!task) break;
        last[grader] = task.competitionId;
        indexes.push(task.index);
      }
      expect(queue.waiting).toBe(0);
      expect(indexes.sort((a, b) => a - b)).toEqual(given.map((_, index) => index));
    }),
  );
});
