const waiting = new Set<() => void>();

function next(): void {
  for (const run of waiting) {
    waiting.delete(run);
    run();
    break;
  }
  // A separate task for each, so that the page can scroll and accept typing in between.
  if (waiting.size > 0) setTimeout(next);
}

/** Runs a function in a later task, after all earlier requests. Returns a function that cancels it. */
export function inTurn(run: () => void): () => void {
  if (waiting.size === 0) setTimeout(next);
  waiting.add(run);
  return () => void waiting.delete(run);
}
