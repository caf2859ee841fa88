import { type Context, Hono } from "hono";
import type { SubmissionGrader, Verdict } from "../grading/verdict.ts";
import type { CallLog, CallStatus } from "./call-log.ts";
import { createTurns, type Turns } from "./turns.ts";
import { type FailedUpload, Uploads } from "./upload.ts";

/** One is larger than any honest submission; together they must not fill the disk. */
const UPLOAD_CAPS = { requestBytes: 512 * 1024 ** 2, allBytes: 1024 ** 3 };

const REFUSALS: Readonly<Record<FailedUpload, { status: 400 | 413 | 503; result: string }>> = {
  "too large": { status: 413, result: "The submission is larger than 512 MB and was not read." },
  "no room": {
    status: 503,
    result: "Too much is being uploaded at once. Send one submission after another.",
  },
  "cut off": { status: 400, result: "The upload ended before all of it had come." },
  "no field": { status: 400, result: 'Send the submission as the multipart field "file".' },
};
/** Rules quote names and values from the submission, which may be of any length. */
const MAX_ANSWER_CHARS = 2000;

const NOT_CHECKED = "The submission could not be checked. This is not the submission's fault.";

export interface ValidationOptions {
  grader: SubmissionGrader;
  log: CallLog;
  /** Told how each call ended. */
  onCall?: (status: CallStatus) => void;
  /** Where an upload lies while it is checked; agents must not see it. */
  scratchFolder: string;
  /** Aborted when nobody waits for a reply any more. */
  signal: AbortSignal;
}

/**
 * What an agent may ask: `GET /health`, and `POST /validate` with a multipart field `file`.
 * Submissions are checked one at a time, and whoever uploads slowly keeps nobody waiting. The answer
 * says whether a submission is valid or which rule it breaks, and nothing that is computed from the
 * answers' values: no score, and no text of an unexpected error.
 */
export function validationApp(options: ValidationOptions): Hono {
  const app = new Hono();
  const uploads = new Uploads(options.scratchFolder, UPLOAD_CAPS);
  const turns = createTurns();

  app.get("/health", (context) => context.json({ status: "running" }));

  app.post("/validate", (context) => validate(context, uploads, turns, options));

  app.notFound((context) => context.json({ result: "Ask POST /validate or GET /health." }, 404));
  app.onError(async (error, context) => {
    // The log may be what failed.
    await logged(options, "not-graded", error.message).catch(() => {});
    return context.json({ result: NOT_CHECKED }, 500);
  });
  return app;
}

function validate(
  context: Context,
  uploads: Uploads,
  turns: Turns,
  options: ValidationOptions,
): Promise<Response> {
  return uploads.use(context.req.raw, async (upload) => {
    if (typeof upload === "string") {
      const { status, result } = REFUSALS[upload];
      await logged(options, "refused", result);
      return context.json({ result }, status);
    }
    const { file, ...sent } = upload;
    const verdict = await turns(() => gradeUpload(file, options));
    const { result, detail } = answerTo(verdict);
    await logged(options, verdict.status, detail, sent);
    return context.json({ result: shortened(result) });
  });
}

async function gradeUpload(
  upload: string,
  { grader, signal }: ValidationOptions,
): Promise<Verdict> {
  if (signal.aborted) {
    return { status: "not-graded", message: "The run ended before its turn came." };
  }
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

function shortened(answer: string): string {
  return answer.length > MAX_ANSWER_CHARS ? `${answer.slice(0, MAX_ANSWER_CHARS)} ...` : answer;
}

async function logged(
  { log, onCall }: ValidationOptions,
  ...call: Parameters<CallLog["add"]>
): Promise<void> {
  onCall?.(call[0]);
  await log.add(...call);
}
