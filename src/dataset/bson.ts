import { open } from "node:fs/promises";
import { onDemand } from "bson";

const READ_BYTES = 1 << 22;
const LENGTH_BYTES = 4;
/** A document's length and the zero byte at its end. */
const FRAME_BYTES = 5;
/** MongoDB's own limit is 16 MB; anything far above is no BSON file. */
const MAX_DOCUMENT_BYTES = 1 << 28;

/** The documents of a BSON file, one after another, as bytes that are valid until the next one. */
export async function* bsonDocuments(path: string): AsyncGenerator<Buffer> {
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
        yield buffer.subarray(start, start + length);
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

/** An element at the top level of a document: its name, and all its bytes. */
export interface BsonElement {
  name: string;
  bytes: Uint8Array;
  /** Its value where it is an integer of 32 or 64 bits. */
  integer: bigint | undefined;
}

const INT32 = 0x10;
const INT64 = 0x12;

/** The elements at the top level of a document, in order. */
export function bsonElements(document: Buffer): BsonElement[] {
  return Array.from(onDemand.parseToElements(document), (element) => {
    const [type, nameOffset, nameLength, offset, length] = element;
    return {
      name: document.toString("utf8", nameOffset, nameOffset + nameLength),
      bytes: document.subarray(nameOffset - 1, offset + length),
      integer:
        type === INT32
          ? BigInt(document.readInt32LE(offset))
          : type === INT64
            ? document.readBigInt64LE(offset)
            : undefined,
    };
  });
}

/** A document of the given elements. */
export function bsonDocument(elements: readonly BsonElement[]): Buffer {
  const content = elements.map(({ bytes }) => bytes);
  const length = content.reduce((sum, { length }) => sum + length, FRAME_BYTES);
  const frame = Buffer.alloc(LENGTH_BYTES);
  frame.writeInt32LE(length);
  return Buffer.concat([frame, ...content, Buffer.alloc(1)], length);
}
