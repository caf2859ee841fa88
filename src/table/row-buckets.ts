import { type FileHandle, open, rm } from "node:fs/promises";
import { join } from "node:path";

const BUFFER_BYTES = 1 << 19;
/** A row's place and length, before its bytes. */
const HEAD_BYTES = 8;

/**
 * Orders rows of text that do not fit in memory: they are put down in files by ranges of their
 * places, and each range is then read and ordered by itself.
 */
export class RowBuckets {
  readonly #rowsPerBucket: number;
  readonly #buckets: Bucket[];

  private constructor(rowsPerBucket: number, buckets: Bucket[]) {
    this.#rowsPerBucket = rowsPerBucket;
    this.#buckets = buckets;
  }

  /** @param folder where the files go; `close` removes them. */
  static async open(folder: string, rowCount: number, rowsPerBucket: number): Promise<RowBuckets> {
    const buckets: Bucket[] = [];
    for (let first = 0; first < rowCount; first += rowsPerBucket) {
      buckets.push(await Bucket.open(join(folder, `rows-from-${first}`)));
    }
    return new RowBuckets(rowsPerBucket, buckets);
  }

  /**
   * Adds a row, whose place in the order is `place`; its bytes are copied.
   * @returns a promise to wait for before the next row, if the disk has to be waited for.
   */
  add(place: number, row: Buffer): Promise<void> | undefined {
    const bucket = this.#buckets[Math.floor(place / this.#rowsPerBucket)]!;
    if (!bucket.hasRoomFor(row.length)) {
      const held = Buffer.from(row);
      return bucket.flush(held.length).then(() => bucket.add(place, held));
    }
    bucket.add(place, row);
    return undefined;
  }

  /** All rows, in order of their places, some at a time. */
  async *inOrder(): AsyncGenerator<Buffer> {
    for (const [index, bucket] of this.#buckets.entries()) {
      yield ordered(await bucket.readAll(), index * this.#rowsPerBucket, this.#rowsPerBucket);
    }
  }

  async close(): Promise<void> {
    for (const bucket of this.#buckets) await bucket.remove();
  }
}

class Bucket {
  readonly #path: string;
  readonly #file: FileHandle;
  #buffer = Buffer.allocUnsafeSlow(BUFFER_BYTES);
  #used = 0;

  private constructor(path: string, file: FileHandle) {
    this.#path = path;
    this.#file = file;
  }

  static async open(path: string): Promise<Bucket> {
    return new Bucket(path, await open(path, "w+"));
  }

  hasRoomFor(byteCount: number): boolean {
    return this.#used + HEAD_BYTES + byteCount <= this.#buffer.length;
  }

  add(place: number, row: Buffer): void {
    const buffer = this.#buffer;
    buffer.writeUInt32LE(place, this.#used);
    buffer.writeUInt32LE(row.length, this.#used + 4);
    buffer.set(row, this.#used + HEAD_BYTES);
    this.#used += HEAD_BYTES + row.length;
  }

  /** Empties the buffer, and makes it large enough for a row of so many bytes. */
  async flush(byteCount = 0): Promise<void> {
    await this.#file.writeFile(this.#buffer.subarray(0, this.#used));
    this.#used = 0;
    if (!this.hasRoomFor(byteCount)) this.#buffer = Buffer.allocUnsafeSlow(HEAD_BYTES + byteCount);
  }

  async readAll(): Promise<Buffer> {
    await this.flush();
    const { size } = await this.#file.stat();
    const bytes = Buffer.allocUnsafeSlow(size);
    for (let at = 0; at < size; ) {
      const { bytesRead } = await this.#file.read(bytes, at, size - at, at);
      if (bytesRead === 0) throw new Error(`${this.#path} became shorter while it was read`);
      at += bytesRead;
    }
    return bytes;
  }

  async remove(): Promise<void> {
    await this.#file.close();
    await rm(this.#path, { force: true });
  }
}

function ordered(bytes: Buffer, firstPlace: number, placeCount: number): Buffer {
  const starts = new Float64Array(placeCount).fill(-1);
  let size = 0;
  for (let at = 0; at < bytes.length; ) {
    const length = bytes.readUInt32LE(at + 4);
    starts[bytes.readUInt32LE(at) - firstPlace] = at;
    size += length;
    at += HEAD_BYTES + length;
  }
  const output = Buffer.allocUnsafeSlow(size);
  let used = 0;
  for (const start of starts) {
    if (start < 0) continue;
    const length = bytes.readUInt32LE(start + 4);
    used += bytes.copy(output, used, start + HEAD_BYTES, start + HEAD_BYTES + length);
  }
  return output;
}
