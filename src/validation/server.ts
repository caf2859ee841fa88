import { chmod, mkdtemp, rm } from "node:fs/promises";
import type { Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createAdaptorServer } from "@hono/node-server";
import type { SubmissionGrader } from "../grading/verdict.ts";
import { validationApp } from "./app.ts";
import { CallLog, type CallStatus } from "./call-log.ts";
import { createTurns } from "./turns.ts";

/** More than an agent needs, and too few to use up the orchestrator's open files. */
const MAX_CONNECTIONS = 32;

export interface ValidationServerOptions {
  /** Folder for temporary files, with a short path; the system's when not given. */
  scratchFolder?: string;
  /** Told how each call ended. */
  onCall?: (status: CallStatus) => void;
}

/** A validation server that listens on a unix socket. */
export interface ValidationServer {
  socket: string;
  /** Cuts off whoever is connected; a call that is being checked is still logged. */
  close(): Promise<void>;
}

/**
 * Starts the validation server of one run. The socket has a short path of its own, since run
 * folders may lie deeper than the 107 bytes that a socket's path can have.
 * @param logFile JSON Lines file that gets one line a call: time, sha256 and bytes of the
 *   submission, status ("valid", "invalid", "unreadable", "not-graded", or "refused" for what is
 *   no submission), and as detail the broken rule or what went wrong. Beyond 10 MiB, calls are
 *   only counted.
 */
export async function startValidationServer(
  grader: SubmissionGrader,
  logFile: string,
  { scratchFolder: parent = tmpdir(), onCall }: ValidationServerOptions = {},
): Promise<ValidationServer> {
  const scratchFolder = await mkdtemp(join(parent, "validation-"));
  const socket = join(scratchFolder, "validation.sock");
  const turns = createTurns();
  const log = new CallLog(logFile);
  const app = validationApp({ grader, log, onCall, scratchFolder, turns });
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  server.maxConnections = MAX_CONNECTIONS;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(socket, resolve);
  });
  // The agent is another user; only the sandbox it runs in is shown the socket.
  await chmod(socket, 0o666);
  return {
    socket,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      await turns(async () => {});
      await log.close();
      await rm(scratchFolder, { recursive: true, force: true });
    },
  };
}
