import { seedWords } from "./seed-sequence.ts";

/** The multiplier 0x2360ed051fc65da44385df649fccf645 in 32-bit words, lowest first. */
const M0 = 0x9fccf645;
const M1 = 0x4385df64;
const M2 = 0x1fc65da4;
const M3 = 0x2360ed05;

/**
 * PCG64 (XSL-RR; O'Neill 2014) seeded as `numpy.random.PCG64(seed)`. The 128-bit state is kept in
 * 32-bit words, since big integers would be some fifty times slower.
 */
export class Pcg64 {
  /** State and increment, lowest word first. */
  readonly #state = new Uint32Array(4);
  readonly #increment = new Uint32Array(4);
  /** Halves of the last 64-bit draw. */
  #high = 0;
  #low = 0;
  /** The half that `nextUint32` returns next, if any. */
  #spare: number | undefined;

  constructor(seed: number | bigint) {
    const words = seedWords(seed, 8);
    const initial = Uint32Array.of(words[2]!, words[3]!, words[0]!, words[1]!);
    const stream = Uint32Array.of(words[6]!, words[7]!, words[4]!, words[5]!);
    for (let i = 0; i < 4; i++) {
      this.#increment[i] = (stream[i]! << 1) | (i === 0 ? 1 : stream[i - 1]! >>> 31);
    }
    this.#step();
    addInto(this.#state, initial);
    this.#step();
  }

  /** A uniform double in [0, 1) of 53 bits. */
  nextDouble(): number {
    this.#draw();
    return (this.#high * 2 ** 21 + (this.#low >>> 11)) / 2 ** 53;
  }

  /** A uniform integer from 0 to 2^32 - 1: both halves of a 64-bit draw in turn, the low one first. */
  nextUint32(): number {
    const spare = this.#spare;
    if (spare !== undefined) {
      this.#spare = undefined;
      return spare;
    }
    this.#draw();
    this.#spare = this.#high;
    return this.#low;
  }

  /** A uniform integer from 0 to 2^64 - 1. */
  nextUint64(): bigint {
    this.#draw();
    return (BigInt(this.#high) << 32n) | BigInt(this.#low);
  }

  #draw(): void {
    this.#step();
    const state = this.#state;
    const high = state[3]! ^ state[1]!;
    const low = state[2]! ^ state[0]!;
    const rotation = state[3]! >>> 26;
    const shift = rotation & 31;
    const a = rotation & 32 ? low : high;
    const b = rotation & 32 ? high : low;
    if (shift === 0) {
      this.#high = a >>> 0;
      this.#low = b >>> 0;
    } else {
      this.#high = ((a >>> shift) | (b << (32 - shift))) >>> 0;
      this.#low = ((b >>> shift) | (a << (32 - shift))) >>> 0;
    }
  }

  /**
   * state = state * multiplier + increment, modulo 2^128. Sums of words stay below 2^53 and are
   * cut to 32 bits before they are stored: the engine is slow to store larger numbers.
   */
  #step(): void {
    const s = this.#state;
    const increment = this.#increment;
    const s0 = s[0]!;
    const s1 = s[1]!;
    const s2 = s[2]!;
    const s3 = s[3]!;
    const word0 = low(s0, M0) + increment[0]!;
    const carry0 = word0 > 0xffffffff ? 1 : 0;
    const word1 = high(s0, M0) + low(s0, M1) + low(s1, M0) + increment[1]! + carry0;
    const carry1 = (word1 / 2 ** 32) | 0;
    const word2 =
      high(s0, M1) +
      high(s1, M0) +
      low(s0, M2) +
      low(s1, M1) +
      low(s2, M0) +
      increment[2]! +
      carry1;
    const carry2 = (word2 / 2 ** 32) | 0;
    const word3 =
      high(s0, M2) +
      high(s1, M1) +
      high(s2, M0) +
      low(s0, M3) +
      low(s1, M2) +
      low(s2, M1) +
      low(s3, M0) +
      increment[3]! +
      carry2;
    s[0] = word0 | 0;
    s[1] = word1 | 0;
    s[2] = word2 | 0;
    s[3] = word3 | 0;
  }
}

/** The lower 32 bits of the product of two 32-bit integers. */
function low(a: number, b: number): number {
  return Math.imul(a, b) >>> 0;
}

/** The upper 32 bits of the product of two 32-bit integers. */
function high(a: number, b: number): number {
  const aLow = a & 0xffff;
  const aHigh = a >>> 16;
  const bLow = b & 0xffff;
  const bHigh = b >>> 16;
  const middle = low(aHigh, bLow) + (Math.imul(aLow, bLow) >>> 16);
  const other = low(aLow, bHigh) + (middle & 0xffff);
  return (Math.imul(aHigh, bHigh) + (middle >>> 16) + (other >>> 16)) >>> 0;
}

/** Adds 128-bit integers; the sum replaces the first. */
function addInto(sum: Uint32Array, addend: Uint32Array): void {
  let carry = 0;
  for (let i = 0; i < 4; i++) {
    const word = sum[i]! + addend[i]! + carry;
    sum[i] = word;
    carry = word > 0xffffffff ? 1 : 0;
  }
}
