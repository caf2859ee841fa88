const WORD = 32;

/**
 * Levenshtein distance of two texts: the least number of Unicode code points to insert, delete or
 * replace (each costs 1) to turn one into the other. Case and white space count, nothing is
 * normalised.
 */
export function levenshtein(a: string, b: string): number {
  return a === b ? 0 : levenshteinOfSequences(codePoints(a), codePoints(b));
}

/**
 * Levenshtein distance of two sequences of numbers, equal where `===` says so.
 * Myers' bit-parallel algorithm (1999) in Hyyro's form (2003): 32 rows of the table at a time.
 */
export function levenshteinOfSequences(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let start = 0;
  let [endA, endB] = [a.length, b.length];
  while (start < endA && start < endB && a[start] === b[start]) start++;
  while (start < endA && start < endB && a[endA - 1] === b[endB - 1]) {
    endA--;
    endB--;
  }
  const [rows, columns] = [endA - start, endB - start];
  if (rows === 0 || columns === 0) return rows + columns;

  const codes = new Map<number, number>();
  const columnCodes = new Int32Array(columns);
  for (let j = 0; j < columns; j++) {
    const item = b[start + j];
    const code = codes.get(item) ?? codes.size;
    if (code === codes.size) codes.set(item, code);
    columnCodes[j] = code;
  }
  const matches = new Int32Array(codes.size);
  const rising = new Uint8Array(columns).fill(1);
  const falling = new Uint8Array(columns);
  let distance = rows;
  for (let top = 0; top < rows; top += WORD) {
    const height = Math.min(WORD, rows - top);
    matches.fill(0);
    for (let i = 0; i < height; i++) {
      const code = codes.get(a[start + top + i]);
      if (code !== undefined) matches[code] |= 1 << i;
    }
    const change = advance(matches, columnCodes, rising, falling, height);
    if (top + WORD >= rows) distance += change;
  }
  return distance;
}

/**
 * Computes up to 32 rows of the table. `rising` and `falling` say for each column whether the row
 * above grows or shrinks from the column to its left, and afterwards the same of the last row here.
 * Returns how much the last row grows from first column to last.
 */
function advance(
  matches: Int32Array,
  columnCodes: Int32Array,
  rising: Uint8Array,
  falling: Uint8Array,
  height: number,
): number {
  const last = height - 1;
  let [down, up] = [-1, 0];
  let change = 0;
  for (let j = 0; j < columnCodes.length; j++) {
    const match = matches[columnCodes[j]];
    const vertical = match | up;
    const reachable = match | falling[j];
    const diagonal = (((reachable & down) + down) ^ down) | reachable;
    let right = up | ~(diagonal | down);
    let left = down & diagonal;
    const [rose, fell] = [(right >>> last) & 1, (left >>> last) & 1];
    change += rose - fell;
    right = (right << 1) | rising[j];
    left = (left << 1) | falling[j];
    rising[j] = rose;
    falling[j] = fell;
    down = left | ~(vertical | right);
    up = right & vertical;
  }
  return change;
}

function codePoints(text: string): Int32Array {
  const points = new Int32Array(text.length);
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const point = text.codePointAt(i)!;
    if (point > 0xffff) i++;
    points[count++] = point;
  }
  return points.subarray(0, count);
}
