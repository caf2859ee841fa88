/** The fields of one column: a byte range per row. */
export interface Fields {
  bytes: Buffer;
  starts: Uint32Array;
  ends: Uint32Array;
}

/** Where what is kept of a chunk goes: room for a number and a byte range per row. */
export interface ChunkRoom {
  values: Float64Array;
  starts: Uint32Array;
  ends: Uint32Array;
}
