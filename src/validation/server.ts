import { randomBytes } from "node:crypto";
import type { Server } from "node:http";
import { join } from "node:path";
import { createAdaptorServer, type HttpBindings } from "@hono/node-server";
import type { SubmissionGrader } from "../grading/verdict.ts";
import { validationApp } from "./app.ts";
import { CallLog, type CallStatus } from "./call-log.ts";

/** As many calls at once, too. More than an agent needs, and too few to use up open files. */
const MAX_CONNECTIONS = 32;

export interface ValidationServerOptions {
  grader: SubmissionGrader;
  /**
   * JSON Lines file that gets one line a call: time, sha256 and bytes of the submission, status
   * ("valid", "invalid", "unreadable", "not-graded", or "refused" for what is no submission), and as
   * detail the broken rule or what went wrong. Beyond 10 MiB, calls are only counted.
   */
  logFile: string;
  /**
   * Folder for the socket and for what is uploaded. Its path must be short, since a socket's can have
   * 107 bytes, and run folders may lie deeper.
   */
  scratchFolder: string;
  /** Told how each call ended. */
  onCall?: (status: CallStatus) => void;
}

/** A validation server that listens on a unix socket. */
export interface ValidationServer {
  socket: string;
  /**
   * Cuts off whoever is connected. A call that is being checked is still logged, others are not
   * checked.
   */
  close(): Promise<void>;
}

/** Starts the validation server of one run. */
export async function startValidationServer({
  grader,
  logFile,
  scratchFolder,
  onCall,
}: ValidationServerOptions): Promise<ValidationServer> {
  const socket = join(scratchFolder, `${randomBytes(8).toString("hex")}.sock`);
  const log = new CallLog(logFile);
  const closing = new AbortController();
  const { signal } = closing;
  const app = validationApp({ grader, log, onCall, scratchFolder, signal });
  const underWay = new Set<Promise<unknown>>();
  const fetch = async (request: Request, env: unknown) => {
    // One connection can send any number of calls without waiting for a reply.
    if (underWay.size >= MAX_CONNECTIONS) {
      (env as HttpBindings).incoming.socket.destroy();
      return new Response(null, { status: 503 });
    }
    const reply = Promise.resolve(app.fetch(request));
    underWay.add(reply);
    return reply.finally(() => underWay.delete(reply));
  };
  const server = createAdaptorServer({ fetch }) as Server;
  server.maxConnections = MAX_CONNECTIONS;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    // The agent is another user; only the sandbox it runs in is shown the socket.
    server.listen({ path: socket, readableAll: true, writableAll: true }, resolve);
  });
  return {
    socket,
    async close() {
      closing.abort();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      await Promise.allSettled(underWay);
      await log.close();
    },
  };
}
