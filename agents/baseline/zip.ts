import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { inflateRawSync } from "node:zlib";

/** A file inside a zip archive; `size` is its unpacked size in bytes. */
export interface ZipMember {
  name: string;
  size: number;
  read(): Buffer;
}

const endRecordSignature = 0x06054b50;
const endRecordSize = 22;
const longestComment = 65_535;
const storedMethod = 0;
const deflatedMethod = 8;

/** Lists the members of a zip archive from its central directory (APPNOTE 4.3); not for ZIP64. */
export function listZip(path: string): ZipMember[] {
  const size = withFile(path, (file) => fstatSync(file).size);
  const tailSize = Math.min(size, endRecordSize + longestComment);
  const tail = readAt(path, size - tailSize, tailSize);
  let end = tailSize - endRecordSize;
  while (end >= 0 && tail.readUInt32LE(end) !== endRecordSignature) end--;
  if (end < 0) throw new Error(`${path}: this is not a zip archive`);
  const count = tail.readUInt16LE(end + 10);
  const directoryOffset = tail.readUInt32LE(end + 16);
  if (count === 0xffff || directoryOffset === 0xffffffff) {
    throw new Error(`${path}: ZIP64 archives cannot be read`);
  }
  const directory = readAt(path, directoryOffset, tail.readUInt32LE(end + 12));
  const members: ZipMember[] = [];
  let at = 0;
  for (let k = 0; k < count; k++) {
    const nameLength = directory.readUInt16LE(at + 28);
    const name = directory.toString("utf8", at + 46, at + 46 + nameLength);
    const method = directory.readUInt16LE(at + 10);
    const packedSize = directory.readUInt32LE(at + 20);
    const offset = directory.readUInt32LE(at + 42);
    members.push({
      name,
      size: directory.readUInt32LE(at + 24),
      read: () => unpack(path, name, method, offset, packedSize),
    });
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return members.filter((member) => !member.name.endsWith("/"));
}

function unpack(path: string, name: string, method: number, offset: number, size: number): Buffer {
  const local = readAt(path, offset, 30);
  const start = offset + 30 + local.readUInt16LE(26) + local.readUInt16LE(28);
  const packed = readAt(path, start, size);
  if (method === storedMethod) return packed;
  if (method === deflatedMethod) return inflateRawSync(packed);
  throw new Error(`${path}: ${name} is packed with method ${method}, which cannot be read`);
}

function readAt(path: string, position: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  const count = withFile(path, (file) => readSync(file, bytes, 0, length, position));
  if (count !== length) throw new Error(`${path}: the archive is cut off`);
  return bytes;
}

function withFile<T>(path: string, use: (file: number) => T): T {
  const file = openSync(path, "r");
  try {
    return use(file);
  } finally {
    closeSync(file);
  }
}
