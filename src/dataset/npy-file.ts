import { closeSync, fstatSync, openSync, readSync, writeSync } from "node:fs";
import { type Column, float64Column, int64Column, textColumn } from "../table/column.ts";
import { elementBytes, npyHeaderBytes, readNpyHeader } from "./npy-header.ts";

const CHUNK_BYTES = 1 << 20;

/**
 * A NumPy array file (format 1.0 to 3.0, C order), read row by row, so that it may be larger than
 * memory. A row is what one index of the first axis holds.
 */
export class NpyFile {
  readonly rowCount: number;
  readonly #fd: number;
  readonly #path: string;
  /** NumPy's name of the element type, such as "<f4" or "<U2". */
  readonly #type: string;
  readonly #rowShape: readonly number[];
  readonly #rowBytes: number;
  readonly #dataStart: number;

  private constructor(path: string, fd: number) {
    this.#path = path;
    this.#fd = fd;
    const { type, shape, isFortranOrder, dataStart } = readNpyHeader(path, fd);
    if (isFortranOrder) throw new Error(`${path} is not in C order, so it cannot be read by row.`);
    this.#type = type;
    this.#dataStart = dataStart;
    [this.rowCount, ...this.#rowShape] = shape;
    this.#rowBytes = this.#rowShape.reduce((product, size) => product * size, elementBytes(type));
    const expected = dataStart + this.rowCount * this.#rowBytes;
    if (fstatSync(fd).size < expected) throw new Error(`${path} ends before its last row.`);
  }

  /** @throws when the file is no array in C order. */
  static open(path: string): NpyFile {
    const fd = openSync(path, "r");
    try {
      return new NpyFile(path, fd);
    } catch (error) {
      closeSync(fd);
      throw error;
    }
  }

  [Symbol.dispose](): void {
    closeSync(this.#fd);
  }

  /** Writes an array of the given rows, their bytes unchanged, as NumPy's `save` does. */
  writeRows(path: string, rows: ArrayLike<number>): void {
    const shape = [rows.length, ...this.#rowShape];
    const out = openSync(path, "w");
    try {
      writeSync(out, npyHeaderBytes(this.#type, shape));
      const rowsAtOnce = Math.max(1, Math.floor(CHUNK_BYTES / Math.max(1, this.#rowBytes)));
      const chunk = Buffer.alloc(rowsAtOnce * this.#rowBytes);
      for (let first = 0; first < rows.length; first += rowsAtOnce) {
        const count = Math.min(rowsAtOnce, rows.length - first);
        for (let i = 0; i < count; i++) this.#readRow(rows[first + i], chunk, i * this.#rowBytes);
        writeSync(out, chunk, 0, count * this.#rowBytes);
      }
    } finally {
      closeSync(out);
    }
  }

  /**
   * The given rows of a one-dimensional array as a column: integers, floats or text.
   * @throws for other arrays and element types.
   */
  column(rows: ArrayLike<number>): Column {
    if (this.#rowShape.length > 0) throw new Error(`${this.#path} has more than one dimension.`);
    const read = elementReader(this.#type);
    const element = Buffer.alloc(this.#rowBytes);
    const values = Array.from(rows, (row) => {
      this.#readRow(row, element, 0);
      return read(element);
    });
    if (this.#type[1] === "U") return textColumn(values as string[]);
    if (this.#type[1] === "f") return float64Column(values as number[]);
    return int64Column(BigInt64Array.from(values as bigint[]));
  }

  #readRow(row: number, target: Buffer, offset: number): void {
    const position = this.#dataStart + row * this.#rowBytes;
    const read = readSync(this.#fd, target, offset, this.#rowBytes, position);
    if (read !== this.#rowBytes) throw new Error(`${this.#path}: row ${row} cannot be read.`);
  }
}

function elementReader(type: string): (bytes: Buffer) => string | number | bigint {
  switch (type) {
    case "<f4":
      return (bytes) => bytes.readFloatLE();
    case "<f8":
      return (bytes) => bytes.readDoubleLE();
    case "<i8":
      return (bytes) => bytes.readBigInt64LE();
    case "<i4":
      return (bytes) => BigInt(bytes.readInt32LE());
  }
  if (type.startsWith("<U")) return utf32Text;
  throw new Error(`An array of the element type ${type} cannot become a column.`);
}

/** UTF-32, little endian, padded with zeros. */
function utf32Text(bytes: Buffer): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 4) {
    const codePoint = bytes.readUInt32LE(at);
    if (codePoint !== 0) text += String.fromCodePoint(codePoint);
  }
  return text;
}
