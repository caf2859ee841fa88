// Runs one agent in a process sandbox, as a program of its own: orchestrator.fixture.ts REQUEST
import { readFileSync } from "node:fs";
import type { SandboxRequest } from "../sandbox.ts";
import { processSandbox } from "./process-sandbox.ts";

const request = JSON.parse(process.argv[2]) as SandboxRequest;
const result = await processSandbox.run(request, new AbortController().signal);
console.log(JSON.stringify({ result, log: readFileSync(request.logFile, "utf8") }));
