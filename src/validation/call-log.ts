import { appendFile } from "node:fs/promises";
import type { Verdict } from "../grading/verdict.ts";
import type { Upload } from "./upload.ts";

const MAX_BYTES = 10 * 1024 ** 2;
const MAX_DETAIL_CHARS = 1000;

/** "refused": what was sent is no submission. */
export type CallStatus = Verdict["status"] | "refused";

/** Keeps a line for every call of a validation server, up to a size; then counts what it leaves out. */
export class CallLog {
  readonly #file: string;
  readonly #maxBytes: number;
  #bytes = 0;
  #leftOut = 0;

  constructor(file: string, maxBytes = MAX_BYTES) {
    this.#file = file;
    this.#maxBytes = maxBytes;
  }

  async add(status: CallStatus, detail?: string, upload?: Upload): Promise<void> {
    const time = new Date().toISOString();
    const call = { time, ...upload, status, detail: detail?.slice(0, MAX_DETAIL_CHARS) };
    const line = `${JSON.stringify(call)}\n`;
    if (this.#bytes + line.length > this.#maxBytes) {
      this.#leftOut++;
      return;
    }
    await appendFile(this.#file, line);
    this.#bytes += Buffer.byteLength(line);
  }

  /** Says how many calls were left out. */
  async close(): Promise<void> {
    if (this.#leftOut === 0) return;
    const time = new Date().toISOString();
    const line = { time, status: "left-out", detail: `${this.#leftOut} further calls` };
    await appendFile(this.#file, `${JSON.stringify(line)}\n`);
  }
}
