/**
 * Aborts when the user presses Ctrl-C or the program is told to end; a second Ctrl-C ends it at
 * once.
 */
export function abortOnInterrupt(): AbortSignal {
  const controller = new AbortController();
  const abort = () => {
    process.stderr.write("\nStopping; the same run group can be resumed.\n");
    controller.abort();
  };
  process.once("SIGINT", abort);
  process.once("SIGTERM", abort);
  return controller.signal;
}
