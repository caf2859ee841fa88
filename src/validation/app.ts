import { createHash, randomUUID } from "node:crypto";
import { appendFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { SubmissionGrader, Verdict } from "../grading/verdict.ts";

/** Larger than any honest submission. */
const MAX_UPLOAD_BYTES = 512 * 1024 ** 2;

export interface ValidationOptions {
  grader: SubmissionGrader;
  /** JSON Lines file that gets one line a call. */
  logFile: string;
  /** Where an upload lies while it is checked; agents must not see it. */
  scratchFolder: string;
}

/**
 * What an agent may ask: `GET /health`, and `POST /validate` with a multipart field `file`. The
 * answer says whether a submission is valid or which rule it breaks, and nothing that is computed
 * from the answers' values: no score, and no text of an unexpected error.
 */
export function validationApp(options: ValidationOptions): Hono {
  const app = new Hono();
  let previous: Promise<unknown> = Promise.resolve();

  app.get("/health", (context) => context.json({ status: "running" }));

  const limit = bodyLimit({
    maxSize: MAX_UPLOAD_BYTES,
    onError: (context) =>
      context.json({ result: "The submission is larger than 512 MB and was not read." }, 413),
  });
  app.post("/validate", limit, async (context) => {
    const { file } = await context.req.parseBody().catch(() => ({ file: undefined }));
    if (!(file instanceof File)) {
      return context.json({ result: 'Send the submission as the multipart field "file".' }, 400);
    }
    const content = Buffer.from(await file.arrayBuffer());
    // One check at a time: an agent cannot load the host by asking often.
    const answer = previous.then(() => check(content, options));
    previous = answer;
    return context.json({ result: await answer });
  });

  app.notFound((context) => context.json({ result: "Ask POST /validate or GET /health." }, 404));
  app.onError((_, context) => context.json({ result: NOT_CHECKED }, 500));
  return app;
}

const NOT_CHECKED = "The submission could not be checked. This is not the submission's fault.";

async function check(content: Buffer, options: ValidationOptions): Promise<string> {
  const upload = join(options.scratchFolder, `${randomUUID()}.csv`);
  const verdict = await gradeUpload(content, upload, options.grader);
  const { result, detail } = answerTo(verdict);
  const call = {
    time: new Date().toISOString(),
    sha256: createHash("sha256").update(content).digest("hex"),
    bytes: content.length,
    status: verdict.status,
    detail,
  };
  await appendFile(options.logFile, `${JSON.stringify(call)}\n`);
  return result;
}

async function gradeUpload(
  content: Buffer,
  upload: string,
  grader: SubmissionGrader,
): Promise<Verdict> {
  try {
    await writeFile(upload, content);
    return await grader.grade(upload);
  } catch (error) {
    return { status: "not-graded", message: (error as Error).message };
  } finally {
    await rm(upload, { force: true });
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
