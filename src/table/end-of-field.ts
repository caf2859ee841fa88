const LF = 0x0a;
const CR = 0x0d;
/** One more than the largest byte that ends a field, in each byte of a word. */
const ABOVE_COMMA = 0x2d2d2d2d;

/**
 * Where the unquoted field that begins at `position` ends: at the separator (which must not be
 * above the comma), a line end, or the end of the bytes. Looks at four bytes at a time.
 *
 * @param view the same bytes
 */
export function endOfField(
  bytes: Buffer,
  view: DataView,
  position: number,
  separator: number,
): number {
  const length = bytes.length;
  while (position + 4 <= length) {
    const word = view.getInt32(position, true);
    // The high bit of each byte up to the comma; above the lowest such byte there may be more.
    const candidates = (word - ABOVE_COMMA) & ~word & 0x80808080;
    if (candidates === 0) {
      position += 4;
      continue;
    }
    position += (31 - Math.clz32(candidates & -candidates)) >> 3;
    const byte = bytes[position]!;
    if (byte === separator || byte === LF || byte === CR) return position;
    position++;
  }
  while (position < length) {
    const byte = bytes[position]!;
    if (byte === separator || byte === LF || byte === CR) break;
    position++;
  }
  return position;
}
