/** A priority queue: returns the item with the lowest rank first. */
export class Queue<T> {
  readonly #heap: { readonly rank: number; readonly item: T }[] = [];

  add(item: T, rank: number): void {
    const heap = this.#heap;
    let at = heap.length;
    heap.push({ rank, item });
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#swapIfLower(at, parent)) return;
      at = parent;
    }
  }

  take(): T | undefined {
    const heap = this.#heap;
    const [first] = heap;
    const last = heap.pop();
    if (first === undefined || last === undefined || first === last) return first?.item;
    heap[0] = last;
    let at = 0;
    for (;;) {
      const left = 2 * at + 1;
      const right = left + 1;
      const lower = this.#rank(right) < this.#rank(left) ? right : left;
      if (!this.#swapIfLower(lower, at)) return first.item;
      at = lower;
    }
  }

  #rank(at: number): number {
    return this.#heap[at]?.rank ?? Number.POSITIVE_INFINITY;
  }

  #swapIfLower(at: number, than: number): boolean {
    const [one, other] = [this.#heap[at], this.#heap[than]];
    if (one === undefined || other === undefined || one.rank >= other.rank) return false;
    this.#heap[at] = other;
    this.#heap[than] = one;
    return true;
  }
}
