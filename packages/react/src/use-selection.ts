'use client';
import { keepEqual } from '@latchkey/auth/ui';
import { useCallback, useEffect, useMemo, useRef, useSyncExternalStore } from 'react';

/** The part of `Auth` that {@link useSelection} reads. */
export interface Source<State> {
  getState(): State;
  subscribe(listener: () => void): () => void;
}

/**
 * Returns a slice of an external store. Renders only when `isEqual` finds a difference from the slice on screen, even if
 * `select` is an inline function with a new identity in each render.
 */
export function useSelection<State, Slice>(
  source: Source<State>,
  select: (state: State) => Slice,
  isEqual: (a: Slice, b: Slice) => boolean,
  getServerState: () => State,
): Slice {
  const shown = useRef<{ readonly slice: Slice } | null>(null);
  // oxlint-disable-next-line react/refs -- an equal slice keeps its identity when an inline `select` is new.
  const sliceOf = useMemo(() => keepEqual(select, isEqual, shown), [select, isEqual]);
  const subscribe = useCallback((changed: () => void) => source.subscribe(changed), [source]);

  const slice = useSyncExternalStore(
    subscribe,
    () => sliceOf(source.getState()),
    () => sliceOf(getServerState()),
  );
  useEffect(() => {
    shown.current = { slice };
  }, [slice]);
  return slice;
}
