import { OutputBuffer } from "./output-buffer.ts";

const COMMA = 0x2c;
const QUOTE = 0x22;
const LF = 0x0a;

/** Puts every text in quotes, not only those that need them. */
export class QuotingBuffer extends OutputBuffer {
  override field(source: Uint8Array, start: number, end: number): void {
    const quotedAnyway = needsQuotes(source, start, end);
    if (!quotedAnyway) this.ascii('"');
    super.field(source, start, end);
    if (!quotedAnyway) this.ascii('"');
  }
}

function needsQuotes(source: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const byte = source[i]!;
    if (byte === COMMA || byte === QUOTE || byte === LF) return true;
  }
  return false;
}
