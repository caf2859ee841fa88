/** Runs of this length or less are left to the closing insertion sort. */
const SHORT = 24;
/** More parts than this make the scattered writes miss the processor's caches. */
const MOST_PARTS = 2048;
/** Levels after which numbers that crowd together again and again go to the general sort. */
const DEEPEST = 4;

/**
 * Sorts numbers in place, ascending; several times as fast as `Float64Array.prototype.sort` on
 * millions of them. The numbers are dealt into parts of equal width between smallest and largest,
 * each part likewise, and what is left out of order is at most a few places from where it belongs.
 * @param values no NaN among them; 0 and -0 count as equal.
 */
export function sortNumbers(values: Float64Array): void {
  const scratch = new Float64Array(values.length);
  deal(values, scratch, 0, values.length, 0);
  insertionSort(values);
}

function deal(
  values: Float64Array,
  scratch: Float64Array,
  start: number,
  end: number,
  level: number,
): void {
  let smallest = Number.POSITIVE_INFINITY;
  let largest = Number.NEGATIVE_INFINITY;
  for (let i = start; i < end; i++) {
    const value = values[i];
    if (value < smallest) smallest = value;
    if (value > largest) largest = value;
  }
  if (end - start <= SHORT || smallest === largest) return;
  const parts = Math.min(MOST_PARTS, (end - start) >> 1);
  const scale = (parts - 1) / (largest - smallest);
  if (level > DEEPEST || !Number.isFinite(scale) || scale === 0) {
    values.subarray(start, end).sort();
    return;
  }

  // Subtraction and product round monotonically, so no number lands in a part below a smaller one's.
  const ends = new Uint32Array(parts + 1);
  for (let i = start; i < end; i++) ends[(((values[i] - smallest) * scale) | 0) + 1]++;
  for (let part = 1; part <= parts; part++) ends[part] += ends[part - 1];
  for (let i = start; i < end; i++) {
    const value = values[i];
    scratch[start + ends[((value - smallest) * scale) | 0]++] = value;
  }
  values.set(scratch.subarray(start, end), start);
  let from = start;
  for (let part = 0; part < parts; part++) {
    const to = start + ends[part];
    if (to - from > SHORT) deal(values, scratch, from, to, level + 1);
    from = to;
  }
}

function insertionSort(values: Float64Array): void {
  for (let i = 1; i < values.length; i++) {
    const value = values[i];
    let place = i;
    for (; place > 0 && values[place - 1] > value; place--) values[place] = values[place - 1];
    values[place] = value;
  }
}
