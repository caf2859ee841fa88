import { type FileHandle, open } from "node:fs/promises";
import type { OutputFile } from "../competition/definition.ts";

const BUFFER_BYTES = 1 << 20;

/** A new file that is written piece by piece; pieces are gathered before they go to the disk. */
export class BufferedFile implements OutputFile {
  readonly #file: FileHandle;
  readonly #buffer = Buffer.alloc(BUFFER_BYTES);
  #used = 0;

  private constructor(file: FileHandle) {
    this.#file = file;
  }

  static async create(path: string): Promise<BufferedFile> {
    return new BufferedFile(await open(path, "w"));
  }

  async write(bytes: Uint8Array): Promise<void> {
    if (this.#used + bytes.length > BUFFER_BYTES) await this.#flush();
    if (bytes.length > BUFFER_BYTES) await this.#file.writeFile(bytes);
    else {
      this.#buffer.set(bytes, this.#used);
      this.#used += bytes.length;
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    try {
      await this.#flush();
    } finally {
      await this.#file.close();
    }
  }

  async #flush(): Promise<void> {
    await this.#file.writeFile(this.#buffer.subarray(0, this.#used));
    this.#used = 0;
  }
}
