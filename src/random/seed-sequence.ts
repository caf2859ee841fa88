const POOL_SIZE = 4;

/**
 * Spreads a seed over 32-bit words as `numpy.random.SeedSequence(seed).generate_state` does (after
 * O'Neill's seed_seq_fe).
 *
 * @param seed a non-negative integer of any size.
 */
export function seedWords(seed: number | bigint, count: number): Uint32Array {
  const pool = mixEntropy(entropyWords(BigInt(seed)));
  const words = new Uint32Array(count);
  let constant = 0x8b51f9dd;
  for (let i = 0; i < count; i++) {
    const value = pool[i % POOL_SIZE]! ^ constant;
    constant = Math.imul(constant, 0x58f38ded);
    words[i] = folded(Math.imul(value, constant));
  }
  return words;
}

function entropyWords(seed: bigint): number[] {
  if (seed < 0n) throw new RangeError(`a seed is not negative, but this one is ${seed}`);
  const words: number[] = [];
  do {
    words.push(Number(seed & 0xffffffffn));
    seed >>= 32n;
  } while (seed > 0n);
  return words;
}

function mixEntropy(entropy: readonly number[]): Uint32Array {
  const pool = new Uint32Array(POOL_SIZE);
  let constant = 0x43b0d7e5;
  const hashed = (word: number) => {
    const value = word ^ constant;
    constant = Math.imul(constant, 0x931e8875);
    return folded(Math.imul(value, constant));
  };
  const mixInto = (place: number, word: number) => {
    pool[place] = folded(Math.imul(0xca01f9dd, pool[place]!) - Math.imul(0x4973f715, word));
  };
  for (let i = 0; i < POOL_SIZE; i++) pool[i] = hashed(entropy[i] ?? 0);
  for (let from = 0; from < POOL_SIZE; from++) {
    for (let to = 0; to < POOL_SIZE; to++) if (from !== to) mixInto(to, hashed(pool[from]!));
  }
  for (const word of entropy.slice(POOL_SIZE)) {
    for (let to = 0; to < POOL_SIZE; to++) mixInto(to, hashed(word));
  }
  return pool;
}

function folded(value: number): number {
  return (value ^ (value >>> 16)) >>> 0;
}
