/** `fails`: every transaction is refused; `hangs`: results come when the disk works again. */
export type DiskMode = 'works' | 'fails' | 'hangs';

/** The page's database, whose disk a test can stop. */
export class Disk {
  #mode: DiskMode = 'works';
  #untold: (() => void)[] = [];

  get factory(): IDBFactory {
    const open = (...given: Parameters<IDBFactory['open']>) => this.#open(...given);
    // Only `open` is used.
    return { open } as unknown as IDBFactory;
  }

  set(mode: DiskMode): void {
    this.#mode = mode;
    if (mode === 'hangs') return;
    for (const tell of this.#untold.splice(0)) tell();
  }

  #open(...given: Parameters<IDBFactory['open']>): IDBOpenDBRequest {
    this.#refuse();
    const request = indexedDB.open(...given);
    request.addEventListener('success', () => {
      const database = request.result;
      const transaction = database.transaction.bind(database);
      database.transaction = (...asked) => {
        this.#refuse();
        const begun = transaction(...asked);
        this.#delay(begun, 'complete');
        return begun;
      };
    });
    this.#delay(request, 'success');
    return request;
  }

  #refuse(): void {
    if (this.#mode === 'fails') throw new DOMException('The disk does not answer.', 'UnknownError');
  }

  #delay(target: EventTarget, end: string): void {
    if (this.#mode !== 'hangs') return;
    Object.defineProperty(target, `on${end}`, {
      set: (listener: (event: Event) => void) => {
        target.addEventListener(end, (event) => {
          if (this.#mode === 'hangs') this.#untold.push(() => listener(event));
          else listener(event);
        });
      },
    });
  }
}
