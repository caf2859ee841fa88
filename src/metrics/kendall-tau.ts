/**
 * Kendall's tau of orders, pooled: 1 - 4 * sum of inversions / sum of n (n - 1), over all lists
 * together, each of n items. 1 for the true order, -1 for the reverse.
 * @param positions for each list the 0-based places, in the predicted order, of the items read in
 * true order.
 * @returns NaN when every list has at most one item.
 */
export function kendallTau(positions: readonly ArrayLike<number>[]): number {
  let [inversions, pairs] = [0, 0];
  for (const list of positions) {
    inversions += countInversions(list);
    pairs += list.length * (list.length - 1);
  }
  return 1 - (4 * inversions) / pairs;
}

/** Number of pairs of which the larger number comes first: the adjacent swaps a sort would need. */
export function countInversions(sequence: ArrayLike<number>): number {
  let from = Float64Array.from(sequence);
  let to = new Float64Array(from.length);
  let inversions = 0;
  for (let width = 1; width < from.length; width *= 2) {
    for (let start = 0; start < from.length; start += 2 * width) {
      const middle = Math.min(start + width, from.length);
      const end = Math.min(start + 2 * width, from.length);
      let [left, right] = [start, middle];
      for (let i = start; i < end; i++) {
        if (right >= end || (left < middle && from[left] <= from[right])) {
          to[i] = from[left++];
        } else {
          inversions += middle - left;
          to[i] = from[right++];
        }
      }
    }
    [from, to] = [to, from];
  }
  return inversions;
}
