import type { ChunkRoom, Fields } from "./chunk-fields.ts";
import { MISSING_END, MISSING_START, TextColumn } from "./text-column.ts";

/** Fields as text, verbatim but for those that are missing. */
export function textChunk(
  { bytes, starts, ends }: Fields,
  room: ChunkRoom,
  isMissing: (bytes: Uint8Array, start: number, end: number) => boolean,
): TextColumn {
  for (let row = 0; row < starts.length; row++) {
    const start = starts[row]!;
    const end = ends[row]!;
    const missing = isMissing(bytes, start, end);
    room.starts[row] = missing ? MISSING_START : start;
    room.ends[row] = missing ? MISSING_END : end;
  }
  return new TextColumn(bytes, room.starts, room.ends);
}
