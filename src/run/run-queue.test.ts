import { expect, test } from "vitest";
import { RunQueue } from "./run-queue.ts";
import type { RunRecord } from "./run-record.ts";

const runs = ["a", "b", "c"].map((id) => ({ id }) as RunRecord);
const never = new AbortController().signal;

test("runs come in order, one that rests when its time has come, and then no more", async () => {
  const queue = new RunQueue(runs);
  const [a] = [await queue.next(never)];
  queue.postpone(a as RunRecord, 0.1);
  const order = [];
  for (let run = await queue.next(never); run; run = await queue.next(never)) order.push(run.id);
  expect(order).toEqual(["b", "c", "a"]);
});

test("waiting ends when the signal aborts", async () => {
  const queue = new RunQueue([]);
  queue.postpone(runs[0], 1000);
  const controller = new AbortController();
  const next = queue.next(controller.signal);
  controller.abort();
  expect(await next).toBeUndefined();
});
