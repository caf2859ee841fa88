import { randomUUID } from "node:crypto";
import { appendFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { type Context, Hono } from "hono";
import type { SubmissionGrader, Verdict } from "../grading/verdict.ts";
import { createTurns, type Turns } from "./turns.ts";
import { extractUpload, saveBody, type Upload } from "./upload.ts";

/** Larger than any honest submission. */
const MAX_UPLOAD_BYTES = 512 * 1024 ** 2;

const TOO_LARGE = "The submission is larger than 512 MB and was not read.";
const CUT_OFF = "The upload ended before all of it had come.";
const NO_FILE = 'Send the submission as the multipart field "file".';
const NOT_CHECKED = "The submission could not be checked. This is not the submission's fault.";

export interface ValidationOptions {
  grader: SubmissionGrader;
  /** JSON Lines file that gets one line a call. */
  logFile: string;
  /** Where an upload lies while it is checked; agents must not see it. */
  scratchFolder: string;
  /** The calls of one run wait for each other. */
  turns: Turns;
}

/** What is uploaded to any run is read into memory by one call at a time. */
const readingTurns = createTurns();

/**
 * What an agent may ask: `GET /health`, and `POST /validate` with a multipart field `file`. The
 * answer says whether a submission is valid or which rule it breaks, and nothing that is computed
 * from the answers' values: no score, and no text of an unexpected error.
 */
export function validationApp(options: ValidationOptions): Hono {
  const app = new Hono();

  app.get("/health", (context) => context.json({ status: "running" }));

  app.post("/validate", (context) => options.turns(() => validate(context, options)));

  app.notFound((context) => context.json({ result: "Ask POST /validate or GET /health." }, 404));
  app.onError(async (error, context) => {
    // The log may be what failed.
    await logCall(options, "not-graded", error.message).catch(() => {});
    return context.json({ result: NOT_CHECKED }, 500);
  });
  return app;
}

async function validate(context: Context, options: ValidationOptions): Promise<Response> {
  const upload = join(options.scratchFolder, `${randomUUID()}.csv`);
  const body = `${upload}.body`;
  try {
    const saved = await saveBody(context.req.raw, body, MAX_UPLOAD_BYTES);
    if (saved === "too large") return await refuse(context, options, 413, TOO_LARGE);
    if (saved === "cut off") return await refuse(context, options, 400, CUT_OFF);
    return await readingTurns(async () => {
      const uploaded = await extractUpload(body, context.req.header("content-type") ?? "", upload);
      if (!uploaded) return refuse(context, options, 400, NO_FILE);
      const verdict = await gradeUpload(upload, options.grader);
      const { result, detail } = answerTo(verdict);
      await logCall(options, verdict.status, detail, uploaded);
      return context.json({ result });
    });
  } finally {
    await rm(body, { force: true });
    await rm(upload, { force: true });
  }
}

/** What is no submission at all. */
async function refuse(
  context: Context,
  options: ValidationOptions,
  status: 400 | 413,
  result: string,
): Promise<Response> {
  await logCall(options, "refused", result);
  return context.json({ result }, status);
}

async function gradeUpload(upload: string, grader: SubmissionGrader): Promise<Verdict> {
  try {
    return await grader.grade(upload);
  } catch (error) {
    return { status: "not-graded", message: (error as Error).message };
  }
}

/** What the agent is told, and what only the log keeps. */
function answerTo(verdict: Verdict): { result: string; detail?: string } {
  switch (verdict.status) {
    case "valid":
      return { result: "The submission is valid." };
    case "invalid":
      return {
        result: `The submission is invalid. ${verdict.message}`,
        detail: verdict.violation.rule,
      };
    case "unreadable":
      return { result: `The submission is invalid. ${verdict.message}` };
    default:
      return { result: NOT_CHECKED, detail: verdict.message };
  }
}

async function logCall(
  { logFile }: ValidationOptions,
  status: Verdict["status"] | "refused",
  detail?: string,
  upload?: Upload,
): Promise<void> {
  const call = { time: new Date().toISOString(), ...upload, status, detail };
  await appendFile(logFile, `${JSON.stringify(call)}\n`);
}
