import { type FileHandle, open } from "node:fs/promises";

/** Around each record: its length (8 bytes) with a checksum (4), and a checksum after it (4). */
const HEAD_BYTES = 12;
const TAIL_BYTES = 4;

/**
 * The values of the feature `image_name` in a file of TFRecords of `Example` messages, one record
 * in memory at a time.
 * @throws when the file ends within a record or a record lacks the feature.
 */
export async function* imageNames(path: string): AsyncGenerator<string> {
  const file = await open(path);
  try {
    for (let position = 0; ; ) {
      const head = await readBytes(file, position, HEAD_BYTES);
      if (head.length === 0) return;
      const length = head.length === HEAD_BYTES ? Number(head.readBigUInt64LE()) : Number.NaN;
      const record = await readBytes(file, position + HEAD_BYTES, length || 0);
      if (record.length !== length) throw new Error(`${path} ends within a record.`);
      const name = imageName(record);
      if (name === undefined) throw new Error(`A record of ${path} has no image_name.`);
      yield name;
      position += HEAD_BYTES + length + TAIL_BYTES;
    }
  } finally {
    await file.close();
  }
}

/**
 * The name of a file of records within another numbering, such as `ld_test00-1338.tfrec` for
 * `ld_train01-1338.tfrec`: the count after the first "-" stays as it is, checked or not.
 */
export function renumberedRecord(file: string, prefix: string, number: number): string {
  const count = file.replace(/\.tfrec$/, "").split("-")[1];
  if (count === undefined) throw new Error(`The record file ${file} has no count in its name.`);
  return `${prefix}${String(number).padStart(2, "0")}-${count}.tfrec`;
}

async function readBytes(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}

/** Example { 1: Features { 1: map<string, Feature { 1: BytesList { 1: bytes } }> } } */
function imageName(record: Buffer): string | undefined {
  for (const features of fieldsOf(record, 1)) {
    for (const entry of fieldsOf(features, 1)) {
      const [key] = fieldsOf(entry, 1);
      if (key?.toString() !== "image_name") continue;
      const [feature = Buffer.alloc(0)] = fieldsOf(entry, 2);
      const [list = Buffer.alloc(0)] = fieldsOf(feature, 1);
      const [value] = fieldsOf(list, 1);
      return value?.toString();
    }
  }
  return undefined;
}

/** The length-delimited fields of one number in a protocol buffer message. */
function fieldsOf(message: Buffer, wanted: number): Buffer[] {
  const found: Buffer[] = [];
  for (let at = 0; at < message.length; ) {
    const tag = readVarint(message, at);
    const { value: length, end } = readVarint(message, tag.end);
    // All that is asked for here is length-delimited (wire type 2); other types do not occur.
    if ((tag.value & 7) !== 2) throw new Error("A record is not an Example message.");
    if (tag.value >> 3 === wanted) found.push(message.subarray(end, end + length));
    at = end + length;
  }
  return found;
}

function readVarint(bytes: Buffer, start: number): { value: number; end: number } {
  let value = 0;
  for (let at = start, scale = 1; at < bytes.length; at++, scale *= 128) {
    value += (bytes[at] & 127) * scale;
    if (bytes[at] < 128) return { value, end: at + 1 };
  }
  throw new Error("A record ends within a number.");
}
