import { MersenneTwister } from "./mersenne-twister.ts";
import type { Swappable } from "./numpy-random-state.ts";

/**
 * CPython's `random.Random(seed)`: every method draws what Python's method of that name draws
 * (Python 3.11; `choice`, `shuffle` and `sample` are the same from 3.2 on).
 */
export class PythonRandom {
  readonly #twister: MersenneTwister;

  /** @param seed any integer; Python ignores its sign. */
  constructor(seed: number | bigint) {
    let rest = BigInt(seed);
    if (rest < 0n) rest = -rest;
    const words: number[] = [];
    do {
      words.push(Number(rest & 0xffffffffn));
      rest >>= 32n;
    } while (rest > 0n);
    this.#twister = MersenneTwister.fromKey(words);
  }

  /** A uniform double in [0, 1). */
  random(): number {
    return this.#twister.nextDouble();
  }

  /** A uniform integer from `first` to `last`, both included. */
  randint(first: number, last: number): number {
    if (!Number.isSafeInteger(first) || !Number.isSafeInteger(last) || last < first) {
      throw new RangeError(`no integers from ${first} to ${last}`);
    }
    return first + this.#below(last - first + 1);
  }

  /** One of the items. */
  choice<T>(items: ArrayLike<T>): T {
    if (items.length === 0) throw new RangeError("cannot choose from no items");
    return items[this.#below(items.length)]!;
  }

  /** Shuffles in place, from the end. */
  shuffle<T>(array: Swappable<T>): void {
    for (let i = array.length - 1; i > 0; i--) {
      const j = this.#below(i + 1);
      const held = array[i]!;
      array[i] = array[j]!;
      array[j] = held;
    }
  }

  /** `count` of the items without replacement. */
  sample<T>(items: ArrayLike<T>, count: number): T[] {
    const size = items.length;
    if (!Number.isInteger(count) || count < 0 || count > size) {
      throw new RangeError(`cannot sample ${count} of ${size} items`);
    }
    // Python's estimate of when a set of the drawn takes less room than a copy of the items.
    const setSize = count > 5 ? 21 + 4 ** Math.ceil(Math.log(count * 3) / Math.log(4)) : 21;
    return size <= setSize ? this.#sampleByPool(items, count) : this.#sampleBySet(items, count);
  }

  #sampleByPool<T>(items: ArrayLike<T>, count: number): T[] {
    const pool = Array.from(items);
    return Array.from({ length: count }, (_, drawn) => {
      const j = this.#below(pool.length - drawn);
      const item = pool[j]!;
      pool[j] = pool[pool.length - drawn - 1]!;
      return item;
    });
  }

  #sampleBySet<T>(items: ArrayLike<T>, count: number): T[] {
    const places = new Set<number>();
    while (places.size < count) places.add(this.#below(items.length));
    return Array.from(places, (place) => items[place]!);
  }

  /** A uniform integer in [0, n): as many bits as `n` has, until they are below it. */
  #below(n: number): number {
    const bits = n < 2 ** 32 ? 32 - Math.clz32(n) : n.toString(2).length;
    for (;;) {
      const value = this.#bits(bits);
      if (value < n) return value;
    }
  }

  #bits(count: number): number {
    if (count <= 32) return this.#twister.nextUint32() >>> (32 - count);
    const low = this.#twister.nextUint32();
    return (this.#twister.nextUint32() >>> (64 - count)) * 2 ** 32 + low;
  }
}
