import { open } from "node:fs/promises";
import { onDemand } from "bson";
import type { BsonDocument, BsonElement } from "../competition/definition.ts";

const READ_BYTES = 1 << 22;
const LENGTH_BYTES = 4;
/** A document's length and the zero byte at its end. */
const FRAME_BYTES = 5;
/** MongoDB's own limit is 16 MB; anything far above is no BSON file. */
const MAX_DOCUMENT_BYTES = 1 << 28;

/** The documents of a BSON file, one after another; their bytes are valid until the next one. */
export async function* bsonDocuments(path: string): AsyncGenerator<BsonDocument> {
  const file = await open(path);
  try {
    let buffer = Buffer.alloc(READ_BYTES);
    let start = 0;
    let end = 0;
    for (;;) {
      const held = end - start;
      const length = held >= LENGTH_BYTES ? buffer.readInt32LE(start) : undefined;
      if (length !== undefined && (length < FRAME_BYTES || length > MAX_DOCUMENT_BYTES)) {
        throw new Error(`${path} is not BSON: a document of ${length} bytes`);
      }
      if (length !== undefined && held >= length) {
        yield new FiledDocument(buffer.subarray(start, start + length));
        start += length;
        continue;
      }
      const room =
        length !== undefined && length > buffer.length ? Buffer.alloc(2 * length) : buffer;
      buffer.copy(room, 0, start, end);
      buffer = room;
      start = 0;
      end = held;
      const { bytesRead } = await file.read(buffer, end, buffer.length - end);
      if (bytesRead === 0) break;
      end += bytesRead;
    }
    if (end > start) throw new Error(`${path} ends in the middle of a BSON document`);
  } finally {
    await file.close();
  }
}

const INT32 = 0x10;
const INT64 = 0x12;

/** A document as it lies in a file: nothing is converted, so nothing can change. */
class FiledDocument implements BsonDocument {
  readonly bytes: Buffer;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }

  elements(): BsonElement[] {
    const { bytes } = this;
    return Array.from(onDemand.parseToElements(bytes), (element) => {
      const [type, nameOffset, nameLength, offset, length] = element;
      return {
        name: bytes.toString("utf8", nameOffset, nameOffset + nameLength),
        bytes: bytes.subarray(nameOffset - 1, offset + length),
        integer: integerAt(bytes, type, offset),
      };
    });
  }

  withElements(elements: readonly BsonElement[]): Buffer {
    const content = elements.map(({ bytes }) => bytes);
    const length = content.reduce((sum, { length }) => sum + length, FRAME_BYTES);
    const frame = Buffer.alloc(LENGTH_BYTES);
    frame.writeInt32LE(length);
    return Buffer.concat([frame, ...content, Buffer.alloc(1)], length);
  }
}

function integerAt(bytes: Buffer, type: number, offset: number): bigint | undefined {
  if (type === INT32) return BigInt(bytes.readInt32LE(offset));
  return type === INT64 ? bytes.readBigInt64LE(offset) : undefined;
}
