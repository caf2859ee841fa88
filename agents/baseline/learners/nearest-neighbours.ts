/** Dense features, row by row. */
export interface DenseRows {
  width: number;
  values: Float32Array;
}

const block = 32;

/**
 * Class probabilities (row by row) of `queries` by their `neighbours` nearest rows of `known` in
 * Euclidean distance, each voting with weight 1 / distance^2.
 */
export function classifyByNeighbours(
  known: DenseRows,
  labels: Int32Array,
  classCount: number,
  queries: DenseRows,
  neighbours: number,
): Float64Array {
  const queryCount = queries.values.length / queries.width;
  const probabilities = new Float64Array(queryCount * classCount);
  for (let first = 0; first < queryCount; first += block) {
    const last = Math.min(first + block, queryCount);
    const nearest = findNearest(known, queries, first, last, Math.min(neighbours, labels.length));
    nearest.forEach((found, k) => {
      const votes = probabilities.subarray((first + k) * classCount, (first + k + 1) * classCount);
      for (const { row, distance } of found) votes[labels[row]] += 1 / (distance + 1e-9);
      const sum = votes.reduce((a, b) => a + b, 0);
      for (let c = 0; c < classCount; c++) votes[c] /= sum;
    });
  }
  return probabilities;
}

interface Neighbour {
  row: number;
  /** squared */
  distance: number;
}

/** The nearest rows of each query from `first` to before `last`, nearest first. */
function findNearest(
  known: DenseRows,
  queries: DenseRows,
  first: number,
  last: number,
  count: number,
): Neighbour[][] {
  const width = known.width;
  const found: Neighbour[][] = Array.from({ length: last - first }, () => []);
  const knownCount = known.values.length / width;
  // All queries of a block pass over a known row while it is in the processor's cache.
  for (let row = 0; row < knownCount; row++) {
    for (let query = first; query < last; query++) {
      const list = found[query - first];
      const bound = list.length < count ? Number.POSITIVE_INFINITY : list.at(-1)!.distance;
      const distance = boundedDistance(known.values, row * width, queries.values, query * width, {
        width,
        bound,
      });
      if (distance < bound) insert(list, { row, distance }, count);
    }
  }
  return found;
}

/** The squared distance, or something above `bound` as soon as it is known to lie above. */
function boundedDistance(
  a: Float32Array,
  aStart: number,
  b: Float32Array,
  bStart: number,
  { width, bound }: { width: number; bound: number },
): number {
  let sum = 0;
  let i = 0;
  while (i < width) {
    const stop = Math.min(i + 56, width);
    for (; i < stop; i++) {
      const difference = a[aStart + i] - b[bStart + i];
      sum += difference * difference;
    }
    if (sum > bound) break;
  }
  return sum;
}

function insert(list: Neighbour[], neighbour: Neighbour, count: number): void {
  let at = list.length;
  while (at > 0 && list[at - 1].distance > neighbour.distance) at--;
  list.splice(at, 0, neighbour);
  if (list.length > count) list.pop();
}

/** Class probabilities by the nearest mean of a class: the nearest has 1, all others 0. */
export function classifyByNearestMean(
  known: DenseRows,
  labels: Int32Array,
  classCount: number,
  queries: DenseRows,
): Float64Array {
  const { width } = known;
  const sums = new Float64Array(classCount * width);
  const counts = new Float64Array(classCount);
  labels.forEach((label, row) => {
    counts[label]++;
    for (let i = 0; i < width; i++) sums[label * width + i] += known.values[row * width + i];
  });
  const means = Float32Array.from(sums, (sum, i) => sum / counts[Math.floor(i / width)]);
  const classes = Int32Array.from({ length: classCount }, (_, c) => c);
  return classifyByNeighbours({ width, values: means }, classes, classCount, queries, 1);
}
