import { createWriteStream, type WriteStream } from "node:fs";
import type { Readable } from "node:stream";

/** A log file that takes output up to a size, and then says how much it left out. */
export class CappedLog {
  readonly #file: WriteStream;
  readonly #maxBytes: number;
  #kept = 0;
  #leftOut = 0;

  constructor(path: string, maxBytes: number) {
    this.#file = createWriteStream(path);
    this.#maxBytes = maxBytes;
    // A full disk must not stop the agent: what cannot be written is left out.
    this.#file.on("error", () => {});
  }

  /** Takes all that a stream gives, as fast as it comes. */
  take(stream: Readable): void {
    const resume = () => stream.resume();
    this.#file.on("drain", resume).on("close", resume);
    stream.on("data", (chunk: Buffer) => {
      const part = this.#file.destroyed
        ? chunk.subarray(0, 0)
        : chunk.subarray(0, this.#maxBytes - this.#kept);
      this.#kept += part.length;
      this.#leftOut += chunk.length - part.length;
      if (part.length > 0 && !this.#file.write(part)) stream.pause();
    });
    stream.on("error", () => {});
  }

  async close(): Promise<void> {
    if (this.#file.destroyed) return;
    if (this.#leftOut > 0) {
      this.#file.write(`\n[mlebench: ${this.#leftOut} further bytes of output were left out]\n`);
    }
    await new Promise<void>((resolve) => this.#file.once("close", resolve).end());
  }
}
