/**
 * Aborts when the user presses Ctrl-C, the terminal is closed or the program is told to end; a second
 * Ctrl-C ends it at once.
 */
export function abortOnInterrupt(): AbortSignal {
  const controller = new AbortController();
  const abort = () => {
    process.stderr.write("\nStopping; the same run group can be resumed.\n");
    controller.abort();
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, abort);
  return controller.signal;
}
