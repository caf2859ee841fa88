import { readSync } from "node:fs";

const MAGIC = Buffer.from("\x93NUMPY", "latin1");
const ALIGNMENT = 64;

/** What the head of a NumPy array file says. */
export interface NpyHeader {
  /** NumPy's name of the element type, such as "<f4" or "<U2". */
  type: string;
  shape: number[];
  /** Whether the first index runs fastest. */
  isFortranOrder: boolean;
  /** Where the elements begin, in bytes. */
  dataStart: number;
}

/** @throws naming the file when it is no NumPy array file (format 1.0 to 3.0) of a plain type. */
export function readNpyHeader(path: string, fd: number): NpyHeader {
  const start = Buffer.alloc(12);
  readSync(fd, start, 0, 12, 0);
  if (!start.subarray(0, 6).equals(MAGIC)) throw new Error(`${path} is no NumPy array file.`);
  const isLong = start[6]! > 1;
  const headerStart = isLong ? 12 : 10;
  const length = isLong ? start.readUInt32LE(8) : start.readUInt16LE(8);
  const header = Buffer.alloc(length);
  readSync(fd, header, 0, length, headerStart);
  return { ...parseHeader(path, header.toString("latin1")), dataStart: headerStart + length };
}

function parseHeader(path: string, header: string) {
  const type = /'descr':\s*'([<|=]?[a-zA-Z]\d+)'/.exec(header)?.[1];
  const shape = /'shape':\s*\(([\d,\s]*)\)/.exec(header)?.[1];
  const order = /'fortran_order':\s*(True|False)/.exec(header)?.[1];
  if (type === undefined || shape === undefined || order === undefined) {
    throw new Error(`${path} is not an array that can be read here: ${header.trim()}`);
  }
  const sizes = shape.split(",").filter((size) => size.trim());
  return { type, shape: sizes.map(Number), isFortranOrder: order === "True" };
}

/** The head of an array in C order, as NumPy's `save` writes it. */
export function npyHeaderBytes(type: string, shape: readonly number[]): Buffer {
  const shapeText = shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(", ")})`;
  const text = `{'descr': '${type}', 'fortran_order': False, 'shape': ${shapeText}, }`;
  const unpadded = MAGIC.length + 4 + text.length + 1;
  const padded = Math.ceil(unpadded / ALIGNMENT) * ALIGNMENT;
  const header = `${text}${" ".repeat(padded - unpadded)}\n`;
  const length = Buffer.alloc(2);
  length.writeUInt16LE(header.length);
  return Buffer.concat([MAGIC, Buffer.of(1, 0), length, Buffer.from(header, "latin1")]);
}

/** Size of an element in bytes. */
export function elementBytes(type: string): number {
  const size = Number(type.slice(2));
  return type[1] === "U" ? 4 * size : size;
}
