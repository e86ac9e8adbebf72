/** Pending WebCrypto calls in this thread, from any caller: they take real time. */
export class Cryptography {
  working = 0;
  readonly #restore: (() => void)[] = [];

  constructor() {
    const prototype = Object.getPrototypeOf(crypto.subtle) as Record<
      string,
      (...given: unknown[]) => unknown
    >;
    for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
      if (typeof value !== 'function' || name === 'constructor') continue;
      const count = (work: unknown) => this.#count(work);
      const method = value as (...given: unknown[]) => unknown;
      prototype[name] = function (this: unknown, ...given: unknown[]) {
        return count(method.apply(this, given));
      };
      this.#restore.push(() => {
        prototype[name] = method;
      });
    }
  }

  end(): void {
    for (const restore of this.#restore) restore();
  }

  #count(work: unknown): unknown {
    if (!(work instanceof Promise)) return work;
    this.working += 1;
    const end = () => {
      this.working -= 1;
    };
    work.then(end, end);
    return work;
  }
}
