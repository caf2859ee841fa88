// Runs one agent in a sandbox, as a program of its own: orchestrator.fixture.ts REQUEST [IMAGE]
import { readFileSync } from "node:fs";
import { chooseSandbox } from "./choose-sandbox.ts";
import type { SandboxRequest } from "./sandbox.ts";

const [requestText, image] = process.argv.slice(2);
const request = JSON.parse(requestText) as SandboxRequest;
const sandbox = await chooseSandbox(image ? "docker" : "process", { image });
const result = await sandbox.run(request, new AbortController().signal);
console.log(JSON.stringify({ result, log: readFileSync(request.logFile, "utf8") }));
