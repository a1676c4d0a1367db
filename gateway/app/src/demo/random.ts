/** Numbers that depend on nothing but a seed, so that the demo study is the same everywhere. */

export interface Random {
  /** 0 ≤ x < 1. */
  next(): number;
  /** A whole number, both ends included. */
  between(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<Item>(items: readonly Item[]): Item;
  /** About normally distributed. */
  normal(mean: number, deviation: number): number;
  /** Another sequence, which does not change when this one is used more or less. */
  fork(key: string): Random;
}

/** FNV-1a, for seeds. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return value >>> 0;
}

export function createRandom(seed: string): Random {
  // A Weyl sequence through the finaliser of MurmurHash3: plenty for a demo.
  let state = hash(seed);
  const next = (): number => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 0x1_0000_0000;
  };
  return {
    next,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    chance: (probability) => next() < probability,
    pick: (items) => items[Math.floor(next() * items.length)] as (typeof items)[number],
    // The sum of six uniform numbers has variance 1/2.
    normal: (mean, deviation) =>
      mean + (next() + next() + next() + next() + next() + next() - 3) * Math.SQRT2 * deviation,
    fork: (key) => createRandom(`${seed}\n${key}`),
  };
}
