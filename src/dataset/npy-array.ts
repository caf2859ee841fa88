import { closeSync, openSync, readFileSync } from "node:fs";
import { elementBytes, readNpyHeader } from "./npy-header.ts";

/** A whole NumPy array of numbers. */
export interface NpyArray {
  shape: readonly number[];
  /** In C order: the last index runs fastest. */
  values: Float64Array;
}

/** Shape of the array in a .npy file, from its head alone. @throws when it is no NumPy array. */
export function npyShape(path: string): readonly number[] {
  const fd = openSync(path, "r");
  try {
    return readNpyHeader(path, fd).shape;
  } finally {
    closeSync(fd);
  }
}

/**
 * Reads a .npy file of integers, floats or booleans into memory, whatever its order.
 * @throws naming the file when it is no array of such, or ends too early.
 */
export function readNpyArray(path: string): NpyArray {
  const fd = openSync(path, "r");
  try {
    const { type, shape, isFortranOrder, dataStart } = readNpyHeader(path, fd);
    const read = numberReader(type);
    if (read === undefined) throw new Error(`${path}: elements of type ${type} are no numbers.`);
    const bytes = readFileSync(path);
    const size = elementBytes(type);
    const values = new Float64Array(shape.reduce((product, extent) => product * extent, 1));
    if (dataStart + values.length * size > bytes.length) throw new Error(`${path} ends too early.`);
    const placeOf = isFortranOrder ? fortranPlaces(shape) : (place: number) => place;
    for (let place = 0; place < values.length; place++) {
      values[placeOf(place)] = read(bytes, dataStart + place * size);
    }
    return { shape, values };
  } finally {
    closeSync(fd);
  }
}

/** Where the elements of an array in Fortran order stand in C order. */
function fortranPlaces(shape: readonly number[]): (place: number) => number {
  const strides = shape.map((_, axis) =>
    shape.slice(axis + 1).reduce((product, extent) => product * extent, 1),
  );
  return (place) => {
    let rest = place;
    let target = 0;
    for (const [axis, extent] of shape.entries()) {
      target += (rest % extent) * strides[axis]!;
      rest = Math.floor(rest / extent);
    }
    return target;
  };
}

type NumberReader = (bytes: Buffer, offset: number) => number;

function numberReader(type: string): NumberReader | undefined {
  switch (type) {
    case "|b1":
    case "|u1":
      return (bytes, offset) => bytes.readUInt8(offset);
    case "|i1":
      return (bytes, offset) => bytes.readInt8(offset);
    case "<i2":
      return (bytes, offset) => bytes.readInt16LE(offset);
    case "<i4":
      return (bytes, offset) => bytes.readInt32LE(offset);
    case "<i8":
      return (bytes, offset) => Number(bytes.readBigInt64LE(offset));
    case "<f4":
      return (bytes, offset) => bytes.readFloatLE(offset);
    case "<f8":
      return (bytes, offset) => bytes.readDoubleLE(offset);
    default:
      return undefined;
  }
}
