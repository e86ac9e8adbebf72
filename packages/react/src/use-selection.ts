'use client';
import { type RefObject, useCallback, useEffect, useMemo, useRef, useSyncExternalStore } from 'react';

/** What {@link useSelection} reads from: the part of `Auth` that it needs. */
export interface Source<State> {
  getState(): State;
  subscribe(listener: () => void): () => void;
}

type IsEqual<Slice> = (a: Slice, b: Slice) => boolean;
type Shown<Slice> = RefObject<{ readonly slice: Slice } | null>;

/**
 * A slice of an external store. Renders only when `isEqual` tells the new slice from the one on screen, also when
 * `select` is an inline function with a new identity in each render.
 */
export function useSelection<State, Slice>(
  source: Source<State>,
  select: (state: State) => Slice,
  isEqual: IsEqual<Slice>,
  getServerState: () => State,
): Slice {
  const shown: Shown<Slice> = useRef(null);
  // oxlint-disable-next-line react/refs -- an equal slice keeps its identity when an inline `select` is new.
  const sliceOf = useMemo(() => memoized(select, isEqual, shown), [select, isEqual]);
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

/** Gives the slice on screen, or the one before, as long as the new one is equal to it. */
function memoized<State, Slice>(
  select: (state: State) => Slice,
  isEqual: IsEqual<Slice>,
  shown: Shown<Slice>,
): (state: State) => Slice {
  let last: { readonly state: State; readonly slice: Slice } | null = null;
  return (state) => {
    if (last !== null && Object.is(last.state, state)) return last.slice;
    const slice = select(state);
    const kept = last ?? shown.current;
    last = { state, slice: kept !== null && isEqual(kept.slice, slice) ? kept.slice : slice };
    return last.slice;
  };
}
