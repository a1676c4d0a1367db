/** Decisions of a generator, all from one seeded source. */
import type { Random } from 'fast-check';

export class Dice {
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
  }

  /** A whole number from 0 to `count - 1`. */
  below(count: number): number {
    return count <= 1 ? 0 : this.#random.nextInt(0, count - 1);
  }

  chance(probability: number): boolean {
    return this.#random.nextInt(0, 999_999) < probability * 1_000_000;
  }

  /** Throws for an empty list. */
  pick<Item>(items: readonly Item[]): Item {
    if (items.length === 0) throw new Error('nothing to pick from');
    return items[this.below(items.length)] as Item;
  }
}
