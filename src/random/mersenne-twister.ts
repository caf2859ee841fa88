const STATE_SIZE = 624;
const SHIFT_SIZE = 397;
const UPPER_BIT = 0x80000000;
const LOWER_BITS = 0x7fffffff;

/** MT19937 (Matsumoto and Nishimura 1998): the 32-bit draws under NumPy's and Python's generators. */
export class MersenneTwister {
  readonly #state: Uint32Array;
  #position = STATE_SIZE;

  private constructor(state: Uint32Array) {
    this.#state = state;
  }

  /** The authors' `init_genrand`. @param seed from 0 to 2^32 - 1. */
  static fromSeed(seed: number): MersenneTwister {
    if (!Number.isInteger(seed) || seed < 0 || seed > 0xffffffff) {
      throw new RangeError(`a seed is an integer from 0 to 2^32 - 1, not ${seed}`);
    }
    const state = new Uint32Array(STATE_SIZE);
    state[0] = seed;
    for (let i = 1; i < STATE_SIZE; i++) {
      const previous = state[i - 1]! ^ (state[i - 1]! >>> 30);
      state[i] = Math.imul(1812433253, previous) + i;
    }
    return new MersenneTwister(state);
  }

  /** The authors' `init_by_array`. @param key at least one integer from 0 to 2^32 - 1. */
  static fromKey(key: readonly number[]): MersenneTwister {
    const state = MersenneTwister.fromSeed(19650218).#state;
    let i = 1;
    const advance = () => {
      i++;
      if (i < STATE_SIZE) return;
      state[0] = state[STATE_SIZE - 1]!;
      i = 1;
    };
    const mixed = (factor: number) => {
      const previous = state[i - 1]! ^ (state[i - 1]! >>> 30);
      return state[i]! ^ Math.imul(previous, factor);
    };
    for (let k = 0; k < Math.max(STATE_SIZE, key.length); k++) {
      const j = k % key.length;
      state[i] = mixed(1664525) + key[j]! + j;
      advance();
    }
    for (let k = 1; k < STATE_SIZE; k++) {
      state[i] = mixed(1566083941) - i;
      advance();
    }
    state[0] = UPPER_BIT;
    return new MersenneTwister(state);
  }

  /** A uniform integer from 0 to 2^32 - 1. */
  nextUint32(): number {
    if (this.#position === STATE_SIZE) this.#refill();
    let y = this.#state[this.#position++]!;
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return (y ^ (y >>> 18)) >>> 0;
  }

  /** A uniform double in [0, 1) of 53 bits, from two draws. */
  nextDouble(): number {
    const high = this.nextUint32() >>> 5;
    const low = this.nextUint32() >>> 6;
    return (high * 67108864 + low) / 9007199254740992;
  }

  #refill(): void {
    const state = this.#state;
    for (let i = 0; i < STATE_SIZE; i++) {
      const next = i + 1 === STATE_SIZE ? 0 : i + 1;
      const far = i + SHIFT_SIZE < STATE_SIZE ? i + SHIFT_SIZE : i + SHIFT_SIZE - STATE_SIZE;
      const y = (state[i]! & UPPER_BIT) | (state[next]! & LOWER_BITS);
      state[i] = state[far]! ^ (y >>> 1) ^ (y & 1 ? 0x9908b0df : 0);
    }
    this.#position = 0;
  }
}
