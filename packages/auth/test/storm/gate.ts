/** Everything that reaches a tab passes through its gate: a frozen tab gets it when it resumes, a crashed one never does. */
export class Gate {
  #state: 'open' | 'frozen' | 'dead' = 'open';
  #waiting: (() => void)[] = [];
  readonly #mourners = new Set<() => void>();

  get isDead(): boolean {
    return this.#state === 'dead';
  }

  get isFrozen(): boolean {
    return this.#state === 'frozen';
  }

  run(work: () => void): void {
    if (this.#state === 'open') work();
    else if (this.#state === 'frozen') this.#waiting.push(work);
  }

  /** The same outcome, when the tab can receive it. */
  pass<T>(work: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      work.then(
        (value) => this.run(() => resolve(value)),
        (error: unknown) => this.run(() => reject(error instanceof Error ? error : new Error(String(error)))),
      );
    });
  }

  freeze(): void {
    if (this.#state === 'open') this.#state = 'frozen';
  }

  thaw(): void {
    if (this.#state !== 'frozen') return;
    this.#state = 'open';
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const work of waiting) work();
  }

  kill(): void {
    this.#state = 'dead';
    this.#waiting = [];
    for (const listener of this.#mourners) listener();
  }

  onDeath(listener: () => void): void {
    this.#mourners.add(listener);
  }
}
