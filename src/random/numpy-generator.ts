import type { Swappable } from "./numpy-random-state.ts";
import { Pcg64 } from "./pcg64.ts";
import { cumulativeShares, firstAbove, weightedDistinct } from "./weighted-draw.ts";
import { zigguratNormal } from "./ziggurat-normal.ts";

/**
 * NumPy's generator `numpy.random.default_rng(seed)`: every method draws what NumPy's method of
 * that name draws. Integers are limited to what a double holds exactly.
 */
export class NumpyGenerator {
  readonly #source: Pcg64;

  /** @param seed a non-negative integer. */
  constructor(seed: number | bigint) {
    this.#source = new Pcg64(seed);
  }

  /** A uniform double in [0, 1). */
  random(): number {
    return this.#source.nextDouble();
  }

  /** A uniform double in [low, high). */
  uniform(low: number, high: number): number {
    return low + (high - low) * this.random();
  }

  /** A normally distributed double; in its far tail perhaps off in the last place. */
  normal(mean = 0, standardDeviation = 1): number {
    return mean + standardDeviation * zigguratNormal(this.#source);
  }

  /** A uniform integer in [low, high). */
  integers(low: number, high: number): number {
    if (!Number.isSafeInteger(low) || !Number.isSafeInteger(high) || high <= low) {
      throw new RangeError(`no integers from ${low} up to but without ${high}`);
    }
    return low + this.#atMost(high - low - 1);
  }

  /** The integers 0..n-1 in random order. */
  permutation(n: number): Uint32Array {
    const order = integersBelow(n);
    this.shuffle(order);
    return order;
  }

  /** Shuffles in place, from the end. */
  shuffle<T>(array: Swappable<T>): void {
    for (let i = array.length - 1; i > 0; i--) swap(array, i, this.#maskedAtMost(i));
  }

  /**
   * `count` of the integers 0..n-1, with or without replacement; with `weights` (which must sum to
   * 1) each is drawn in proportion to its weight.
   */
  choice(
    n: number,
    count: number,
    options: { replace: boolean; weights?: ArrayLike<number> },
  ): Uint32Array {
    const { replace, weights } = options;
    if (weights === undefined) {
      if (!replace) return this.#distinct(n, count);
      return Uint32Array.from({ length: count }, () => this.#atMost(n - 1));
    }
    if (!replace) return weightedDistinct(weights, count, () => this.random());
    const steps = cumulativeShares(weights);
    return Uint32Array.from({ length: count }, () => firstAbove(steps, this.random()));
  }

  #distinct(n: number, count: number): Uint32Array {
    if (count > n) throw new RangeError(`cannot choose ${count} of ${n} without replacement`);
    if (n > 10000 && count > Math.floor(n / 50)) {
      const order = integersBelow(n);
      this.#shuffleChosen(order, Math.max(n - count, 1));
      return order.slice(n - count);
    }
    // Floyd's algorithm: j stands in for a number that has been drawn before.
    const chosen = new Set<number>();
    for (let j = n - count; j < n; j++) {
      const value = this.#atMost(j);
      chosen.add(chosen.has(value) ? j : value);
    }
    const order = Uint32Array.from(chosen);
    this.#shuffleChosen(order, 1);
    return order;
  }

  /** NumPy's `choice` draws its places otherwise than its `shuffle`. */
  #shuffleChosen(order: Uint32Array, first: number): void {
    for (let i = order.length - 1; i >= first; i--) swap(order, i, this.#atMost(i));
  }

  /** A uniform integer in [0, max], max below 2^32, by masked rejection. */
  #maskedAtMost(max: number): number {
    const mask = 0xffffffff >>> Math.clz32(max);
    for (;;) {
      const value = (this.#source.nextUint32() & mask) >>> 0;
      if (value <= max) return value;
    }
  }

  /** A uniform integer in [0, max] by Lemire's multiplication. */
  #atMost(max: number): number {
    if (max === 0) return 0;
    if (max > 0xffffffff) return this.#atMost64(BigInt(max));
    if (max === 0xffffffff) return this.#source.nextUint32();
    const bound = max + 1;
    const rejected = (2 ** 32 - bound) % bound;
    for (;;) {
      const draw = this.#source.nextUint32();
      const leftover = Math.imul(draw, bound) >>> 0;
      if (leftover >= rejected) return highWord(draw, bound);
    }
  }

  #atMost64(max: bigint): number {
    const bound = max + 1n;
    const rejected = (2n ** 64n - bound) % bound;
    for (;;) {
      const product = this.#source.nextUint64() * bound;
      if ((product & 0xffffffffffffffffn) >= rejected) return Number(product >> 64n);
    }
  }
}

/** The upper 32 bits of the product of two 32-bit integers. */
function highWord(a: number, b: number): number {
  const high = (a >>> 16) * b;
  const low = (a & 0xffff) * b;
  return Math.floor((high + Math.floor(low / 65536)) / 65536);
}

function swap<T>(array: Swappable<T>, a: number, b: number): void {
  const held = array[a]!;
  array[a] = array[b]!;
  array[b] = held;
}

function integersBelow(n: number): Uint32Array {
  const order = new Uint32Array(n);
  for (let i = 0; i < n; i++) order[i] = i;
  return order;
}
