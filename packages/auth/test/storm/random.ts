/** Numbers decided by a seed, 32 bits each (mulberry32, public domain). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}

/** Picks one of them, by any number. */
export function pick<T>(from: readonly T[], number: number): T {
  if (from.length === 0) throw new Error('There is nothing to pick from.');
  // The index is within the bounds.
  return from[number % from.length] as T;
}
