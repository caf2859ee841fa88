import { createHash, randomUUID } from "node:crypto";
import { open, rm } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import { boundaryOf, copyFormField } from "./multipart.ts";

/** What was uploaded, as the log of validation calls names it. */
export interface Upload {
  sha256: string;
  bytes: number;
}

/** Why a request brought no submission. */
export type FailedUpload = "too large" | "no room" | "cut off" | "no field";

export interface UploadCaps {
  /** Of one request as a whole. */
  requestBytes: number;
  /** Of all requests that are being read or checked. */
  allBytes: number;
}

/** Keeps what comes in the multipart field `file` in files of a folder, as long as it is needed. */
export class Uploads {
  readonly #folder: string;
  readonly #caps: UploadCaps;
  #bytes = 0;

  constructor(folder: string, caps: UploadCaps) {
    this.#folder = folder;
    this.#caps = caps;
  }

  /**
   * Writes a request's submission to a file as it comes, without holding it in memory, and removes
   * the file when the task with it has ended.
   */
  async use<T>(
    request: Request,
    task: (upload: (Upload & { file: string }) | FailedUpload) => Promise<T>,
  ): Promise<T> {
    const file = join(this.#folder, `${randomUUID()}.csv`);
    const reading: Reading = { bytes: 0, problem: "no field" };
    try {
      const upload = await this.#receive(request, file, reading);
      return await task(upload ? { ...upload, file } : reading.problem);
    } finally {
      await rm(file, { force: true });
      this.#bytes -= reading.bytes;
    }
  }

  async #receive(request: Request, file: string, reading: Reading): Promise<Upload | undefined> {
    if (Number(request.headers.get("content-length")) > this.#caps.requestBytes) {
      reading.problem = "too large";
      return undefined;
    }
    const boundary = boundaryOf(request.headers.get("content-type") ?? "");
    if (boundary === undefined || !request.body) return undefined;
    const hash = createHash("sha256");
    let bytes = 0;
    await using target = await open(file, "w");
    const body = this.#limited(Readable.fromWeb(request.body as ReadableStream), reading);
    const isWhole = await copyFormField(body, boundary, "file", async (part) => {
      hash.update(part);
      bytes += part.length;
      await target.writeFile(part);
    });
    return isWhole ? { sha256: hash.digest("hex"), bytes } : undefined;
  }

  /** What comes, until it breaks off or goes beyond a cap. */
  async *#limited(body: AsyncIterable<Uint8Array>, reading: Reading): AsyncGenerator<Uint8Array> {
    const { requestBytes, allBytes } = this.#caps;
    try {
      for await (const chunk of body) {
        reading.bytes += chunk.length;
        this.#bytes += chunk.length;
        if (reading.bytes > requestBytes) reading.problem = "too large";
        else if (this.#bytes > allBytes) reading.problem = "no room";
        else {
          yield chunk;
          continue;
        }
        return;
      }
    } catch {
      reading.problem = "cut off";
    }
  }
}

/** A request as far as it was read. */
interface Reading {
  bytes: number;
  /** What it is if no submission comes of it. */
  problem: FailedUpload;
}
