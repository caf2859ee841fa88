import { createHash, type Hash } from "node:crypto";
import { createWriteStream, openAsBlob } from "node:fs";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";

/** What was uploaded, as the log of validation calls names it. */
export interface Upload {
  sha256: string;
  bytes: number;
}

/** What became of a request's body. */
export type SavedBody = "saved" | "too large" | "cut off";

/** Writes a request's body to a file as it comes, without holding it in memory. */
export async function saveBody(
  request: Request,
  file: string,
  maxBytes: number,
): Promise<SavedBody> {
  if (Number(request.headers.get("content-length")) > maxBytes) return "too large";
  let bytes = 0;
  const counting = new Transform({
    transform(chunk: Buffer, _, done) {
      bytes += chunk.length;
      done(bytes > maxBytes ? new Error("too large") : null, chunk);
    },
  });
  const body = request.body ? Readable.fromWeb(request.body as ReadableStream) : Readable.from([]);
  try {
    await pipeline(body, counting, createWriteStream(file));
    return "saved";
  } catch (error) {
    if (bytes > maxBytes) return "too large";
    // A full disk, say: not the agent's doing.
    if ((error as NodeJS.ErrnoException).syscall) throw error;
    return "cut off";
  }
}

/**
 * Takes the multipart field `file` out of a saved body and writes it to a file of its own.
 * @returns undefined when the body has no such field or is no multipart form.
 */
export async function extractUpload(
  bodyFile: string,
  contentType: string,
  file: string,
): Promise<Upload | undefined> {
  const body = new Response(await openAsBlob(bodyFile), {
    headers: { "content-type": contentType },
  });
  const field = await body.formData().then(
    (form) => form.get("file"),
    () => null,
  );
  if (!(field instanceof File)) return undefined;
  const hash = createHash("sha256");
  await pipeline(
    Readable.fromWeb(field.stream() as ReadableStream),
    hashing(hash),
    createWriteStream(file),
  );
  return { sha256: hash.digest("hex"), bytes: field.size };
}

function hashing(hash: Hash): Transform {
  return new Transform({
    transform(chunk, _, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
}
