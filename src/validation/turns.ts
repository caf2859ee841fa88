/** Runs a task when all tasks handed in before it have ended. */
export type Turns = <T>(task: () => Promise<T>) => Promise<T>;

/** A queue in which one task runs at a time, whether or not those before it failed. */
export function createTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const result = last.then(task);
    last = result.catch(() => {});
    return result;
  };
}
