import type { InspectionEvent } from 'xstate';
import type { Internals } from './internals.ts';

type Watcher = (event: InspectionEvent) => void;

/** A step-up is a machine of its own, so those of the session do not see it. By the internals of its `Auth`. */
const watchers = new WeakMap<Internals, Set<Watcher>>();

export const stepUpWatchers = (internals: Internals): ReadonlySet<Watcher> =>
  watchers.get(internals) ?? new Set();

/** Calls the watcher with each inspection event of the step-ups from now on. Returns a function that stops it. */
export function watchStepUps(internals: Internals, watcher: Watcher): () => void {
  const all = watchers.get(internals) ?? new Set();
  watchers.set(internals, all.add(watcher));
  return () => all.delete(watcher);
}
