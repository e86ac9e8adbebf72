/** A database whose transactions are aborted when its worker ends, as a browser does it. After that it answers nothing. */
export function endingDatabase(real: IDBFactory): { readonly indexedDB: IDBFactory; end(): void } {
  const running = new Set<IDBTransaction>();
  let isOver = false;

  const open = (...given: Parameters<IDBFactory['open']>) => {
    const request = real.open(...given);
    request.addEventListener('success', () => {
      const database = request.result;
      const transaction = database.transaction.bind(database);
      database.transaction = (...asked) => {
        if (isOver) throw new DOMException('The worker has ended.', 'InvalidStateError');
        const begun = transaction(...asked);
        running.add(begun);
        for (const end of ['complete', 'abort']) begun.addEventListener(end, () => running.delete(begun));
        return begun;
      };
    });
    return request;
  };

  return {
    // Only `open` is used.
    indexedDB: { open } as IDBFactory,
    end() {
      isOver = true;
      for (const transaction of running) {
        try {
          transaction.abort();
        } catch {
          // It is being committed.
        }
      }
    },
  };
}
