const waiting = new Set<() => void>();

function next(): void {
  for (const run of waiting) {
    waiting.delete(run);
    run();
    break;
  }
  // A task of its own for each: the page scrolls and types meanwhile.
  if (waiting.size > 0) setTimeout(next);
}

/** Runs it in a later task, after all that were asked for before. Returns how to call that off. */
export function inTurn(run: () => void): () => void {
  if (waiting.size === 0) setTimeout(next);
  waiting.add(run);
  return () => void waiting.delete(run);
}
