import type { VaultStorage } from './storage.ts';

/** How long after a failure the database is tried again, doubled each time. Milliseconds. */
const FIRST = 250;
const LONGEST = 30_000;

/** Retries a failing database, and runs `listener` each time it works again. */
export function tend(storage: Promise<VaultStorage>, listener: () => void): () => void {
  let stop: (() => void) | null = null;
  let isOver = false;
  void storage.then((store) => {
    let delay = FIRST;
    let timer: unknown;
    const retry = () => {
      if (isOver) return;
      timer ??= store.clock.setTimeout(() => {
        timer = undefined;
        delay = Math.min(delay * 2, LONGEST);
        // Failures during the pause are not announced.
        store.transact([]).catch(retry);
      }, delay);
    };
    const hear = () => {
      if (store.isFailing) return retry();
      store.clock.clearTimeout(timer);
      timer = undefined;
      // On a full disk some writes fail although reading works.
      if (store.unwritten.size === 0) delay = FIRST;
      listener();
    };
    if (isOver) return;
    store.listeners.add(hear);
    if (store.isFailing) retry();
    stop = () => {
      store.listeners.delete(hear);
      store.clock.clearTimeout(timer);
    };
  });
  return () => {
    isOver = true;
    stop?.();
  };
}
