/** The slice that a component shows now; React's refs fit. */
export interface Shown<Slice> {
  readonly current: { readonly slice: Slice } | null;
}

/**
 * `select`, with slices that keep their identity as long as they are equal: the slice of the last call, or at first the slice on
 * screen, which may have been selected by another function.
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
