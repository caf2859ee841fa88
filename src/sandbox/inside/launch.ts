/**
 * Runs beside the agent, inside its sandbox: offers the validation server on a local port, starts
 * the agent, and asks it to stop when its time is up. What must hold is enforced from outside.
 *
 * Arguments: SOCKET PORT SECONDS STATUS COMMAND...; port 0 takes any free one. The file descriptor
 * STATUS, unless it is "none", is told that the sandbox has started and how the agent ended, as JSON
 * lines. The exit code is the agent's, 128 and the signal's number where a signal ended it.
 */
import { spawn } from "node:child_process";
import { writeSync } from "node:fs";
import { type AddressInfo, connect, createServer } from "node:net";
import { constants } from "node:os";

// Node opens them when a socket is closed, and makes what it opens non-blocking: the agent, which has
// the same standard output and error, would then fail when it writes faster than is read.
for (const name of ["stdout", "stderr"]) Object.defineProperty(process, name, { value: undefined });

const [socket, port, seconds, statusPipe, command, ...args] = process.argv.slice(2);

function tell(status: object): void {
  if (statusPipe === "none") return;
  writeSync(Number(statusPipe), `${JSON.stringify(status)}\n`);
}

/** Reaches the agent and what it started, as far as it has not left the process group. */
function signalGroup(signal: NodeJS.Signals): void {
  process.kill(0, signal);
}

function startAgent(validationUrl: string): void {
  tell({ started: true });
  const agent = spawn(command, args, {
    env: { ...process.env, VALIDATION_URL: validationUrl },
    stdio: ["ignore", "inherit", "inherit"],
  });
  agent.on("error", (error) => {
    writeSync(2, `The agent's start command ${command} cannot be run: ${error.message}\n`);
    tell({ exitCode: 127, signal: null });
    process.exit(127);
  });
  agent.on("exit", (exitCode, signal) => {
    tell({ exitCode, signal });
    process.exit(exitCode ?? 128 + constants.signals[signal ?? "SIGKILL"]);
  });
  // A longer timer would fire at once.
  setTimeout(() => signalGroup("SIGTERM"), Math.min(Number(seconds) * 1000, 2 ** 31 - 1));
}

// The signal is meant for the agent.
process.on("SIGTERM", () => {});

// Standard input ends when the orchestrator does, however that dies.
process.stdin.resume().on("end", () => signalGroup("SIGKILL"));

const forwarder = createServer((client) => {
  const server = connect(socket);
  client.pipe(server).pipe(client);
  client.on("error", () => server.destroy());
  server.on("error", () => client.destroy());
});
forwarder.listen(Number(port), "127.0.0.1", () => {
  startAgent(`http://localhost:${(forwarder.address() as AddressInfo).port}`);
});
