import { MersenneTwister } from "./mersenne-twister.ts";
import { cumulativeShares, firstAbove, weightedDistinct } from "./weighted-draw.ts";

/** Arrays that can be shuffled in place. */
export interface Swappable<T> {
  readonly length: number;
  [index: number]: T;
}

/**
 * NumPy's legacy generator, `numpy.random.RandomState(seed)`: every method draws what NumPy's
 * method of that name draws. Integers are limited to what a double holds exactly.
 */
export class RandomState {
  readonly #twister: MersenneTwister;
  #spareNormal: number | undefined;

  /** @param seed from 0 to 2^32 - 1. */
  constructor(seed: number) {
    this.#twister = MersenneTwister.fromSeed(seed);
  }

  /** A uniform double in [0, 1). */
  random(): number {
    return this.#twister.nextDouble();
  }

  /** A uniform integer in [low, high), or in [0, low) when `high` is left out. */
  randint(low: number, high?: number): number {
    const first = high === undefined ? 0 : low;
    const bound = high ?? low;
    if (!Number.isSafeInteger(first) || !Number.isSafeInteger(bound) || bound <= first) {
      throw new RangeError(`no integers from ${first} up to but without ${bound}`);
    }
    return first + this.#atMost(bound - first - 1);
  }

  /** The integers 0..n-1 in random order. */
  permutation(n: number): Uint32Array {
    const order = new Uint32Array(n);
    for (let i = 0; i < n; i++) order[i] = i;
    this.shuffle(order);
    return order;
  }

  /** Shuffles in place, from the end. */
  shuffle<T>(array: Swappable<T>): void {
    for (let i = array.length - 1; i > 0; i--) {
      const j = this.#atMost(i);
      const held = array[i]!;
      array[i] = array[j]!;
      array[j] = held;
    }
  }

  /**
   * `count` of the integers 0..n-1, with or without replacement; with `weights`, each is drawn in
   * proportion to its weight (the weights must sum to 1).
   */
  choice(
    n: number,
    count: number,
    options: { replace: boolean; weights?: ArrayLike<number> },
  ): Uint32Array {
    const { replace, weights } = options;
    if (!replace && count > n) {
      throw new RangeError(`cannot choose ${count} of ${n} without replacement`);
    }
    if (weights !== undefined) {
      return replace
        ? this.#weighted(weights, count)
        : weightedDistinct(weights, count, () => this.random());
    }
    if (!replace) return this.permutation(n).slice(0, count);
    return Uint32Array.from({ length: count }, () => this.#atMost(n - 1));
  }

  /**
   * A normally distributed double (polar method, two from each accepted pair). May differ from
   * NumPy's in the last place, where JavaScript's logarithm differs from C's.
   */
  normal(mean = 0, standardDeviation = 1): number {
    return mean + standardDeviation * this.#standardNormal();
  }

  #weighted(weights: ArrayLike<number>, count: number): Uint32Array {
    const steps = cumulativeShares(weights);
    return Uint32Array.from({ length: count }, () => firstAbove(steps, this.random()));
  }

  #standardNormal(): number {
    if (this.#spareNormal !== undefined) {
      const spare = this.#spareNormal;
      this.#spareNormal = undefined;
      return spare;
    }
    for (;;) {
      const x = 2 * this.random() - 1;
      const y = 2 * this.random() - 1;
      const r2 = x * x + y * y;
      if (r2 >= 1 || r2 === 0) continue;
      const scale = Math.sqrt((-2 * Math.log(r2)) / r2);
      this.#spareNormal = scale * x;
      return scale * y;
    }
  }

  /** A uniform integer in [0, max] by masked rejection. */
  #atMost(max: number): number {
    if (max === 0) return 0;
    if (max > 0xffffffff) return this.#atMost64(BigInt(max));
    const mask = 0xffffffff >>> Math.clz32(max);
    for (;;) {
      const value = (this.#twister.nextUint32() & mask) >>> 0;
      if (value <= max) return value;
    }
  }

  #atMost64(max: bigint): number {
    const mask = (1n << BigInt(max.toString(2).length)) - 1n;
    for (;;) {
      const high = BigInt(this.#twister.nextUint32());
      const value = ((high << 32n) | BigInt(this.#twister.nextUint32())) & mask;
      if (value <= max) return Number(value);
    }
  }
}
