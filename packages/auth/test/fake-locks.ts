type Request = (lock: Lock | null) => unknown;

interface Waiting {
  readonly tab: string;
  readonly grant: () => void;
}

/**
 * Web Locks of one browser, exclusive mode only; `killTab` releases a tab's locks and drops its requests, like a crash. As in
 * browsers, a request whose signal is aborted rejects with the reason of the signal, also if it was aborted before.
 */
export class FakeLocks {
  readonly #queues = new Map<string, Waiting[]>();
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
    for (const [name, queue] of this.#queues)
      this.#queues.set(
        name,
        queue.filter((one) => one.tab !== tab),
      );
    this.#held.forEach((lock) => {
      if (lock.tab === tab) lock.release();
    });
  }

  async #request(
    tab: string,
    name: string,
    signal: AbortSignal | undefined,
    work: Request,
  ): Promise<unknown> {
    signal?.throwIfAborted();
    return new Promise((resolve, reject) => {
      const grant = () => {
        signal?.removeEventListener('abort', giveUp);
        const release = () => {
          if (this.#held.get(name)?.release !== release) return;
          this.#held.delete(name);
          this.#queues.get(name)?.shift()?.grant();
        };
        this.#held.set(name, { tab, release });
        Promise.resolve()
          .then(() => work({ name, mode: 'exclusive' }))
          .then(resolve, reject)
          .finally(release);
      };
      const giveUp = () => {
        const queue = this.#queues.get(name) ?? [];
        this.#queues.set(
          name,
          queue.filter((one) => one.grant !== grant),
        );
        // Rejects with the reason, which may be anything.
        resolve(Promise.resolve().then(() => signal?.throwIfAborted()));
      };
      signal?.addEventListener('abort', giveUp);
      if (this.#held.has(name)) this.#queues.set(name, [...(this.#queues.get(name) ?? []), { tab, grant }]);
      else grant();
    });
  }
}
