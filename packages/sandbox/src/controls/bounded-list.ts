/** The newest items of a list, at most `limit`. */
export class BoundedList<T> {
  #items: T[] = [];
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Oldest first. */
  get items(): readonly T[] {
    return this.#items;
  }

  /** Adds an item, and returns the items that were removed for it. */
  add(item: T): readonly T[] {
    this.#items.push(item);
    return this.#items.splice(0, Math.max(0, this.#items.length - this.#limit));
  }

  clear(): void {
    this.#items = [];
  }
}
