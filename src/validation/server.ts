import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createAdaptorServer } from "@hono/node-server";
import type { SubmissionGrader } from "../grading/verdict.ts";
import { validationApp } from "./app.ts";

/** A validation server that listens on a unix socket. */
export interface ValidationServer {
  socket: string;
  close(): Promise<void>;
}

/**
 * Starts the validation server of one run. The socket has a short path of its own, since run
 * folders may lie deeper than the 107 bytes that a socket's path can have.
 * @param logFile JSON Lines file that gets one line a call.
 */
export async function startValidationServer(
  grader: SubmissionGrader,
  logFile: string,
): Promise<ValidationServer> {
  const scratchFolder = await mkdtemp(join(tmpdir(), "mlebench-validation-"));
  const socket = join(scratchFolder, "validation.sock");
  const app = validationApp({ grader, logFile, scratchFolder });
  const server = createAdaptorServer({ fetch: app.fetch });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(socket, resolve);
  });
  // The agent is another user; only the sandbox it runs in is shown the socket.
  await chmod(socket, 0o666);
  return {
    socket,
    async close() {
      if ("closeAllConnections" in server) server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(scratchFolder, { recursive: true, force: true });
    },
  };
}
