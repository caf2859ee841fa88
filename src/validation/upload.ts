import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import { boundaryOf, copyFormField } from "./multipart.ts";

/** What was uploaded, as the log of validation calls names it. */
export interface Upload {
  sha256: string;
  bytes: number;
}

/** Why a request brought no submission. */
export type FailedUpload = "too large" | "cut off" | "no field";

/**
 * Writes the multipart field `file` of a request to a file as it comes, without holding it in
 * memory.
 * @param maxBytes of the whole request.
 */
export async function receiveUpload(
  request: Request,
  file: string,
  maxBytes: number,
): Promise<Upload | FailedUpload> {
  if (Number(request.headers.get("content-length")) > maxBytes) return "too large";
  const boundary = boundaryOf(request.headers.get("content-type") ?? "");
  if (boundary === undefined || !request.body) return "no field";
  let received = 0;
  let problem: FailedUpload = "no field";
  async function* limited(body: AsyncIterable<Uint8Array>) {
    try {
      for await (const chunk of body) {
        received += chunk.length;
        if (received > maxBytes) {
          problem = "too large";
          return;
        }
        yield chunk;
      }
    } catch {
      problem = "cut off";
    }
  }
  const hash = createHash("sha256");
  let bytes = 0;
  await using target = await open(file, "w");
  const body = Readable.fromWeb(request.body as ReadableStream);
  const isWhole = await copyFormField(limited(body), boundary, "file", async (part) => {
    hash.update(part);
    bytes += part.length;
    await target.writeFile(part);
  });
  return isWhole ? { sha256: hash.digest("hex"), bytes } : problem;
}
