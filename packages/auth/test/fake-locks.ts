type Request = (lock: Lock | null) => unknown;

/** Web Locks of one browser, exclusive mode only; `killTab` releases a tab's locks, like a crash. */
export class FakeLocks {
  readonly #queues = new Map<string, (() => void)[]>();
  readonly #held = new Map<string, { readonly tab: string; readonly release: () => void }>();

  /** The lock manager as one tab sees it. */
  for(tab: string): LockManager {
    const request = (name: string, options: LockOptions, work: Request) =>
      this.#request(tab, name, options.signal, work);
    const manager: Pick<LockManager, 'request'> = { request: request as LockManager['request'] };
    // Only `request` with options is used.
    return manager as LockManager;
  }

  isHeld(name: string): boolean {
    return this.#held.has(name);
  }

  /** Whether somebody is waiting for it. */
  isAwaited(name: string): boolean {
    return (this.#queues.get(name) ?? []).length > 0;
  }

  killTab(tab: string): void {
    this.#held.forEach((lock) => {
      if (lock.tab === tab) lock.release();
    });
  }

  #request(tab: string, name: string, signal: AbortSignal | undefined, work: Request): Promise<unknown> {
    return new Promise((resolve, reject) => {
      let waiting = true;
      const grant = () => {
        waiting = false;
        const release = () => {
          if (this.#held.get(name)?.release !== release) return;
          this.#held.delete(name);
          this.#queues.get(name)?.shift()?.();
        };
        this.#held.set(name, { tab, release });
        Promise.resolve()
          .then(() => work({ name, mode: 'exclusive' }))
          .then(resolve, reject)
          .finally(release);
      };
      signal?.addEventListener('abort', () => {
        if (!waiting) return;
        const queue = this.#queues.get(name) ?? [];
        this.#queues.set(
          name,
          queue.filter((other) => other !== grant),
        );
        reject(new DOMException('The request was aborted.', 'AbortError'));
      });
      if (this.#held.has(name)) this.#queues.set(name, [...(this.#queues.get(name) ?? []), grant]);
      else grant();
    });
  }
}
