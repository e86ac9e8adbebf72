/** Finds ended items in a collection, each time it has grown by as many as may be kept. */
export class EndedItems<T> {
  #nextLook: number;
  readonly #limit: number;
  readonly #hasEnded: (item: T) => boolean;

  /** @param limit - How many ended items to keep, so that late calls with them still get the right refusal. */
  constructor(limit: number, hasEnded: (item: T) => boolean) {
    this.#limit = limit;
    this.#nextLook = limit;
    this.#hasEnded = hasEnded;
  }

  /** Returns the oldest ended items, to be dropped from a collection whose oldest item comes first. */
  toDrop(items: { readonly size: number; values(): Iterable<T> }): readonly T[] {
    if (items.size <= this.#nextLook) return [];
    const ended = [...items.values()].filter(this.#hasEnded);
    const dropped = ended.slice(0, Math.max(0, ended.length - this.#limit));
    this.#nextLook = items.size - dropped.length + this.#limit;
    return dropped;
  }
}
