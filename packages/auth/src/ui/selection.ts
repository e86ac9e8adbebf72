/** The slice that a component currently shows; fits React's refs. */
export interface Shown<Slice> {
  readonly current: { readonly slice: Slice } | null;
}

/**
 * Wraps `select` so that a slice keeps its identity while it is equal to the last one, or at first to the slice on screen,
 * which another function may have selected.
 */
export function keepEqual<State, Slice>(
  select: (state: State) => Slice,
  isEqual: (a: Slice, b: Slice) => boolean,
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
